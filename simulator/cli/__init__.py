"""The command `sop`. Being written."""


def main() -> None:
    raise SystemExit(0)
