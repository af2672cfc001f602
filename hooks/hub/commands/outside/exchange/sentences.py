"""What `hub exchange` says."""

from __future__ import annotations

WORDS = {
    "de": {
        "fetch": "holen, was data/foreign.yaml nennt und noch nicht da ist",
        "update": "auch neue Fassungen der Einträge übernehmen, die schon da sind",
        "nothing": "data/foreign.yaml nennt keine Einträge anderer Portale; es ist nichts zu tun.",
        "fault": "{name}: {said}",
        "changed": "{name}: bei {hub} seit {since} geändert: {fields}. hub exchange --update übernimmt es.",
        "counts": "{same} unverändert, {wrong} anzusehen.",
        "fetched": "{n} Dateien geholt oder erneuert, {all} insgesamt, {wrong} nicht.",
        "stays": " Was nicht kam, ist, wie es war.",
        "many": "Von {hub} würden mehr als {most} Einträge gebraucht. Bitte weniger nennen; nichts wurde geändert.",
        "pinned": "{address} liefert etwas anderes als das, dessen Prüfsumme in foreign/lock.json steht; "
        "hub exchange --update übernimmt es.",
        "lie": "{address}: {said}",
        "status": "{address} antwortet mit {detail}.",
        "moved": "{address} leitet weiter nach {detail}; bitte die Adresse in data/foreign.yaml ändern.",
        "elsewhere": "{address} leitet weiter nach {detail}; bitte die Adresse in data/foreign.yaml ändern.",
        "loop": "{address} leitet im Kreis.",
        "timeout": "{address} antwortet nicht rechtzeitig.",
        "certificate": "{address} hat kein gültiges Zertifikat: {detail}.",
        "unreachable": "{address} ist nicht zu erreichen: {detail}.",
        "type": "{address} liefert „{detail}“ statt JSON.",
        "refused": "So kann es hier nicht stehen; nichts wurde geändert.",
        "unwritable": "{path}: lässt sich nicht schreiben: {reason}. Alles ist, wie es war.",
    },
    "en": {
        "fetch": "fetch what data/foreign.yaml names and is not there yet",
        "update": "take over new versions of records that are there already, too",
        "nothing": "data/foreign.yaml names no records of other hubs; there is nothing to do.",
        "fault": "{name}: {said}",
        "changed": "{name}: changed at {hub} since {since}: {fields}. hub exchange --update takes it over.",
        "counts": "{same} unchanged, {wrong} to look at.",
        "fetched": "{n} files fetched or renewed, {all} in all, {wrong} not.",
        "stays": " What did not come is as it was.",
        "many": "More than {most} records of {hub} would be needed. Please name fewer; nothing was changed.",
        "pinned": "{address} gives something else than that whose hash stands in foreign/lock.json; "
        "hub exchange --update takes it over.",
        "lie": "{address}: {said}",
        "status": "{address} answers with {detail}.",
        "moved": "{address} leads on to {detail}; please change the address in data/foreign.yaml.",
        "elsewhere": "{address} leads on to {detail}; please change the address in data/foreign.yaml.",
        "loop": "{address} leads in a circle.",
        "timeout": "{address} does not answer in time.",
        "certificate": "{address} has no valid certificate: {detail}.",
        "unreachable": "{address} cannot be reached: {detail}.",
        "type": "{address} gives “{detail}” instead of JSON.",
        "refused": "It cannot stand here like this; nothing was changed.",
        "unwritable": "{path}: cannot be written: {reason}. Everything is as it was.",
    },
}
