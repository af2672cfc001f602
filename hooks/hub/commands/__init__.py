"""The commands of `hub`, one module each.

Each is a `call.Command`: `WORDS` (its sentences in German and English, `about` first), `arguments` and `run`.
"""

from hub.commands import changes, check, fmt, links, new, pages, publish, report, schema, wayfinder
from hub.commands.call import Command

COMMANDS: dict[str, Command] = {
    "changes": changes,
    "check": check,
    "fmt": fmt,
    "links": links,
    "new": new,
    "pages": pages,
    "publish": publish,
    "report": report,
    "schema": schema,
    "wayfinder": wayfinder,
}
