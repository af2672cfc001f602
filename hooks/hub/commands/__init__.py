"""The commands of `hub`, one module each.

Each is a `call.Command`: `WORDS` (its sentences in German and English, `about` first), `arguments` and `run`.
"""

from hub.commands import check, pages, publish, report, wayfinder
from hub.commands.call import Command

COMMANDS: dict[str, Command] = {
    "check": check,
    "pages": pages,
    "publish": publish,
    "report": report,
    "wayfinder": wayfinder,
}
