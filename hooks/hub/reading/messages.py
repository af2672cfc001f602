"""The words of every finding, German and English side by side. `{name}` is filled from the problem's arguments."""

from __future__ import annotations

FIRST = "de"
"""The language of findings where nobody has asked for one"""

AROUND: dict[str, dict[str, str]] = {
    "hint": {"de": "{said} Meinten Sie „{hint}“?", "en": "{said} Did you mean “{hint}”?"},
    "warning": {"de": "Hinweis: {said}", "en": "warning: {said}"},
}
"""What stands before or after a sentence, whichever it is"""

MESSAGES: dict[str, dict[str, str]] = {
    # reading a file
    "file-special": {
        "de": "Das ist keine gewöhnliche Datei. Verweise (Symlinks) und Sonderdateien werden hier nicht gelesen.",
        "en": "This is not a regular file. Symbolic links and special files are not read here.",
    },
    "file-unreadable": {
        "de": "Die Datei lässt sich nicht lesen: {reason}.",
        "en": "The file cannot be read: {reason}.",
    },
    "file-size": {
        "de": "Die Datei ist größer als {limit} KiB. Bitte auf mehrere Einträge verteilen.",
        "en": "The file is larger than {limit} KiB. Please split it into several records.",
    },
    "file-empty": {
        "de": "Die Datei ist leer. Erwartet werden Felder wie „title:“.",
        "en": "The file is empty. Fields such as “title:” are expected.",
    },
    "not-utf8": {
        "de": "Die Datei ist nicht in UTF-8 gespeichert. Bitte im Editor mit Zeichensatz UTF-8 speichern.",
        "en": "The file is not saved as UTF-8. Please save it with the encoding UTF-8.",
    },
    "character": {
        "de": "Das unsichtbare Zeichen {character} ist hier nicht erlaubt. Bitte löschen.",
        "en": "The invisible character {character} is not allowed here. Please delete it.",
    },
    "merge": {
        "de": "„{mark}“: Hier wurde eine Zusammenführung (merge) nicht zu Ende gebracht. Bitte eine der beiden "
        "Fassungen wählen und die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen.",
        "en": "“{mark}”: A merge was not finished here. Please choose one of the two versions and delete the lines "
        "with <<<<<<<, ======= and >>>>>>>.",
    },
    "yaml": {
        "de": "Das ist kein gültiges YAML: {reason}. Meist ist diese Zeile oder die davor falsch "
        "eingerückt, oder davor fehlt ein Doppelpunkt oder ein Anführungszeichen.",
        "en": "This is not valid YAML: {reason}. Mostly this line or the one before is indented wrongly, or a colon or "
        "a quote is missing before it.",
    },
    "yaml-behind": {
        "de": "Hinter „{sign}“ darf hier kein Text mehr stehen. Bitte den ganzen Text in gerade Anführungszeichen "
        'setzen: "…"; innere Anführungszeichen als „…“ schreiben.',
        "en": 'No text may stand behind “{sign}” here. Please put the whole text in straight quotes: "…"; write '
        "quotes inside it as “…”.",
    },
    "yaml-blank": {
        "de": "Vor dem Text steht hier ein besonderes Leerzeichen ({character}), z. B. ein geschütztes. Bitte mit "
        "gewöhnlichen Leerzeichen einrücken.",
        "en": "A special blank ({character}), such as a no-break space, stands before the text here. Please indent "
        "with ordinary spaces.",
    },
    "yaml-colon": {
        "de": "Hier steht „: “ in einem Text ohne Anführungszeichen. Bitte den ganzen Text in gerade Anführungszeichen "
        'setzen: "…".',
        "en": '“: ” stands here in a text without quotes. Please put the whole text in straight quotes: "…".',
    },
    "yaml-curly": {
        "de": "Das Zeichen „{sign}“ zählt hier nicht als Anführungszeichen. Bitte den ganzen Text in gerade "
        'Anführungszeichen setzen: "…".',
        "en": 'The sign “{sign}” does not count as a quote here. Please put the whole text in straight quotes: "…".',
    },
    "yaml-escape": {
        "de": "Zwischen doppelten Anführungszeichen hat „\\“ eine eigene Bedeutung. Bitte „\\\\“ schreiben.",
        "en": "Between double quotes “\\” has a meaning of its own. Please write “\\\\”.",
    },
    "yaml-open": {
        "de": "Zu „{sign}“ fehlt das schließende „{close}“. Gehört das Zeichen zum Text, bitte den ganzen Text in "
        'gerade Anführungszeichen setzen: "…".',
        "en": "The closing “{close}” of “{sign}” is missing. If the sign is part of the text, please put the whole "
        'text in straight quotes: "…".',
    },
    "yaml-sign": {
        "de": "Ein Text ohne Anführungszeichen darf nicht mit „{sign}“ beginnen. Bitte den ganzen Text in gerade "
        'Anführungszeichen setzen: "…".',
        "en": 'A text without quotes may not begin with “{sign}”. Please put the whole text in straight quotes: "…".',
    },
    "yaml-tab": {
        "de": "Hier ist mit einem Tabulator eingerückt. Bitte mit Leerzeichen einrücken.",
        "en": "A tab is used for indentation here. Please indent with spaces.",
    },
    "yaml-feature": {
        "de": "{feature} ist in den Daten nicht erlaubt. Bitte den Wert ausschreiben; gehört das Zeichen zum Text, "
        'den ganzen Text in gerade Anführungszeichen setzen: "…".',
        "en": "{feature} is not allowed in the data. Please write the value out; if the sign is part of the text, put "
        'the whole text in straight quotes: "…".',
    },
    "yaml-key": {
        "de": "Ein Feldname muss ein einfaches Wort sein.",
        "en": "A field name must be a plain word.",
    },
    "duplicate-key": {
        "de": "Das Feld „{key}“ steht zweimal; zuerst in Zeile {first}. Bitte eines löschen.",
        "en": "The field “{key}” stands here twice; first in line {first}. Please delete one.",
    },
    "multi-document": {
        "de": "Hier beginnt ein zweites Dokument („---“). Jede Datei enthält genau einen Eintrag.",
        "en": "A second document begins here (“---”). Every file holds exactly one record.",
    },
    "root-list": {
        "de": "Die Datei muss aus Feldern bestehen („feld: wert“), nicht aus einer Liste.",
        "en": "The file must consist of fields (“field: value”), not of a list.",
    },
    "root-text": {
        "de": "Die Datei muss aus Feldern bestehen („feld: wert“), nicht aus einem einzelnen Text.",
        "en": "The file must consist of fields (“field: value”), not of a single text.",
    },
    "depth": {
        "de": "Die Angaben sind tiefer als {limit} Ebenen verschachtelt.",
        "en": "The values are nested deeper than {limit} levels.",
    },
    "nodes": {
        "de": "Die Datei enthält mehr als {limit} Werte.",
        "en": "The file holds more than {limit} values.",
    },
    # files and names
    "normal-form": {
        "de": "Die Datei ist ab hier nicht in der einheitlichen Form. Das hält nichts auf; „hub fmt {file}“ bringt "
        "sie hinein.",
        "en": "From here on the file is not in the normal form. This stops nothing; “hub fmt {file}” brings it into "
        "it.",
    },
    "folder-unknown": {
        "de": "Den Ordner „{name}“ gibt es unter data/ nicht.",
        "en": "There is no folder “{name}” in data/.",
    },
    "file-unexpected": {
        "de": "Diese Datei gehört nicht hierher. Einträge heißen {example}.",
        "en": "This file does not belong here. Records are named {example}.",
    },
    "id-form": {
        "de": "„{id}“ taugt nicht als Kennung. Der Dateiname darf nur kleine Buchstaben a–z, Ziffern und "
        "Bindestriche enthalten (höchstens 64 Zeichen), z. B. „{example}“.",
        "en": "“{id}” cannot be an id. The file name may hold only small letters a–z, digits and hyphens (64 at "
        "most), e.g. “{example}”.",
    },
    "id-in-file": {
        "de": "Die Kennung ist der Dateiname. Bitte das Feld „id“ löschen.",
        "en": "The id is the file name. Please delete the field “id”.",
    },
    "id-reserved": {
        "de": "„{id}“ ist ein reservierter Name. Bitte die Datei anders nennen.",
        "en": "“{id}” is a reserved name. Please name the file differently.",
    },
    "moved-reserved": {
        "de": "„{id}“ ist ein reservierter Name und kann nie die Kennung eines Eintrags gewesen sein. Bitte bei "
        "moved_from löschen.",
        "en": "“{id}” is a reserved name and can never have been the id of a record. Please delete it from moved_from.",
    },
    "id-collision": {
        "de": "„{id}“ unterscheidet sich von „{other}“ nur in der Schreibweise. Bitte eindeutig benennen.",
        "en": "“{id}” differs from “{other}” in spelling only. Please choose a distinct name.",
    },
    "settings-missing": {
        "de": "Die Datei data/hub.yaml fehlt. Sie nennt Name, Region und Sprachen des Portals.",
        "en": "The file data/hub.yaml is missing. It holds the name, region and languages of the hub.",
    },
    "moved-from": {
        "de": "„{id}“ steht bei moved_from, ist aber die Kennung eines vorhandenen Eintrags ({other}).",
        "en": "“{id}” stands in moved_from but is the id of an existing record ({other}).",
    },
    "moved-twice": {
        "de": "„{id}“ steht bei moved_from auch in {other}. Eine frühere Adresse kann nur zu einem Eintrag führen; "
        "bitte in einer der Dateien löschen.",
        "en": "“{id}” stands in moved_from of {other} too. A former address can lead to one record only; please delete "
        "it in one of the files.",
    },
    "page-missing": {
        "de": "Diese Seite fehlt; andere Seiten verweisen auf sie. Sie genügt in einer Sprache.",
        "en": "This page is missing; other pages link to it. One language is enough.",
    },
    "page-collision": {
        "de": "Diese Seite würde {other} überschreiben. Bitte umbenennen.",
        "en": "This page would overwrite {other}. Please rename it.",
    },
    "content-kind": {
        "de": "Dateien dieser Art werden nicht veröffentlicht. In content/ dürfen liegen: {choices}.",
        "en": "Files of this kind are not published. In content/ there may be: {choices}.",
    },
    "page-empty": {
        "de": "Auf dieser Seite stehen keine Wörter. Bitte mit einer Überschrift beginnen: „# Über uns“.",
        "en": "There are no words on this page. Please begin with a heading: “# About us”.",
    },
    "page-signs": {
        "de": "Ab hier steht „{sign}“ öfter als {limit}-mal, mehr als sich lesen lässt. Bitte auf mehrere Seiten oder "
        "Absätze verteilen.",
        "en": "From here on “{sign}” stands more than {limit} times, more than can be read. Please split it into "
        "several pages or paragraphs.",
    },
    "page-link": {
        "de": "Der Verweis auf „{target}“ führt zu nichts. Andere Seiten heißen hier wie ihre Datei, z. B. "
        "„guides/index.md“.",
        "en": "The link to “{target}” leads to nothing. Other pages are named by their file here, e.g. "
        "“guides/index.md”.",
    },
    "page-anchor": {
        "de": "Die Seite, zu der „{target}“ führt, hat keine Stelle „{anchor}“.",
        "en": "The page that “{target}” leads to has no place “{anchor}”.",
    },
    "page-record": {
        "de": "Verweise wie „{target}“ gibt es nur in den Einträgen. In Seiten bitte „{file}“ schreiben.",
        "en": "Links such as “{target}” exist in records only. In pages please write “{file}”.",
    },
    "content-language": {
        "de": "„{name}“ ist kein Sprachordner. Von Hand geschriebene Seiten liegen in content/<Sprache>/; "
        "Sprachen sind: {choices}.",
        "en": "“{name}” is not a language folder. Pages lie in content/<language>/; languages are: {choices}.",
    },
    # fields and values
    "field-unknown": {
        "de": "Das Feld „{name}“ gibt es hier nicht.",
        "en": "There is no field “{name}” here.",
    },
    "field-missing": {
        "de": "Das Pflichtfeld „{name}“ fehlt.",
        "en": "The required field “{name}” is missing.",
    },
    "field-empty": {
        "de": "Das Pflichtfeld „{name}“ ist leer.",
        "en": "The required field “{name}” is empty.",
    },
    "value-choice": {
        "de": "„{value}“ ist hier kein erlaubter Wert. Erlaubt sind: {choices}.",
        "en": "“{value}” is not an allowed value here. Allowed are: {choices}.",
    },
    "value-date": {
        "de": "„{value}“ ist kein gültiges Datum. Schreibweise: JJJJ-MM-TT, z. B. 2026-03-31, bis zum Jahr 2099.",
        "en": "“{value}” is not a valid date. Write YYYY-MM-DD, e.g. 2026-03-31, up to the year 2099.",
    },
    "value-partial-date": {
        "de": "„{value}“ ist keine gültige Zeitangabe. Schreibweise: 2026, 2026-03 oder 2026-03-31.",
        "en": "“{value}” is not a valid date. Write 2026, 2026-03 or 2026-03-31.",
    },
    "value-number": {
        "de": "„{value}“ ist keine Zahl. Schreibweise: 411 oder 45934.20, ohne Tausenderpunkt und Einheit.",
        "en": "“{value}” is not a number. Write 411 or 45934.20, without thousands separator and unit.",
    },
    "value-range": {
        "de": "„{value}“ liegt außerhalb des Erlaubten ({bound}).",
        "en": "“{value}” is out of range ({bound}).",
    },
    "value-boolean": {
        "de": "„{value}“ ist weder true (ja) noch false (nein).",
        "en": "“{value}” is neither true nor false.",
    },
    "value-list": {
        "de": "Hier wird eine Liste erwartet: jede Angabe in einer eigenen Zeile mit „- “ davor.",
        "en": "A list is expected here: every value on a line of its own, with “- ” before it.",
    },
    "value-mapping": {
        "de": "Hier werden Unterfelder erwartet („feld: wert“), nicht ein einzelner Wert.",
        "en": "Fields are expected here (“field: value”), not a single value.",
    },
    "value-text": {
        "de": "Hier wird ein einfacher Text erwartet.",
        "en": "A plain text is expected here.",
    },
    "value-empty": {
        "de": "Dieser Wert ist leer.",
        "en": "This value is empty.",
    },
    "value-long": {
        "de": "Der Text ist länger als {limit} Zeichen. Bitte kürzen oder auf mehrere Felder verteilen.",
        "en": "The text is longer than {limit} characters. Please shorten it or split it into several fields.",
    },
    "value-url": {
        "de": "„{value}“ ist keine vollständige Adresse. Sie beginnt mit https:// und dem Namen einer Website und "
        "enthält keine Leerzeichen und keine Anmeldung (…@).",
        "en": "“{value}” is not a complete address. It begins with https:// and the name of a site and holds no "
        "blanks and no login (…@).",
    },
    "value-email": {
        "de": "„{value}“ ist keine E-Mail-Adresse.",
        "en": "“{value}” is not an e-mail address.",
    },
    "value-phone": {
        "de": "„{value}“ kann niemand wählen. Erwartet wird eine ganze Nummer mit Vorwahl, wie man sie im Land "
        "oder aus dem Ausland wählt; erlaubt sind Ziffern, Leerzeichen, +, /, ( ) und -.",
        "en": "Nobody can dial “{value}”. A whole number with its area code is expected, as it is dialled in the "
        "country or from abroad; allowed are digits, blanks, +, /, ( ) and -.",
    },
    "value-postcode": {
        "de": "„{value}“ ist keine Postleitzahl: Möglich sind Ziffern, Großbuchstaben und Striche.",
        "en": "“{value}” is not a postcode: possible are digits, capital letters and hyphens.",
    },
    "value-key": {
        "de": "„{value}“ ist kein amtlicher Schlüssel: Möglich sind Ziffern, Großbuchstaben und Striche.",
        "en": "“{value}” is not an official key: possible are digits, capital letters and hyphens.",
    },
    "value-mask": {
        "de": "„{value}“ ist keine Form: n steht für eine Ziffer, a für einen Großbuchstaben, alles andere für sich.",
        "en": "“{value}” is no form: n stands for a digit, a for a capital letter, all else for itself.",
    },
    "country-form": {
        "de": "„{value}“ hat nicht die Form, die in hub.yaml unter „country“ steht: {forms} (n: Ziffer, a: "
        "Großbuchstabe).",
        "en": "“{value}” does not have the form that “country” in hub.yaml gives: {forms} (n: digit, a: capital "
        "letter).",
    },
    "duty-fact": {
        "de": "„{name}“ ist keine Angabe, die die Rechtsseiten zeigen.",
        "en": "“{name}” is no fact that the legal pages show.",
    },
    "value-time": {
        "de": "„{value}“ ist keine Uhrzeit. Erwartet wird Stunde und Minute, z. B. „08:30“.",
        "en": "“{value}” is not a time of day. Hour and minute are expected, e.g. “08:30”.",
    },
    "holiday-day": {
        "de": "Ein Feiertag braucht genau eine dieser Angaben: day (in jedem Jahr, z. B. 05-01), easter (Tage nach "
        "Ostersonntag) oder dates (einzelne Tage).",
        "en": "A holiday needs exactly one of these: day (of every year, e.g. 05-01), easter (days after Easter "
        "Sunday) or dates (single days).",
    },
    "hours-backwards": {
        "de": "Diese Zeit endet um {end}, bevor sie um {start} beginnt. Bitte „start“ und „end“ prüfen.",
        "en": "These hours end at {end}, before they begin at {start}. Please check “start” and “end”.",
    },
    "hours-open": {
        "de": "Zu „days“ gehören „start“ und „end“, oder „by_appointment: true“.",
        "en": "“days” needs both “start” and “end”, or “by_appointment: true”.",
    },
    "act-source": {
        "de": "Der Link „{url}“ hat keine Quelle. Bitte „source“ (eine Kennung aus data/sources) angeben, oder "
        "„found_on“ (die Seite, die ihn nennt) mit „checked“.",
        "en": "The link “{url}” has no source. Please give “source” (an id from data/sources), or “found_on” (the page "
        "that names it) with “checked”.",
    },
    "fee-named": {
        "de": "Eine Gebühr hat entweder „figure“ (den Betrag) oder, wo er nicht bekannt ist, „name“ (wofür sie ist).",
        "en": "A fee has either “figure” (the amount) or, where it is not known, “name” (what it is for).",
    },
    "value-time-zone": {
        "de": "„{value}“ ist keine Zeitzone. Erwartet wird ein Name wie Europe/Berlin.",
        "en": "“{value}” is not a time zone. A name such as Europe/Berlin is expected.",
    },
    "value-pattern": {
        "de": "„{value}“ hat nicht die erwartete Form ({form}).",
        "en": "“{value}” does not have the expected form ({form}).",
    },
    "value-invalid": {
        "de": "„{value}“ ist hier nicht erlaubt: {reason}.",
        "en": "“{value}” is not allowed here: {reason}.",
    },
    "list-short": {
        "de": "Hier muss mindestens eine Angabe stehen.",
        "en": "At least one value is needed here.",
    },
    # texts
    "language-unknown": {
        "de": "„{language}“ ist keine Sprache, in der hier geschrieben wird. Möglich sind: {choices}.",
        "en": "“{language}” is not a language that is authored here. Possible are: {choices}.",
    },
    "language-missing": {
        "de": "Der Text in der Hauptsprache „{language}“ fehlt.",
        "en": "The text in the main language “{language}” is missing.",
    },
    "translation-missing": {
        "de": "Die Übersetzung „{language}“ fehlt; gezeigt wird ersatzweise ein Text in einer anderen Sprache.",
        "en": "The translation “{language}” is missing; a text in another language is shown instead.",
    },
    "text-behind": {
        "de": "„{words}“ gilt als Kommentar und wird nicht veröffentlicht. Gehört es zum Text, bitte den ganzen Text "
        'in gerade Anführungszeichen setzen: "…".',
        "en": "“{words}” counts as a comment and is not published. If it is part of the text, please put the whole "
        'text in straight quotes: "…".',
    },
    "text-lines": {
        "de": "Dieser Text muss in einer Zeile stehen.",
        "en": "This text must stand on one line.",
    },
    "language-code": {
        "de": "„{language}“ ist kein bekanntes Sprachkürzel, z. B. de, en, uk oder en-GB.",
        "en": "“{language}” is no known language code, such as de, en, uk or en-GB.",
    },
    "words": {
        "de": "Die Übersetzung der Oberfläche lässt sich hier nicht lesen: {reason}.",
        "en": "The translation of the interface cannot be read here: {reason}.",
    },
    "catalogue-language": {
        "de": "Im Kopf steht die Sprache „{found}“, der Ordner gehört zu „{language}“.",
        "en": "The header names the language “{found}”, the folder belongs to “{language}”.",
    },
    "catalogue-unknown": {
        "de": "Zu einem Katalog „{name}“ gibt es keine Texte. Möglich sind: {choices}.",
        "en": "There are no texts for a catalogue “{name}”. Possible are: {choices}.",
    },
    "catalogue-forms": {
        "de": "Zahlwörter haben hier {n} Formen; in „{language}“ sind es andere: {right}",
        "en": "Words that count have {n} forms here; in “{language}” there are others: {right}",
    },
    "translation-twice": {
        "de": "„{context}“ ist mit demselben Text schon übersetzt; bitte eine der beiden Übersetzungen löschen.",
        "en": "“{context}” with the same text has been translated already; please delete one of the two.",
    },
    "translation-unknown": {
        "de": "Zu „{context}“ gibt es keinen Text mehr. „hub translate update {language}“ räumt auf.",
        "en": "There is no text for “{context}” any more. “hub translate update {language}” tidies up.",
    },
    "translation-drifted": {
        "de": "Das Original hat sich seit der Übersetzung geändert; gezeigt wird das Original. „hub translate "
        "update {language}“ stellt beide nebeneinander.",
        "en": "The original has changed since it was translated, and is shown instead. “hub translate update "
        "{language}” puts both side by side.",
    },
    "translation-links": {
        "de": "Links und Zahlen sind andere als im Original. Es fehlt: {missing}; zu viel: {extra}.",
        "en": "Links and figures differ from the original. Missing: {missing}; too many: {extra}.",
    },
    "translation-shape": {
        "de": "Absätze, Listen oder Hervorhebungen sind andere als im Original. Dort: {wanted}; hier: {found}.",
        "en": "Paragraphs, lists or emphasis differ from the original. There: {wanted}; here: {found}.",
    },
    "translation-html": {
        "de": "„{tag}“: HTML gehört nicht in eine Übersetzung.",
        "en": "“{tag}”: HTML does not belong in a translation.",
    },
    "translation-script": {
        "de": "Hier steht kein Wort in der Schrift dieser Sprache. Ist der Text unübersetzt?",
        "en": "No word here is in the script of this language. Was the text not translated?",
    },
    "translation-foreign": {
        "de": "„{words}“ ist in einer Schrift, die weder diese Sprache noch das Original hat.",
        "en": "“{words}” is in a script that neither this language nor the original has.",
    },
    "translation-mixed": {
        "de": "„{word}“ mischt lateinische Buchstaben mit anderen, die gleich aussehen.",
        "en": "“{word}” mixes Latin letters with others that look alike.",
    },
    "translation-same": {
        "de": "Das ist das Original. Was nicht übersetzt ist, bleibt leer; dann wird das Original gezeigt und "
        "als solches gekennzeichnet.",
        "en": "This is the original. What is not translated stays empty; the original is then shown and marked "
        "as such.",
    },
    "translation-long": {
        "de": "Die Übersetzung ist länger als {limit} Zeichen.",
        "en": "The translation is longer than {limit} characters.",
    },
    "term-written": {
        "de": "Hier fehlt das amtliche Wort „{word}“, an dem Menschen den Brief erkennen.",
        "en": "The official word “{word}”, by which people recognise the letter, is missing here.",
    },
    "term-missing": {
        "de": "Das amtliche Wort „{word}“ steht in keiner Übersetzung dieses Eintrags; beim ersten Mal so: {written}.",
        "en": "The official word “{word}” stands in no translation of this record; at its first mention: {written}.",
    },
    "term-avoid": {
        "de": "„{wrong}“ führt hier in die Irre; statt dessen: {right}.",
        "en": "“{wrong}” misleads here; instead: {right}.",
    },
    "catalogue-plural": {
        "de": "„{rule}“ sagt nicht, welche Form zu welcher Zahl gehört, z. B. „nplurals=2; plural=(n != 1);“.",
        "en": "“{rule}” does not say which form goes with which number, such as “nplurals=2; plural=(n != 1);”.",
    },
    "catalogue-charset": {
        "de": "Der Kopf nennt den Zeichensatz „{name}“; Kataloge sind in UTF-8 geschrieben.",
        "en": "The header names the charset “{name}”; catalogues are written in UTF-8.",
    },
    "front-moved": {
        "de": "„{value}“ ist keine frühere Adresse. Gemeint ist, was hinter der Sprache stand: moved_from: [kontakt].",
        "en": "“{value}” is no former address. Write what stood behind the language: moved_from: [contact].",
    },
    "front-matter": {
        "de": "Das Feld „{name}“ im Kopf der Seite braucht einen einfachen Text, z. B. „description: Wer wir sind“.",
        "en": "The field “{name}” at the top of the page needs plain words, e.g. “description: Who we are”.",
    },
    "policy": {
        "de": "„{what}“ ist auf den Seiten nicht erlaubt: kein Code, keine Stile und nichts von fremden Adressen.",
        "en": "“{what}” is not allowed on pages: no code, no styles and nothing from other addresses.",
    },
    "more": {
        "de": "Hier stehen {count} weitere Fehler dieser Art. Sie werden gezeigt, wenn die ersten behoben sind.",
        "en": "There are {count} more faults of this kind here. They are shown when the first ones are mended.",
    },
    # links
    "kind-unknown": {
        "de": "Die Art „{kind}“ gibt es nicht. Verweise beginnen z. B. mit „guide:“ oder „figure:“.",
        "en": "There is no kind “{kind}”. Links begin with e.g. “guide:” or “figure:”.",
    },
    "link-unknown": {
        "de": "In data/{folder}/ gibt es keinen Eintrag „{id}“.",
        "en": "There is no record “{id}” in data/{folder}/.",
    },
    "link-scheme": {
        "de": "Die Adresse „{address}“ ist in Texten nicht erlaubt. Möglich sind https:, mailto:, tel: und Verweise "
        "wie „guide:blaue-karte-eu“.",
        "en": "The address “{address}” is not allowed in texts. Possible are https:, mailto:, tel: and links such as "
        "“guide:blaue-karte-eu”.",
    },
    "link-invisible": {
        "de": "Der Verweis auf „{address}“ hat keine sichtbaren Wörter. Bitte zwischen die eckigen Klammern schreiben, "
        "wohin er führt.",
        "en": "The link to “{address}” has no visible words. Please write between the square brackets where it leads.",
    },
    "markup-left": {
        "de": "Leser sehen hier „{words}“, wie es dasteht: Die Zeichen bilden keinen Verweis und keine Auszeichnung. "
        "Verweise heißen „[Wörter](Ziel)“, Fettes „**Wörter**“.",
        "en": "Readers see “{words}” here as it stands: the signs form no link and no emphasis. Links are written "
        "“[words](target)”, bold is “**words**”.",
    },
    "link-other": {
        "de": "Der Verweis zeigt „{shown}“, führt aber zu „{address}“. Bitte eines von beiden berichtigen.",
        "en": "The link shows “{shown}” but leads to “{address}”. Please correct one of the two.",
    },
    "link-step": {
        "de": "Der Prozess „{guide}“ hat keinen Schritt „{id}“.",
        "en": "The guide “{guide}” has no step “{id}”.",
    },
    "link-day": {
        "de": "Die Zahl „{figure}“ hat für „{day}“ keinen Wert. Hinter „#“ steht „value“ (der Betrag ohne Einheit) "
        "oder ein Tag, an dem ein Wert gilt, etwa „2026-01-31“.",
        "en": "The figure “{figure}” has no value for “{day}”. After “#” goes “value” (the amount without its unit) or "
        "a day on which a value holds, such as “2026-01-31”.",
    },
    "kind-name": {
        "de": "„{kind}“ ist keine Art von Einträgen. Möglich sind: {choices}.",
        "en": "“{kind}” is no kind of record. Possible are: {choices}.",
    },
    # evidence and dates
    "source-missing": {
        "de": "Dieser Eintrag nennt keine Quelle. Bitte unter „sources:“ mindestens eine angeben.",
        "en": "This record names no source. Please give at least one under “sources:”.",
    },
    "checked-missing": {
        "de": "Dieser Eintrag nennt kein Prüfdatum. Bitte „checked: JJJJ-MM-TT“ ergänzen: der Tag, an dem die Quelle "
        "gelesen wurde.",
        "en": "This record has no date of checking. Please add “checked: YYYY-MM-DD”: the day the source was read.",
    },
    "checked-future": {
        "de": "Das Prüfdatum {value} liegt in der Zukunft.",
        "en": "The date of checking, {value}, lies in the future.",
    },
    "dates-reversed": {
        "de": "„{end_name}“ ({end}) liegt vor „{start_name}“ ({start}).",
        "en": "“{end_name}” ({end}) lies before “{start_name}” ({start}).",
    },
    "figure-overlap": {
        "de": "Dieser Wert gilt zur selben Zeit wie der Wert ab {other}. Bitte valid_until des älteren setzen.",
        "en": "This value is valid at the same time as the value from {other}. Please set valid_until of the older.",
    },
    "figure-value": {
        "de": "Hier steht kein Wert. Bitte genau eines angeben: value, minimum und maximum, date oder pending: true.",
        "en": "There is no value here. Please give exactly one: value, minimum and maximum, date or pending: true.",
    },
    "figure-formula": {
        "de": "Nach der Formel müsste hier {expected} stehen, nicht {value}.",
        "en": "By the formula this should be {expected}, not {value}.",
    },
    "range-reversed": {
        "de": "Die Obergrenze ({high}) liegt unter der Untergrenze ({low}).",
        "en": "The upper end ({high}) lies below the lower end ({low}).",
    },
    "stale": {
        "de": "Zuletzt am {checked} geprüft; nach {days} Tagen ist eine neue Prüfung fällig.",
        "en": "Last checked on {checked}; a new check is due after {days} days.",
    },
    "unverified": {
        "de": "Diese Angabe ist nicht bestätigt und wird auf der Seite so gekennzeichnet.",
        "en": "This statement is not confirmed and is marked so on the page.",
    },
    "responsibility-gap": {
        "de": "Für „{role}“ ist in {district} keine Stelle eingetragen.",
        "en": "No office is recorded for “{role}” in {district}.",
    },
    "contact-source": {
        "de": "Dieser Kontakt nennt keine Quelle, der Eintrag aber mehrere. Bitte beim Kontakt unter „sources“ "
        "angeben, wo er steht.",
        "en": "This contact names no source, but the record several. Please say under “sources” of the contact "
        "where it is written.",
    },
    "letter-source": {
        "de": "Hier fehlt „sources“. Wonach sich jemand mit einem Brief richtet, nennt selbst seine Quelle.",
        "en": "“sources” is missing here. What somebody with a letter acts on names its own source.",
    },
    "letter-part": {
        "de": "„{field}“ fehlt. Ein Begriff mit „means“, „deadline“ oder „act“ sagt, was der Brief bedeutet („means“) "
        "und wen man anruft („act“).",
        "en": "“{field}” is missing. A term with “means”, “deadline” or “act” says what the letter means (“means”) "
        "and whom to call (“act”).",
    },
    "step-gap": {
        "de": "Der Schritt „{step}“ schickt zu „{role}“, aber es ist keine erreichbare Stelle eingetragen und der Text "
        "verweist auf nichts. Bitte einen Link („do“), eine Stelle, „finder“ oder „ask“ der Zuständigkeit angeben.",
        "en": "The step “{step}” sends people to “{role}”, but no office that can be reached is recorded and the text "
        "links to nothing. Please give a link (“do”), an office, or “finder” or “ask” of the responsibility.",
    },
    "foreign-kind": {
        "de": "Die Art „{kind}“ gibt es nicht.",
        "en": "There is no kind “{kind}”.",
    },
    "foreign-taken": {
        "de": "„{name}“ gibt es hier schon. Bitte den eigenen Eintrag löschen oder diese Zeile.",
        "en": "“{name}” is there already. Please delete the record of this hub, or this line.",
    },
    "foreign-missing": {
        "de": "„{name}“ ist noch nicht geholt. Bitte hub exchange --fetch aufrufen.",
        "en": "“{name}” has not been fetched yet. Please call hub exchange --fetch.",
    },
    "foreign-lock": {
        "de": "Die Datei ist nicht so, wie hub exchange sie schreibt. Bitte aus Git zurückholen.",
        "en": "The file is not as hub exchange writes it. Please bring it back from git.",
    },
    "foreign-hash": {
        "de": "Der Inhalt passt nicht zur Prüfsumme in foreign/lock.json. Bitte die Datei löschen und hub exchange "
        "--fetch aufrufen.",
        "en": "What it holds does not fit its hash in foreign/lock.json. Please delete the file and call hub exchange "
        "--fetch.",
    },
    "foreign-size": {
        "de": "Die Antwort ist größer als {limit} KiB und wird nicht übernommen.",
        "en": "The answer is larger than {limit} KiB and is not taken over.",
    },
    "foreign-html": {
        "de": "Das ist eine Webseite (HTML), kein Eintrag als JSON.",
        "en": "This is a web page (HTML), no record as JSON.",
    },
    "foreign-json": {
        "de": "Das ist kein gültiges JSON in UTF-8.",
        "en": "This is no valid JSON in UTF-8.",
    },
    "foreign-deep": {
        "de": "Das ist tiefer verschachtelt als {limit} Ebenen.",
        "en": "This is nested deeper than {limit} levels.",
    },
    "foreign-sign": {
        "de": "Darin steht das unsichtbare Zeichen {character}, das hier nicht erlaubt ist.",
        "en": "It holds the invisible character {character}, which is not allowed here.",
    },
    "foreign-other": {
        "de": "Das ist nicht der Eintrag, nach dem gefragt wurde.",
        "en": "This is not the record that was asked for.",
    },
    "foreign-version": {
        "de": "Die Form „{version}“ der offenen Daten ist hier nicht bekannt; gebraucht wird 1.x.",
        "en": "The form “{version}” of the open data is not known here; needed is 1.x.",
    },
    "foreign-language": {
        "de": "Der Eintrag kann hier nicht stehen, weil ihm Texte in „{language}“ fehlen, der ersten Sprache dieses "
        "Portals.",
        "en": "The record cannot stand here, because it lacks texts in “{language}”, the first language of this hub.",
    },
    "foreign-needs": {
        "de": "Der Eintrag kann hier nicht stehen, weil es hier nicht gibt, was er nennt: {names}.",
        "en": "The record cannot stand here, because what it names is not here: {names}.",
    },
    "synonym-alone": {
        "de": "In einer Gruppe müssen mindestens zwei Wörter stehen.",
        "en": "A group must hold at least two words.",
    },
    "synonym-language": {
        "de": "„{language}“ ist keine Sprache dieses Hubs. Möglich sind: {choices}.",
        "en": "“{language}” is not a language of this hub. Possible are: {choices}.",
    },
    "synonym-twice": {
        "de": "„{word}“ steht in dieser Gruppe zweimal.",
        "en": "“{word}” stands twice in this group.",
    },
    "tile-taken": {
        "de": "Zeile {row}, Spalte {column} der Karte ist schon belegt ({other}). Bitte eine andere Zelle wählen.",
        "en": "Row {row}, column {column} of the map is already taken ({other}). Please choose another cell.",
    },
    "place-taken": {
        "de": "„{name}“ steht schon in {other}. Ein Ort liegt in einem Kreis. Bitte aus einer der Dateien streichen; "
        "heißen zwei Gemeinden gleich, bekommt jede unter „ags“ ihren Schlüssel.",
        "en": "“{name}” already stands in {other}. A place lies in one district. Please remove it from one of the "
        "files; where two municipalities share a name, give each its key under “ags”.",
    },
    "place-elsewhere": {
        "de": "{ags} ist der Schlüssel einer Gemeinde in einem anderen Kreis: Hier müsste er mit {own} beginnen.",
        "en": "{ags} is the key of a municipality in another district: here it would have to begin with {own}.",
    },
    "outline-ring": {
        "de": "Das ist kein geschlossener Umriss. Erwartet wird eine Liste von mindestens vier Punkten [Länge, Breite] "
        "in Grad; der letzte ist gleich dem ersten.",
        "en": "This is no closed outline. A list of at least four points [longitude, latitude] in degrees is expected; "
        "the last is the same as the first.",
    },
    "outline-outside": {
        "de": "Der Punkt {east}, {north} liegt nicht im Rahmen der Region {region} ({frame}). Die Länge steht vor der "
        "Breite; stimmt der Punkt, bitte „map“ in data/regions/{region}.yaml erweitern.",
        "en": "The point {east}, {north} lies outside the frame of the region {region} ({frame}). Longitude stands "
        "before latitude; if the point is right, please widen “map” in data/regions/{region}.yaml.",
    },
    "outline-frame": {
        "de": "data/outlines.geojson enthält Umrisse dieser Region, aber hier fehlt „map“ mit Rahmen, Nachweis und "
        "Quelle.",
        "en": "data/outlines.geojson holds outlines of this region, but “map” with frame, credit and source is missing "
        "here.",
    },
    "outline-twice": {
        "de": "Für „{id}“ steht weiter oben schon ein Umriss. Mehrere Flächen gehören in ein MultiPolygon.",
        "en": "An outline of “{id}” stands above already. Several areas belong into one MultiPolygon.",
    },
    "synonym-taken": {
        "de": "„{word}“ steht schon bei {other}. Ein Wort gehört zu einem Begriff; als Suchwort darf es bei mehreren "
        "unter „aliases“ stehen.",
        "en": "“{word}” already stands in {other}. A word belongs to one term; as a search word it may stand in "
        "several under “aliases”.",
    },
    "topic-unused": {
        "de": "Kein Eintrag nennt dieses Thema. Bitte bei passenden Einträgen unter „topics“ ergänzen.",
        "en": "No record names this topic. Please add it to fitting records under “topics”.",
    },
    "event-over": {
        "de": "Die Veranstaltung war am oder bis {end} und ist noch angekündigt. Bitte „status“ löschen.",
        "en": "The event was on or until {end} and is still announced. Please delete “status”.",
    },
    "change-open": {
        "de": "Diese Änderung war für {due} erwartet, und „outcome“ sagt noch nicht, was daraus wurde.",
        "en": "This change was expected for {due}, and “outcome” does not say yet what came of it.",
    },
    "amount-repeated": {
        "de": "„{amount}“ ist heute der Wert einer Zahl. Bitte auf sie verweisen, wenn sie gemeint ist: {figures}.",
        "en": "“{amount}” is today’s value of a figure. Please refer to it, if it is meant: {figures}.",
    },
    # guides and wayfinders
    "step-duplicate": {
        "de": "Die Schrittkennung „{id}“ kommt zweimal vor.",
        "en": "The step id “{id}” occurs twice.",
    },
    "step-role": {
        "de": "Bei actor: office muss unter „role“ stehen, welche Stelle handelt.",
        "en": "With actor: office, “role” must say which office acts.",
    },
    "guide-family": {
        "de": "Hier fehlt, was für die Familie gilt. Bitte unter „family“ die Frage nennen, die es beantwortet.",
        "en": "What holds for the family is missing. Please name the question that answers it under “family”.",
    },
    "step-audience": {
        "de": "Für „{id}“ ist der Prozess nicht. Unter „audiences“ des Prozesses steht: {found}.",
        "en": "The guide is not for “{id}”. Its own “audiences” are: {found}.",
    },
    "skip-nothing": {
        "de": "Ohne Prozess unter „guides“ kann kein Schritt entfallen.",
        "en": "Without a guide under “guides” no step can be done away with.",
    },
    "skip-all": {
        "de": "Vom Prozess „{guide}“ bliebe kein Schritt übrig. Bitte einen Schritt stehen lassen oder einen anderen "
        "Prozess nennen.",
        "en": "No step of the guide “{guide}” would be left. Please leave a step, or name another guide.",
    },
    "node-unknown": {
        "de": "Es gibt hier weder eine Frage noch ein Ergebnis „{id}“.",
        "en": "There is neither a question nor an outcome “{id}” here.",
    },
    "node-name": {
        "de": "„{id}“ ist zugleich Frage und Ergebnis. Bitte verschieden benennen.",
        "en": "“{id}” is a question and an outcome at once. Please choose distinct names.",
    },
    "answer-duplicate": {
        "de": "Die Antwortkennung „{id}“ kommt in dieser Frage zweimal vor.",
        "en": "The answer id “{id}” occurs twice in this question.",
    },
    "node-unreachable": {
        "de": "Zu „{id}“ führt keine Antwort.",
        "en": "No answer leads to “{id}”.",
    },
    "node-cycle": {
        "de": "Diese Fragen führen im Kreis: {way}.",
        "en": "These questions lead in a circle: {way}.",
    },
    "node-many": {
        "de": "Das sind mehr als {limit} Fragen. Bitte auf mehrere Entscheidungshilfen verteilen.",
        "en": "These are more than {limit} questions. Please split them into several wayfinders.",
    },
    "ways-many": {
        "de": "Durch diese Fragen führen {count} Wege; mehr als {limit} kann niemand prüfen. Bitte weniger Fragen "
        "wieder zusammenführen oder auf mehrere Entscheidungshilfen verteilen.",
        "en": "There are {count} ways through these questions; nobody can review more than {limit}. Please join fewer "
        "questions again, or split them into several wayfinders.",
    },
    "outcome-open": {
        "de": "Das Ergebnis „{id}“ braucht einen Prozess (guides), ein Angebot (offers) oder eine Stelle, die berät "
        "(roles).",
        "en": "The outcome “{id}” needs a guide (guides), an offer (offers) or an office that advises (roles).",
    },
    "outcome-contact": {
        "de": "Das Ergebnis „{id}“ nennt keine Stelle (roles).",
        "en": "The outcome “{id}” names no office (roles).",
    },
    "case-question": {
        "de": "Auf diesem Weg wird „{id}“ nicht gefragt. Bitte löschen.",
        "en": "“{id}” is not asked on this way. Please delete it.",
    },
    "case-answer": {
        "de": "Die Frage „{question}“ hat keine Antwort „{id}“.",
        "en": "The question “{question}” has no answer “{id}”.",
    },
    "case-open": {
        "de": "Hier fehlt die Antwort auf die Frage „{id}“.",
        "en": "The answer to the question “{id}” is missing here.",
    },
    "case-outcome": {
        "de": "Diese Antworten führen zu „{found}“, nicht zu „{expected}“.",
        "en": "These answers lead to “{found}”, not to “{expected}”.",
    },
    "amount-differs": {
        "de": "„{amount}“ ist kein Wert der Zahl „{figure}“. Bitte eines von beiden ändern, oder [](figure:{figure}) "
        "schreiben.",
        "en": "“{amount}” is no value of the figure “{figure}”. Please change one of the two, or write "
        "[](figure:{figure}).",
    },
    "text-ends": {
        "de": "Dieser Text gilt nur bis {until}. Bitte nachsehen, was danach gilt.",
        "en": "This text holds only until {until}. Please look up what holds afterwards.",
    },
    "text-over": {
        "de": "Dieser Text galt bis {until}; die Seite sagt das seitdem. Bitte nachsehen, was jetzt gilt.",
        "en": "This text held until {until}; the page has said so since. Please look up what holds now.",
    },
    "period-ends": {
        "de": "„{words}“: Das endet bald. Bitte „valid_until: {until}“ angeben, damit die Seite danach nicht so tut, "
        "als liefe es noch.",
        "en": "“{words}”: This ends soon. Please give “valid_until: {until}”, so that the page does not go on as if it "
        "still ran.",
    },
    "period-over": {
        "de": "„{words}“: Das ist vorbei, der Satz steht aber nicht in der Vergangenheit. Bitte ändern oder "
        "„valid_until: {until}“ angeben.",
        "en": "“{words}”: This is over, but the sentence is not in the past tense. Please change it or give "
        "“valid_until: {until}”.",
    },
    "sentence-long": {
        "de": "Dieser Satz hat {count} Wörter; hier sind es höchstens {most}: „{sentence}“",
        "en": "This sentence has {count} words; here it is {most} at most: “{sentence}”",
    },
    "companion": {
        "de": "Zu dieser Datei fehlt der Eintrag {id}.yaml.",
        "en": "The record {id}.yaml that this file belongs to is missing.",
    },
    # pages the law asks for
    "facts-unknown": {
        "de": "Angaben mit dem Namen „{name}“ gibt es nicht. Möglich sind: {choices}.",
        "en": "There are no facts named “{name}”. Possible are: {choices}.",
    },
    "shipped-missing": {
        "de": "Die Datei content/{file} gibt es nicht.",
        "en": "There is no file content/{file}.",
    },
    "captions-missing": {
        "de": "Zu einem Film gehören Untertitel: bitte „captions“ und „captions_language“ angeben.",
        "en": "A film needs captions: please give “captions” and “captions_language”.",
    },
    "release-field": {
        "de": "Vor der Veröffentlichung auszufüllen: „{name}“.",
        "en": "To be filled in before publication: “{name}”.",
    },
    "release-law": {
        "de": "Vor der Veröffentlichung auszufüllen: „{name}“. Das verlangt {law}.",
        "en": "To be filled in before publication: “{name}”. It is demanded by {law}.",
    },
    "release-country": {
        "de": "Von der Region auszufüllen: „country.{name}“. Über dieses Land weiß das Programm nichts.",
        "en": "To be filled in by the region: “country.{name}”. The program knows nothing about this country.",
    },
    "release-telephone": {
        "de": 'Von der Region auszufüllen: „country.telephone“, wie im Land gewählt wird, z. B. prefix: "+99" und '
        'trunk: "0".',
        "en": "To be filled in by the region: “country.telephone”, how numbers are dialled in the country, e.g. "
        'prefix: "+99" and trunk: "0".',
    },
    "release-postcode": {
        "de": "Von der Region auszufüllen: „country.postcode“, die Formen der Postleitzahl, z. B. [nnnn] für vier "
        "Ziffern; [] heißt, dass es keine gibt.",
        "en": "To be filled in by the region: “country.postcode”, the forms of the postcode, e.g. [nnnn] for four "
        "digits; [] says that there is none.",
    },
    "release-duties": {
        "de": "Von der Region auszufüllen: „country.duties“, welche Vorschrift im Land welche Angabe verlangt, z. B. "
        "law, facts: [publisher.name] und source. Bis dahin wird jede Angabe verlangt, die es irgendwo braucht.",
        "en": "To be filled in by the region: “country.duties”, which provision of the country demands which fact, "
        "e.g. law, facts: [publisher.name] and source. Until then every fact is asked for that any country needs.",
    },
    "release-origin": {
        "de": "Vor der Veröffentlichung auszufüllen: die Adresse des Portals, aus dem Einträge übernommen sind.",
        "en": "To be filled in before publication: the address of the hub that records were taken over from.",
    },
    "origin-places": {
        "de": "Der Eintrag ist übernommen und nennt Orte der anderen Region: {names}. Bitte lesen und umschreiben oder "
        "in exceptions.yaml mit Begründung ausnehmen.",
        "en": "The record was taken over and names places of the other region: {names}. Please read and rewrite it, or "
        "accept it in exceptions.yaml with a reason.",
    },
    "release-gaps": {
        "de": "Wo der Maßstab nicht ganz erfüllt ist, muss „accessibility.gaps“ sagen, was nicht barrierefrei ist.",
        "en": "Where the standard is not fully met, “accessibility.gaps” must say what is not accessible.",
    },
    "release-old": {
        "de": "Die Erklärung zur Barrierefreiheit ist vom {checked} und damit älter als {days} Tage. Bitte überprüfen.",
        "en": "The accessibility statement is of {checked}, more than {days} days ago. Please review it.",
    },
    "release-page": {
        "de": "Diese Seite muss es vor der Veröffentlichung in jeder Sprache geben. Hier oder, jeder Absatz davon, "
        "übersetzt in locales/.",
        "en": "This page must exist in every language before publication: here or, each paragraph of it, translated in "
        "locales/.",
    },
    "release-facts": {
        "de": "Auf dieser Seite fehlt die Zeile „<!-- facts: {name} -->“, an deren Stelle die Angaben treten.",
        "en": "This page lacks the line “<!-- facts: {name} -->” that the facts take the place of.",
    },
    "release-language": {
        "de": "Diese Seite steht noch auf „{language}“ da. Bitte übersetzen, dann oben die Zeile „language“ löschen.",
        "en": "This page is still in “{language}”. Please translate it, then delete the line “language” at its top.",
    },
    "release-template": {
        "de": "Dieser Text ist noch eine Vorlage. Bitte ausfüllen, dann die Zeile „<!-- facts: template -->“ löschen.",
        "en": "This text is still a template. Please fill it in, then delete the line “<!-- facts: template -->”.",
    },
    "release-example": {
        "de": "Das ist ein Beispiel. Bitte durch einen geprüften Eintrag unter eigener Kennung ersetzen oder löschen.",
        "en": "This is an example. Please put a checked record with an id of its own in its place, or delete it.",
    },
    "release-site": {
        "de": "Die Adresse der Website ist nicht gesetzt (HUB_SITE_URL); gemeldete Fehler nennen sonst keine Seite.",
        "en": "The address of the site is not set (HUB_SITE_URL); reports of mistakes would name no page.",
    },
    # the built site, before it is published
    "built-link": {
        "de": "Der Verweis auf „{target}“ führt zu nichts{more}.",
        "en": "The link to “{target}” leads to nothing{more}.",
    },
    "built-anchor": {
        "de": "Der Verweis auf „{target}“ führt zu einer Seite, auf der es diese Stelle nicht gibt{more}.",
        "en": "The link to “{target}” leads to a page without that place{more}.",
    },
    "built-missing": {
        "de": "Diese Datei fehlt der Website.",
        "en": "The site lacks this file.",
    },
    "built-policy": {
        "de": "Dieser Seite fehlt die Sicherheitsregel (CSP), oder es ist eine andere als in 404.html.",
        "en": "This page lacks the content policy (CSP), or has another one than 404.html.",
    },
    "built-file": {
        "de": "Das ist keine gewöhnliche Datei, oder ihr Name enthält ein unsichtbares Zeichen.",
        "en": "This is no regular file, or its name holds an invisible character.",
    },
    "built-kind": {
        "de": "Eine Datei dieser Art gehört nicht auf die Website, oder nicht in diesen Ordner.",
        "en": "A file of this kind does not belong on the site, or not in this folder.",
    },
    # exceptions
    "exception-unused": {
        "de": "Diese Ausnahme trifft auf nichts mehr zu. Bitte löschen.",
        "en": "This exception no longer applies to anything. Please delete it.",
    },
    "exception-expired": {
        "de": "Diese Ausnahme galt bis {day}. Bitte die Adresse ansehen und dann löschen oder verlängern.",
        "en": "This exception was in force until {day}. Please look at the address, then delete or extend it.",
    },
    "exception-code": {
        "de": "„{rule}“ ist keine Regel, von der eine Ausnahme möglich ist. Möglich sind: {choices}.",
        "en": "“{rule}” is not a rule that can be excepted. Possible are: {choices}.",
    },
}


def sentence(words: dict[str, str], language: str) -> str:
    """The sentence of a message in `language`; English for every language that has no sentences of its own."""
    return words.get(language, words["en"])
