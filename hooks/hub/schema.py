"""The models as JSON Schema: how a record is written in its file. Editors and open data read both from here."""

from __future__ import annotations

from typing import Any

from hub.models import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def of(kind: str) -> dict[str, Any]:
    """The schema of a kind's files. `x-record` marks ids of other records, `x-text` marks texts by language
    and says whether they are Markdown."""
    found = KINDS[kind].model_json_schema()
    # The id is the file's name.
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return {"$schema": DIALECT, **found}
