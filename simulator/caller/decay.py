"""
The two curves of a mood, in whole numbers: e^-x and 1.52 to the power of minutes.

`math.exp` may differ in its last digit between systems, and a call must repeat byte for byte, so both curves stand here
as decimal tables (rounded from 40 digits).

Sources: affect goes home exponentially (Kuppens et al. 2010); each minute beyond an announced wait raises the hazard of
hanging up by up to 52 % (ssrn 3706565). How the two are put together is a default of ours.
"""

from __future__ import annotations

ONE = 10**9
_WHOLE = (ONE, 367879441, 135335283, 49787068, 18315639, 6737947, 2478752, 911882, 335463, 123410)
_TENTHS = (ONE, 904837418, 818730753, 740818221, 670320046, 606530660, 548811636, 496585304, 449328964, 406569660)
_HUNDREDTHS = (ONE, 990049834, 980198673, 970445534, 960789439, 951229425, 941764534, 932393820, 923116346, 913931185)
_THOUSANDTHS = (ONE, 999000500, 998001999, 997004496, 996007989, 995012479, 994017964, 993024443, 992031915, 991040379)
_OVER = (1000, 1520, 2310, 3512, 5338, 8114, 12333, 18746, 28494, 43310, 65832)


def remains(thousandths: int) -> int:
    """e^-x in billionths, for x in thousandths; nothing remains from 10 on."""
    if thousandths >= 10_000:
        return 0
    whole, rest = divmod(max(0, thousandths), 1000)
    tenths, rest = divmod(rest, 100)
    hundredths, last = divmod(rest, 10)
    found = _WHOLE[whole] * _TENTHS[tenths] // ONE
    return found * _HUNDREDTHS[hundredths] // ONE * _THOUSANDTHS[last] // ONE


def impatience(seconds_over: int) -> int:
    """1.52 to the minutes beyond an announced wait, in thousandths: straight between whole minutes, flat after ten."""
    minutes, seconds = divmod(max(0, seconds_over), 60)
    if minutes >= len(_OVER) - 1:
        return _OVER[-1]
    return _OVER[minutes] + (_OVER[minutes + 1] - _OVER[minutes]) * seconds // 60


def hazard(seconds: int, patience: int, over: int, anger: int, solved: int) -> int:
    """The chance, in millionths, that the caller hangs up in a turn.

    1 - exp(-seconds / patience * 1.52^(minutes over) * (1 + 2 anger)), times 0.9 for each issue solved. `anger` in
    thousandths; `patience` is the mean patience in seconds.
    """
    weight = seconds * impatience(over) * (1000 + 2 * anger) // (max(1, patience) * 1000)
    chance = (ONE - remains(weight)) // 1000
    for _ in range(solved):
        chance = chance * 9 // 10
    return chance
