"""What a field is called, in the words of the models."""

from __future__ import annotations

import re

from pydantic import BaseModel
from pydantic.fields import FieldInfo

# A description begins with what the field is called; explanations follow.
_NAME = re.compile(r"(?:;| \(|: |, (?:z\. B\.|falls|wo |e\.g\.|if |where )).*", re.DOTALL)


def description(info: FieldInfo, language: str) -> str:
    """What the model says about a field, in German, or in English for every other language."""
    if language == "de":
        return info.description or ""
    extra = info.json_schema_extra
    return str(extra.get("description_en", "")) if isinstance(extra, dict) else ""


def label(model: type[BaseModel], name: str, language: str) -> str:
    """The beginning of a field's description; its name where the model does not know it."""
    info = model.model_fields.get(name)
    return (_NAME.sub("", description(info, language)) if info else "") or name
