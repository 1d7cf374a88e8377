"""
What hearing knows of each language beside the authors' own patterns: contractions, small words, negations, fillers.

Kept as plain tables, folded (without case and accents), so that a native speaker can check them in one sitting.
A language that is not listed is heard with `NEUTRAL`: words as they stand, nothing skipped.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """The tables of one language. `small` are function words, `fillers` may stand anywhere without a meaning."""

    lang: str
    small: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    question_words: frozenset[str] = frozenset()
    whole: tuple[tuple[str, str], ...] = ()
    """Words that stand for others: `cant` for `can not`."""


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as tables are written here."""
    return frozenset(words.split())


EN = Tongue(
    "en",
    small=word_set(
        "a an the this that these those i me my mine you your yours he she it its we us our they them their is am "
        "are was were be been "
        "being do does did have has had will would shall should can could may might must to of in on at for from by "
        "with about into as "
        "and or but if so not no then than there here what which who whom whose when where why how let up out off "
        "over again once just"
    ),
    fillers=word_set(
        "please just really very so kindly quickly actually maybe perhaps um uh er well oh also still sir madam "
        "extremely truly deeply "
        "terribly awfully sincerely totally completely absolutely simply quite certainly definitely honestly fully "
        "genuinely both "
        "first quick quickly incredibly dreadfully ever"
    ),
    negations=word_set("not never without nobody"),
    subjects=word_set("i you we he she they it"),
    question_words=word_set("what which who whom whose when where why how"),
    whole=(
        ("cannot", "can not"),
        ("cant", "can not"),
        ("wont", "will not"),
        ("dont", "do not"),
        ("doesnt", "does not"),
        ("didnt", "did not"),
        ("isnt", "is not"),
        ("arent", "are not"),
        ("wasnt", "was not"),
        ("werent", "were not"),
        ("couldnt", "could not"),
        ("wouldnt", "would not"),
        ("shouldnt", "should not"),
        ("hasnt", "has not"),
        ("havent", "have not"),
        ("hadnt", "had not"),
        ("im", "i am"),
        ("ive", "i have"),
        ("youre", "you are"),
        ("youve", "you have"),
        ("youll", "you will"),
        ("theyll", "they will"),
        ("theyre", "they are"),
        ("weve", "we have"),
        ("thats", "that is"),
        ("whats", "what is"),
        ("theres", "there is"),
        ("heres", "here is"),
        ("lets", "let us"),
        ("its", "it is"),
        ("ill", "i will"),
        ("gonna", "going to"),
        ("wanna", "want to"),
        ("gotta", "have to"),
        ("pls", "please"),
        ("plz", "please"),
        ("u", "you"),
        ("ur", "your"),
        ("thx", "thanks"),
        ("ok", "okay"),
        ("wheres", "where is"),
        ("whos", "who is"),
        ("mustnt", "must not"),
        ("anymore", "any more"),
        ("aint", "is not"),
        ("oclock", "oclock"),
        ("everyones", "everyone"),
    ),
)

DA = Tongue(
    "da",
    small=word_set(
        "en et den det de denne dette disse jeg mig min mit mine du dig din dit dine han hun vi os vores i jer jeres "
        "er var vaere vaeret "
        "har havde vil ville skal skulle kan kunne maa matte til af paa pa ved for fra med om som og eller men hvis "
        "saa sa ikke nej ja der "
        "her hvad hvem hvor hvornar hvorfor hvordan hvilken hvilket hvilke at op ud ind over igen lige nu"
    ),
    fillers=word_set(
        "lige jo da nu ogsa ogsaa virkelig meget simpelthen altsa altsaa venligst gerne bare nok vel oprigtigt dybt "
        "rigtig helt saa sa"
    ),
    negations=word_set("ikke aldrig uden ingen"),
    subjects=word_set("jeg du vi han hun de det i"),
    question_words=word_set("hvad hvem hvor hvornar hvornaar hvorfor hvordan hvilken hvilket hvilke"),
    whole=(("ka", "kan"), ("sgu", "")),
)

DE = Tongue(
    "de",
    small=word_set(
        "ein eine einen einem einer eines der die das den dem des dieser diese dieses ich mich mir mein meine meinen "
        "du dich dir dein sie "
        "ihnen ihr ihre ihren ihrem er es wir uns unser ist bin sind war waren sein gewesen habe hat haben hatte "
        "wird werde werden wurde "
        "wurden soll sollen kann konnen konnte muss mussen darf durfen zu zum zur von vom in im an am auf fur aus "
        "bei mit uber als und "
        "oder aber wenn so nicht nein ja da hier was wer wem wen wo wann warum wie welche welcher welches dass noch mal"
    ),
    fillers=word_set(
        "bitte mal doch eben nur sehr wirklich ja auch noch kurz gerne gern denn schon vielleicht einfach ganz echt "
        "aufrichtig halt so sofort"
    ),
    negations=word_set("nicht nie niemals kein keine keinen ohne"),
    subjects=word_set("ich du wir er sie es ihr"),
    question_words=word_set("was wer wem wen wo wann warum wieso wie welche welcher welches welchen"),
    whole=(
        ("gehts", "geht es"),
        ("habs", "habe es"),
        ("gibts", "gibt es"),
        ("ists", "ist es"),
        ("hab", "habe"),
        ("fuer", "fur"),
    ),
)

HU = Tongue(
    "hu",
    small=word_set(
        "a az egy ez ezt azt en engem nekem te ti o on ont onnek onok mi minket nekunk ok van vagyok volt lesz "
        "legyen volna lehet kell "
        "tud tudok tudom hogy es vagy de ha nem ne igen itt ott mi mit ki kit hol mikor miert hogyan melyik meg el "
        "fel le be ki is csak "
        "mar meg majd most ra rola vele ahhoz ahogy aki amely amelyet ami amiert amig amit addig ahol amikor arra "
        "arrol azon abban ebben ehhez ezen erre errol ezert azert akkor igy ugy ilyen olyan mint mert mivel vissza ide "
        "oda bele belole inkabb minden mindent semmi semmit senki valami valamit valaki velem nalam nalunk onnel onnel "
        "onhoz ontol onrol nala neki nekik hozza egyszer ott legyen lenne lehetne lett"
    ),
    fillers=word_set(
        "kerem csak nagyon igazan most is mar meg legyen szives talan egyszeruen oszinten tenyleg szivesen hat nos "
        "azonnal akkor"
    ),
    negations=word_set("nem ne soha nelkul sem"),
    subjects=word_set("en te mi ti ok on onok o"),
    question_words=word_set("mi mit ki kit hol mikor miert hogyan hogy melyik milyen mennyi hany"),
)

ES = Tongue(
    "es",
    small=word_set(
        "un una unos unas el la los las lo este esta esto estos estas ese esa eso yo me mi mis tu te usted ustedes "
        "su sus le les se nos "
        "nosotros nuestro nuestra es soy son era fue ser estar esta estoy estan ha he han haber hay voy va vamos "
        "puede puedo podria "
        "debe tener tengo tiene a al de del en por para con sin sobre como y o pero si no ya aqui alli que quien "
        "cual cuando donde cuanto "
        "porque mas muy"
    ),
    fillers=word_set(
        "por favor muy ya solo realmente tambien pues bien mucho simplemente totalmente sinceramente ahora quizas "
        "entonces todo"
    ),
    negations=word_set("no nunca jamas sin"),
    subjects=word_set("yo tu usted nosotros ellos el ella ustedes"),
    question_words=word_set("que quien cual cuando donde cuanto cuantos cuantas como"),
    whole=(("xq", "porque"), ("q", "que"), ("pa", "para")),
)

NEUTRAL = Tongue("")

_BY_LANG = {tongue.lang: tongue for tongue in (EN, DA, DE, HU, ES)}
LANGS = tuple(_BY_LANG)


def tongue(lang: str) -> Tongue:
    """The tables of a language; `en-GB` is heard as `en`."""
    return _BY_LANG.get(lang) or _BY_LANG.get(lang[:2], NEUTRAL)
