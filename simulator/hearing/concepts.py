"""
Words that mean nearly the same in talk at a desk, so that `book` finds `reserve` and `when` finds `time`.

General service language, a few dozen classes a language; a procedure's own words come from its own texts. A word may
stand in several classes. Words are folded and looked up as written and as stem.
"""

from __future__ import annotations

from collections.abc import Mapping

from simulator.hearing.stems import stem
from simulator.hearing.tongues import tongue

_ENGLISH = """
time: when time hour clock start begin
day: when day date weekday monday tuesday wednesday thursday friday saturday sunday
place: where place location destination address departure from to
person: who name person
amount: many much number count amount size people guests
money: price cost pay paid fee credits money dollars expensive cheap budget
book: book booking booked reserve reservation reserved schedule scheduled appointment order ordered confirm confirmed
done: done successful successfully success completed complete confirmed confirm finished booked reserved submitted
done: set ready all great perfect right
bad: sorry unfortunately failed fail unsuccessful unavailable not unable no afraid apologies apologise wrong however
bad: but gone full fully
free: available availability free unavailable open vacant
bye: goodbye bye thank thanks farewell enjoy day see
hi: hello hi hey welcome greetings
more: anything something else other more further another
help: help assist assistance support
unclear: understand mean sorry repeat rephrase idea sense get know what pardon
change: change different another other alternative modify criteria
want: want like wish prefer preferred desire need
say: tell give provide say specify state let know share could may have get
fail: fail failed unsuccessful failure error wrong unable
call: call ring phone dial contact reach
mend: fix repair solve resolve sort mend restore
look: look check view examine
wait: wait hold stay moment minute line patience
start: restart start reboot boot switch turn
login: login log sign password in
transfer: transfer connect through pass forward hand team colleague specialist
lost: lost missing gone stolen disappeared
device: laptop computer machine pc device notebook
work: work works working run runs running
"""

_DANISH = """
time: hvornar tid tidspunkt klokken
person: hvem navn
help: hjaelpe hjaelp assistere
bye: farvel hej tak dag
hi: hej goddag velkommen
more: andet mere flere ellers
bad: desvaerre beklager undskyld ikke kan
say: sige oplyse fortaelle give fa
call: ringe kontakte opkald
mend: lose fikse reparere ordne
wait: vente vent ojeblik
look: se kigge tjekke undersoge
work: virker fungerer korer
"""

_GERMAN = """
time: wann zeit uhr uhrzeit
person: wer name namen
help: helfen hilfe unterstutzen
bye: wiederhoren tschuss danke tag
hi: hallo guten willkommen tag
more: noch sonst weitere weiteres anderes
bad: leider entschuldigung nicht kein unmoglich
say: sagen nennen geben mitteilen verraten
call: anrufen zuruckrufen melden kontaktieren
mend: losen beheben reparieren kummern
wait: warten moment geduld leitung
look: schauen prufen nachsehen ansehen
work: funktioniert geht lauft klappt
"""

_HUNGARIAN = """
time: mikor ido idopont ora
person: ki nev neve nevet
help: segithetek segiteni segitseg segitek
bye: viszonthallasra viszlat koszonom napot
hi: udvozlom halo jo napot
more: meg mas masban egyeb valami
bad: sajnos sajnalom elnezest nem
say: mondja megmondana megadna adja
call: hivni hivom visszahivjuk telefon
mend: megoldani megoldjuk javitani rendbe
wait: varjon turelem pillanat tartsa
look: megnezem ellenorzom utananezek
work: mukodik megy
"""

_SPANISH = """
time: cuando hora tiempo
person: quien nombre llama
help: ayudar ayudarle ayuda asistir
bye: adios hasta gracias dia
hi: hola buenos buenas bienvenido
more: algo mas otra otro
bad: lamento siento desgraciadamente no lamentablemente
say: decir decirme dar darme indicar facilitar
call: llamar llamaremos telefono contactar
mend: resolver solucionar arreglar reparar
wait: esperar espere momento linea
look: mirar comprobar revisar ver
work: funciona va
"""


def _read(text: str, lang: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in text.strip().splitlines():
        name, _, members = line.partition(": ")
        for word in members.split():
            for form in {word, stem(word, lang)} if len(word) > 4 else {word}:
                found[form] = (*found.get(form, ()), name)
    return found


_TABLES = {
    lang: _read(text, lang)
    for lang, text in (("en", _ENGLISH), ("da", _DANISH), ("de", _GERMAN), ("hu", _HUNGARIAN), ("es", _SPANISH))
}


def concepts(plain: str, stemmed: str, lang: str) -> frozenset[str]:
    """The classes that a word belongs to."""
    table = _TABLES.get(tongue(lang).lang, {})
    return frozenset((*table.get(plain, ()), *table.get(stemmed, ())))


def is_concept(plain: str, stemmed: str, lang: str) -> bool:
    """Whether a word belongs to any class."""
    table = _TABLES.get(tongue(lang).lang, {})
    return plain in table or stemmed in table
