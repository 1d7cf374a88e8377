"""
The words for times in each language, as plain tables: numbers, units, days, parts of the day, and what stands before
a time.

All words are folded. Where a language bends the end of a word (Hungarian `percen`, `óráig`, `csütörtökig`), the bent
forms are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.hearing.tongues import word_set


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One language's words. Values are minutes, days from Monday, or minutes of the day."""

    numbers: Mapping[str, int]
    units: Mapping[str, float]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    """`today` 0, `tomorrow` 1."""
    parts: Mapping[str, tuple[int, int]]
    """Parts of the day and fixed moments, from and to in minutes of the day."""
    later: frozenset[str]
    """Afternoon marks after a clock time: pm."""
    earlier: frozenset[str]
    clock: frozenset[str]
    """Words that make a number a clock time: o'clock, Uhr, klokken."""
    clock_until: frozenset[str] = frozenset()
    """Such words that also say `until`: the Hungarian `óráig`."""
    few: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    half: frozenset[str] = frozenset()
    half_before: bool = False
    """Whether `half three` is half past two, as in Danish, German and Hungarian."""
    quarter: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    """Words that set a latest moment: by, before, within, until."""
    behind: frozenset[str] = frozenset()
    """The same, standing after the time: the Hungarian `belül`."""
    begin: frozenset[str] = frozenset()
    """Words that open a time without bounding it: in, at, on."""
    every: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    """Words that put a time into the past, before or after it: since, ago."""
    lasting: frozenset[str] = frozenset()
    """Words before a length that is no moment: for ten seconds."""
    link: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    morrow_morning: str = ""
    """A word that is `tomorrow` and, after another day, `morning`: the German `morgen`, the Spanish `mañana`."""


def _numbers(words: str) -> dict[str, int]:
    """`one=1 two=2`: several words may have one number."""
    return {word: int(number) for word, number in (pair.split("=") for pair in words.split())}


def _days(words: str) -> dict[str, int]:
    return {form: n for n, forms in enumerate(words.split()) for form in forms.split("/")}


def _units(minute: str, hour: str, day: str, week: str, second: str) -> dict[str, float]:
    named = ((minute, 1.0), (hour, 60.0), (day, 1440.0), (week, 10080.0), (second, 1 / 60))
    return {form: size for forms, size in named for form in forms.split()}


_MORNING, _FORENOON, _AFTERNOON, _EVENING = (360, 720), (540, 720), (720, 1080), (1020, 1380)
_NOON, _MIDNIGHT, _NIGHT, _DAY_END = (720, 720), (1440, 1440), (1080, 1440), (0, 1440)

ENGLISH = TimeWords(
    _numbers(
        "a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 "
        "fifteen=15 twenty=20 thirty=30 "
        "forty=40 fortyfive=45 sixty=60 ninety=90"
    ),
    _units("minute minutes min mins minuts",
           "hour hours hr hrs h", "day days", "week weeks", "second seconds sec secs"),
    _days("monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thurs friday/fri saturday/sat sunday/sun"),
    {"today": 0, "tonight": 0, "tomorrow": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1},
    {
        "morning": _MORNING, "afternoon": _AFTERNOON, "evening": _EVENING, "tonight": _NIGHT, "noon": _NOON, "midday":
        _NOON, "lunchtime": _NOON,
        "midnight": _MIDNIGHT, "end": _DAY_END, "night": _NIGHT,
    },
    word_set("pm p.m"),
    word_set("am a.m"),
    word_set("o'clock oclock clock"),
    few={"few": (2, 10), "couple": (2, 3), "several": (3, 10)},
    half=word_set("half"),
    quarter=word_set("quarter"),
    past=word_set("past"),
    to=word_set("to"),
    until=word_set("by before within until till latest under inside most"),
    begin=word_set("in at on around about approximately roughly after from this next"),
    every=word_set("every each"),
    gone=word_set("ago since yesterday last earlier"),
    lasting=word_set("for"),
    link=word_set(
        "the of on at in o o'clock another next this more than later no latest s business working less under "
        "about around roughly least most"
    ),
    ranges=word_set("to or and - till until"),
)  # fmt: skip

DANISH = TimeWords(
    _numbers(
        "en=1 et=1 to=2 tre=3 fire=4 fem=5 seks=6 syv=7 otte=8 ni=9 ti=10 elleve=11 tolv=12 femten=15 tyve=20 "
        "tredive=30 fyrre=40 tres=60"
    ),
    _units("minut minutter min", "time timer", "dag dage dogn arbejdsdag arbejdsdage", "uge uger", "sekund sekunder"),
    _days("mandag tirsdag onsdag torsdag fredag lordag sondag"),
    {"idag": 0, "imorgen": 1},
    {
        "formiddag": _FORENOON, "morgenen": _MORNING, "eftermiddag": _AFTERNOON, "aften": _EVENING, "middag": _NOON,
        "midnat": _MIDNIGHT,
        "fyraften": _DAY_END, "formiddagen": _FORENOON, "eftermiddagen": _AFTERNOON, "aftenen": _EVENING,
    },
    frozenset(),
    frozenset(),
    word_set("klokken kl"),
    few={"par": (2, 10), "nogle": (2, 10), "faa": (2, 10), "fa": (2, 10)},
    half=word_set("halv halvanden"),
    half_before=True,
    quarter=word_set("kvart kvarter"),
    past=word_set("over"),
    to=word_set("i"),
    until=word_set("inden senest for til"),
    begin=word_set("om i pa paa ved omkring efter cirka ca fra"),
    every=word_set("hver hvert"),
    gone=word_set("siden igar igaar"),
    lasting=word_set(""),
    link=word_set("den det de pa paa om i klokken kl ca cirka senest naeste af for"),
    ranges=word_set("til eller og -"),
)  # fmt: skip

GERMAN = TimeWords(
    _numbers(
        "ein=1 eine=1 einer=1 einem=1 einen=1 eins=1 zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 "
        "zehn=10 elf=11 zwolf=12 "
        "funfzehn=15 zwanzig=20 dreissig=30 vierzig=40 sechzig=60 der=1"
    ),
    _units("minute minuten min",
           "stunde stunden std", "tag tage tagen werktag werktage werktagen arbeitstag arbeitstage arbeitstagen",
           "woche wochen",
           "sekunde sekunden"),
    _days("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag"),
    {"heute": 0, "morgen": 1, "ubermorgen": 2},
    {
        "fruh": _MORNING, "vormittag": _FORENOON, "vormittags": _FORENOON, "mittag": _NOON, "mittags": _NOON,
        "nachmittag": _AFTERNOON,
        "nachmittags": _AFTERNOON, "abend": _EVENING, "abends": _EVENING, "feierabend": _DAY_END, "mitternacht":
        _MIDNIGHT, "ende": _DAY_END,
        "tagesende": _DAY_END,
    },
    frozenset(),
    frozenset(),
    word_set("uhr"),
    few={"paar": (2, 10), "wenigen": (2, 10), "einigen": (3, 10), "wenige": (2, 10)},
    half=word_set("halb halben halbe anderthalb"),
    half_before=True,
    quarter=word_set("viertel viertelstunde"),
    past=word_set("nach"),
    to=word_set("vor"),
    until=word_set("bis vor innerhalb binnen spatestens"),
    begin=word_set("in um am gegen etwa ungefahr nach ab circa ca"),
    every=word_set("alle jede"),
    gone=word_set("seit gestern letzten"),
    lasting=word_set(""),
    link=word_set("der des dem den um am gegen etwa ca circa von spatestens nachsten in"),
    ranges=word_set("bis oder und -"),
    morrow_morning="morgen",
)  # fmt: skip

HUNGARIAN = TimeWords(
    _numbers(
        "egy=1 ket=2 ketto=2 harom=3 negy=4 ot=5 hat=6 het=7 nyolc=8 kilenc=9 tiz=10 tizenegy=11 tizenket=12 "
        "tizenketto=12 tizenot=15 husz=20 "
        "harminc=30 negyven=40 hatvan=60 egyig=1 kettoig=2 haromig=3 negyig=4 otig=5 hatig=6 hetig=7 nyolcig=8 "
        "kilencig=9 tizig=10 "
        "egykor=1 kettokor=2 haromkor=3 negykor=4 otkor=5 hatkor=6 hetkor=7 nyolckor=8 kilenckor=9 tizkor=10 delben=12"
    ),
    _units("perc percen percet percig perce",
           "ora oran orat", "nap napon munkanap munkanapon", "heten het", "masodperc masodpercet masodpercig"),
    _days(
        "hetfo/hetfon/hetfoig kedd/kedden/keddig szerda/szerdan/szerdaig csutortok/csutortokon/csutortokig "
        "pentek/penteken/pentekig "
        "szombat/szombaton/szombatig vasarnap/vasarnapig"
    ),
    {"ma": 0, "maig": 0, "holnap": 1, "holnapig": 1, "holnaputan": 2, "mai": 0, "holnapi": 1},
    {
        "reggel": _MORNING, "reggelig": _MORNING, "delelott": _FORENOON, "delelottig": _FORENOON, "delutan":
        _AFTERNOON, "delutanig": _AFTERNOON,
        "este": _EVENING, "esteig": _EVENING, "delig": _NOON, "delben": _NOON, "ejfelig": _MIDNIGHT, "vegeig": _DAY_END,
    },
    frozenset(),
    frozenset(),
    word_set("ora orakor kor"),
    word_set("oraig"),
    few={"par": (2, 10), "nehany": (2, 10)},
    half=word_set("fel"),
    half_before=True,
    quarter=word_set("negyed"),
    until=word_set("legkesobb mielott"),
    behind=word_set("belul elott"),
    begin=word_set("korulbelul kb"),
    every=word_set("minden"),
    gone=word_set("ota ezelott tegnap"),
    link=word_set("a az legkesobb nap"),
    ranges=word_set("vagy es -"),
)  # fmt: skip

SPANISH = TimeWords(
    _numbers(
        "un=1 una=1 uno=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 "
        "quince=15 veinte=20 treinta=30 "
        "cuarenta=40 sesenta=60"
    ),
    _units("minuto minutos min", "hora horas h", "dia dias", "semana semanas", "segundo segundos"),
    _days("lunes martes miercoles jueves viernes sabado domingo"),
    {"hoy": 0, "manana": 1},
    {
        "tarde": _AFTERNOON, "noche": _NIGHT, "mediodia": _NOON, "medianoche": _MIDNIGHT, "final": _DAY_END,
        "mananas": _MORNING,
    },
    word_set("p.m pm"),
    word_set("a.m am"),
    word_set("las"),
    few={"par": (2, 3), "pocos": (2, 10), "pocas": (2, 10), "unos": (2, 10), "unas": (2, 10)},
    half=word_set("media"),
    quarter=word_set("cuarto"),
    past=word_set("y"),
    to=word_set("menos"),
    until=word_set("antes hasta maximo tardar"),
    begin=word_set("en dentro a sobre hacia para alrededor"),
    every=word_set("cada"),
    gone=word_set("hace ayer desde pasado"),
    link=word_set("de la las el los del por a al en proximo este esta como mas tardar"),
    ranges=word_set("a o y -"),
    morrow_morning="manana",
)  # fmt: skip

TIME_WORDS: Mapping[str, TimeWords] = {"en": ENGLISH, "da": DANISH, "de": GERMAN, "hu": HUNGARIAN, "es": SPANISH}
