"""What `hub check` says, worked out with the whole engine."""

from __future__ import annotations

from hub import checks
from hub.checks.project import legal
from hub.commands import Call
from hub.commands.check.found import Found
from hub.editorial.fmt import unformatted
from hub.reading import languages
from hub.reading.findings import in_order


def find(call: Call, *, with_form: bool) -> Found:
    """Everything; with `with_form` also which files are not in their normal form. Raises `NotOffered`."""
    catalog = call.catalog()
    if catalog.settings:
        languages.chosen(catalog.settings.languages.all, call.asked)
    found = checks.run(catalog, call.today)
    missing = legal.release(catalog, call.today, call.site)
    catalog.remembered.save()
    if with_form:
        found = in_order([*found, *unformatted.check(catalog)])
    return Found(sum(len(entries) for entries in catalog.entries.values()), found, missing)
