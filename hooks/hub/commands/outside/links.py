"""`hub links`: whether the addresses on the web that records name still answer. Never part of a build or a check."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata

from hub.commands import Call, Refused
from hub.editorial.asking import Answer, ask
from hub.editorial.markdown import HALF, bounded, code, plain
from hub.facts.external import Place, external
from hub.hub import Hub
from hub.outputs import progress

WORDS = {
    "de": {
        "format": "Form der Ausgabe",
        "timeout": "Sekunden, nach denen nicht weiter gewartet wird",
        "pause": "Sekunden zwischen zwei Fragen an denselben Server",
        "quiet": "nicht sagen, wie weit die Arbeit ist",
        "range": "--{name} {n}: bitte eine Zahl von {low} bis 120 angeben.",
        "title": "Adressen zum Nachsehen",
        "check": "bitte prüfen",
        "status": "antwortet mit {detail}",
        "moved": "leitet dauerhaft weiter nach {detail}",
        "timeout-outcome": "antwortet nicht innerhalb von {n} Sekunden",
        "certificate": "das Zertifikat wird nicht anerkannt ({detail})",
        "unreachable": "war nicht zu erreichen ({detail})",
        "loop": "leitet zu oft weiter, zuletzt nach {detail}",
        "elsewhere": "leitet weiter nach {detail}",
        "expired": "eine Ausnahme galt bis {day}",
        "counts": "{n} Adressen abgefragt, {wrong} zum Nachsehen, {left} mit Ausnahme nicht gefragt.",
        "advice": "Eine Antwort kann auch am Abfragen selbst liegen: Manche Server weisen Programme ab. Bitte jede "
        "Adresse im Browser ansehen. Was so bleiben soll, bekommt in data/exceptions.yaml unter „links“ einen Grund "
        "und ein Ende.",
        "more": "*… und {n} weitere Abschnitte. Alles zeigt* `hub links`.",
    },
    "en": {
        "format": "form of the output",
        "timeout": "seconds after which waiting ends",
        "pause": "seconds between two questions to the same server",
        "quiet": "do not say how far the work is",
        "range": "--{name} {n}: please give a number from {low} to 120.",
        "title": "Addresses to look at",
        "check": "please check",
        "status": "answers with {detail}",
        "moved": "leads permanently to {detail}",
        "timeout-outcome": "does not answer within {n} seconds",
        "certificate": "its certificate is not accepted ({detail})",
        "unreachable": "could not be reached ({detail})",
        "loop": "redirects too often, last to {detail}",
        "elsewhere": "redirects to {detail}",
        "expired": "an exception was in force until {day}",
        "counts": "{n} addresses asked, {wrong} to look at, {left} with an exception not asked.",
        "advice": "An answer can also be due to the asking itself: some servers turn programs away. Please look at "
        "each address in the browser. What shall stay as it is gets a reason and an end in data/exceptions.yaml under "
        "“links”.",
        "more": "*… and {n} more sections.* `hub links` *shows everything.*",
    },
}
PER_BLOCK = 20


def arguments(parser: argparse.ArgumentParser, words: dict[str, str]) -> None:
    """What the command takes."""
    parser.add_argument("--format", choices=["text", "markdown", "json"], default="text", help=words["format"])
    parser.add_argument("--timeout", type=float, default=15, metavar="S", help=words["timeout"])
    parser.add_argument("--pause", type=float, default=1, metavar="S", help=words["pause"])
    parser.add_argument("--quiet", action="store_true", help=words["quiet"])


def run(call: Call) -> int:
    """Addresses to look at on standard output, counts on standard error. 0 whatever they answered: a server that is
    down today is no fault of the data. Raises `Refused` for times that make no sense."""
    options = call.options
    for name, low in (("timeout", 0.1), ("pause", 0)):
        value = getattr(options, name)
        if not low <= value <= 120:
            raise Refused(call.say("range", name=name, n=f"{value:g}", low=low))
    hub = call.hub()
    places = external(hub.catalog)
    until = {exempt.address: exempt.until for exempt in hub.catalog.exceptions.links}
    wanted = [address for address in places if address not in until or until[address] < call.today]
    with progress.shown(options.quiet, call.language) as tell:
        answers = ask(wanted, _agent(hub), options.timeout, options.pause, tell)
    found = sorted((answer for answer in answers if answer.outcome != "fine"), key=lambda answer: answer.address)
    said = []
    for answer in found:
        words = _words(call, answer)
        if answer.address in until:
            words += f"; {call.say('expired', day=until[answer.address].isoformat())}"
        said.append((answer, words, places[answer.address]))
    counts = call.say("counts", n=len(wanted), wrong=len(found), left=len(places) - len(wanted))
    sys.stdout.write(_FORMATS[options.format](call, said, counts))
    sys.stdout.flush()
    print(counts, file=sys.stderr)
    return 0


def _agent(hub: Hub) -> str:
    """Who asks, for those who read their logs. Headers are plain letters."""
    title = next(iter(hub.settings.title.values())).replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = "".join(c for c in plain if c.isalnum() or c in " .-").strip() or "hub"
    return f"hub-links ({name}; +{hub.site})" if hub.site else f"hub-links ({name})"


def _words(call: Call, answer: Answer) -> str:
    key = "timeout-outcome" if answer.outcome == "timeout" else answer.outcome
    return f"{call.say('check')}: {call.say(key, detail=answer.detail, n=f'{call.options.timeout:g}')}"


def _text(call: Call, said: list[tuple[Answer, str, list[Place]]], counts: str) -> str:
    lines = []
    for answer, words, places in said:
        lines += [f"{answer.address} – {words}", *(f"    {place}" for place in places)]
    return "".join(f"{line}\n" for line in [*lines, *([call.say("advice")] if said else [])])


def _markdown(call: Call, said: list[tuple[Answer, str, list[Place]]], counts: str) -> str:
    blocks = [f"### {call.say('title')}", plain(counts)]
    if said:
        blocks.append(plain(call.say("advice")))
    for start in range(0, len(said), PER_BLOCK):
        lines = []
        for answer, words, places in said[start : start + PER_BLOCK]:
            files = ", ".join(code(str(place)) for place in places[:5]) + (" …" if len(places) > 5 else "")
            lines.append(f"- [ ] {code(answer.address)} {plain(words)}, {files}")
        blocks.append("\n".join(lines))
    return bounded(blocks, call.say("more", n="{n}"), HALF)


def _json(call: Call, said: list[tuple[Answer, str, list[Place]]], counts: str) -> str:
    found = [
        {
            "address": answer.address,
            "outcome": answer.outcome,
            "detail": answer.detail,
            "places": [{"path": place.path, "line": place.line} for place in places],
        }
        for answer, _, places in said
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


_FORMATS = {"text": _text, "markdown": _markdown, "json": _json}
