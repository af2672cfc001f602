"""What a field is called: the beginning of its description in the models; explanations follow there."""

from __future__ import annotations

import re

from pydantic import BaseModel

from hub.editorial.schema.reference import description

_EXPLAINED = re.compile(r"(?:;| \(|: |, (?:z\. B\.|falls|wo |e\.g\.|if |where )).*", re.DOTALL)


def label(model: type[BaseModel], name: str, language: str) -> str:
    """In German or English; the field's own name where the model does not know it."""
    if name not in model.model_fields:
        return name
    return _EXPLAINED.sub("", description(model, name, language)) or name
