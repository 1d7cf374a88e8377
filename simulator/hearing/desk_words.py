"""
Everyday words of a desk's trade, so that "is the light on the router blinking?" is plain talk and no riddle.

They name no act and carry no step; they only say that a line is about something. One list a language, folded.
"""

from __future__ import annotations

from simulator.hearing.stems import stem
from simulator.hearing.tongues import word_set

_WORDS = {
    "en": word_set(
        "laptop computer pc mac machine notebook tablet phone mobile handset router modem screen monitor display "
        "keyboard mouse cable "
        "plug socket light lamp led button key switch port box printer scanner dock camera headset battery charger "
        "power adapter "
        "drive disk folder file document window tab menu icon page site website browser link app application program "
        "software "
        "update version setting settings option network internet wifi wireless connection signal server system "
        "database account "
        "profile user name number letter digit field form list table line row error message warning code sign mark "
        "colour color "
        "green red blue yellow black white blinking flashing steady on off left right top bottom upper lower front "
        "back side corner "
        "middle floor room building office desk entrance reception home site street shop branch press click tap hold "
        "push pull "
        "turn open close start stop run save load send print scan copy paste type write read choose select pick "
        "scroll drag drop "
        "plug unplug connect disconnect remove insert restart reboot install uninstall download upload enter leave "
        "move bring take "
        "put look see hear feel show find search check test try wait ring call mail email chat ticket case order "
        "invoice payment "
        "bill card bank contract customer colleague manager team engineer technician department company photo "
        "picture sound video "
        "paper tray toner ink jam sheet copy colour old new big small long short fast slow full empty hot cold loose "
        "tight wet dry "
        "broken stuck frozen blank dark bright loud quiet locked unlocked expired day week month year morning "
        "afternoon evening "
        "night today yesterday tomorrow now before after again still already always never often sometimes usually "
        "maybe about "
        "spell repeat serial sticker label badge staff employee identity date birth address postcode"
    ),
    "da": word_set(
        "computer baerbar telefon mobil router skaerm tastatur mus kabel stik lys lampe knap printer batteri oplader "
        "mappe fil "
        "dokument vindue menu side link app program opdatering indstilling indstillinger netvaerk internet "
        "forbindelse server system "
        "konto bruger navn nummer fejl besked kode gron rod bla gul sort hvid blinker venstre hojre overst nederst "
        "etage bygning "
        "kontor rum tryk klik hold sluk taend start stop gem send print vaelg genstart installer hent flyt tag saet "
        "se find tjek test "
        "prov vent ring mail sag kunde kollega chef team tekniker papir ny gammel stor lille langsom fuld tom varm "
        "gar sidder star "
        "abn luk stik serienummer medarbejder fodselsdato adresse"
    ),
    "de": word_set(
        "computer rechner laptop notebook telefon handy router bildschirm tastatur maus kabel stecker dose licht "
        "lampe taste knopf "
        "drucker akku ladegerat ordner datei dokument fenster menu seite link app programm update einstellung "
        "einstellungen netz "
        "netzwerk internet verbindung server system konto benutzer name nummer fehler meldung code grun rot blau "
        "gelb schwarz weiss "
        "blinkt leuchtet links rechts oben unten stock stockwerk etage gebaude buro raum drucken klicken halten "
        "ausschalten "
        "einschalten starten stoppen speichern senden wahlen neustart installieren herunterladen nehmen stellen "
        "sehen finden prufen "
        "testen versuchen warten anrufen mail ticket kunde kollege chef team techniker papier neu alt gross klein "
        "langsam voll leer "
        "warm offnen schliessen sitzen stehen seriennummer aufkleber mitarbeiter geburtsdatum adresse"
    ),
    "hu": word_set(
        "szamitogep laptop gep telefon mobil router modem kepernyo billentyuzet eger kabel dugo lampa feny gomb "
        "nyomtato akkumulator "
        "tolto mappa fajl dokumentum ablak menu oldal link alkalmazas program frissites beallitas beallitasok "
        "halozat internet kapcsolat "
        "szerver rendszer fiok felhasznalo nev szam hiba uzenet kod zold piros kek sarga fekete feher villog vilagit "
        "bal jobb fent lent "
        "emelet emeleten epulet iroda szoba nyomja kattintson tartsa kapcsolja inditsa allitsa mentse kuldje "
        "valassza telepitse toltse "
        "vegye tegye nezze keresse ellenorizze probalja varjon hivja level jegy ugyfel kollega vezeto csapat "
        "technikus papir uj regi "
        "nagy kicsi lassu tele ures meleg nyissa zarja ul all ulnek sorozatszam cimke dolgozo datum cim melyik"
    ),
    "es": word_set(
        "ordenador computadora portatil telefono movil router pantalla teclado raton cable enchufe luz lampara boton "
        "impresora bateria "
        "cargador carpeta archivo documento ventana menu pagina enlace aplicacion programa actualizacion ajuste "
        "ajustes red internet "
        "conexion servidor sistema cuenta usuario nombre numero error mensaje codigo verde rojo azul amarillo negro "
        "blanco parpadea "
        "izquierda derecha arriba abajo piso planta edificio oficina sala pulse haga clic mantenga apague encienda "
        "inicie pare guarde "
        "envie elija reinicie instale descargue tome ponga mire busque compruebe pruebe espere llame correo "
        "incidencia cliente "
        "companero jefe equipo tecnico papel nuevo viejo grande pequeno lento lleno vacio caliente abra cierre "
        "sentado serie etiqueta "
        "empleado fecha nacimiento direccion"
    ),
}

_STEMS = {lang: frozenset(stem(word, lang) for word in known) for lang, known in _WORDS.items()}


def is_desk_word(stemmed: str, lang: str) -> bool:
    """Whether a stem is one of the trade's everyday words."""
    return stemmed in _STEMS.get(lang, frozenset())
