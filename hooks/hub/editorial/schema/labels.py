"""What a field is called: the beginning of its description in the models; explanations follow there."""

from __future__ import annotations

import re

from pydantic import BaseModel

from hub.editorial.schema.reference import description
from hub.reading.messages import FIRST

_EXPLAINED = re.compile(r"(?:;| \(|: |, (?:z\. B\.|falls|wo |e\.g\.|if |where )).*", re.DOTALL)


def label(model: type[BaseModel], name: str, language: str) -> str:
    """In German or English; the field's own name where the model does not know it."""
    if name not in model.model_fields:
        return name
    return _EXPLAINED.sub("", description(model, name, language)) or name


def document(name: str, language: str) -> str:
    """The path of a document that is made in every language of the messages."""
    return f"docs/{name}.md" if language == FIRST else f"docs/{name}.{language}.md"
