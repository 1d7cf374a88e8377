# ruff: noqa: E501
"""Texts that try to be more than text: in HTML, attributes, addresses, scripts, SVG, JSON, Markdown, YAML, templates."""

from __future__ import annotations

PAYLOADS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    "\"><script>window.pwned=1</script>",
    "'><img src=x onerror='window.pwned=1'>",
    "\" onmouseover=\"window.pwned=1\" x=\"",
    "' onfocus='window.pwned=1' autofocus='",
    "</title><script>window.pwned=1</script>",
    "</textarea><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</div></div></article><script>window.pwned=1</script>",
    "<!--", "-->", "<!-- --!><script>window.pwned=1</script>", "<![CDATA[<script>window.pwned=1</script>]]>",
    "<?php echo 1 ?>", "<!DOCTYPE html>", "<plaintext>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<link rel=stylesheet href=//evil.example>",
    "<iframe src=javascript:window.pwned=1></iframe>", "<object data=//evil.example></object>",
    "<a href=javascript:window.pwned=1>x</a>", "<form action=//evil.example><button>x</button></form>",
    "<details open ontoggle=window.pwned=1>", "<math><mi xlink:href=javascript:window.pwned=1>x</mi></math>",
    "<template><script>window.pwned=1</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
    "javascript:window.pwned=1", "data:text/html,<script>window.pwned=1</script>", "//evil.example/x", "https://evil.example/x",
    "[x](javascript:window.pwned=1)", "![x](//evil.example/x.png)", "[x]: javascript:window.pwned=1", "<https://evil.example>",
    "[x][y]", "# heading", "## heading {#top onclick=x}", "* list", "- [ ] box", "1. one", "> quote", "    code", "```html", "~~~",
    "`code`", "**bold** __bold__ *it* _it_", "a | b | c", "--- | ---", "***", "___", "!!! note", "??? note", "+++", "=== tab",
    "{{ config.site_name }}", "{% raw %}", "{# comment #}", "${7*7}", "#{7*7}", "{first_name} {{brace}}", "{: .class onclick=x }",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;", "&amp;lt;script&amp;gt;", "&#60;script&#62;", "&#x3c;script&#x3e;", "&nbsp;&copy",
    "\\u003cscript\\u003e", "\\x3cscript\\x3e", "%3Cscript%3E", "\\\"", "\\", "'\"`", "*[HTML]: x", "[^1]: note", "[TOC]", ":smile:",
    "--8<-- \"/etc/passwd\"", "tab\there", "line\nbreak", "line\n\n<script>window.pwned=1</script>\n\nmore", "\u202eevil\u202c",
    "\x1b[31mred\x1b]0;title\x07", "zero\u200bwidth\ufeff", "nul\u0000byte", "\u2028\u2029", "long" * 400, "æøåéßőűñ 漢字 🙂",
)  # fmt: skip


def shown(payload: str) -> str:
    """What a reader must see: the text on one line, without characters that act instead of being read."""
    import unicodedata

    kept = "".join(
        " " if char.isspace() else char
        for char in payload
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf")
    )
    return " ".join(kept.split())
