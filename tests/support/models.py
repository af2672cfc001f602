"""The models of files and of groups of fields."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from pydantic import BaseModel

from hub import records
from hub.records.base import Part


def parts() -> list[type[BaseModel]]:
    """Every model of a file or of a group of fields in one."""
    found: list[type[BaseModel]] = []
    for _, name, _ in pkgutil.walk_packages(records.__path__, "hub.records."):
        module = importlib.import_module(name)
        found += [
            value
            for value in vars(module).values()
            if inspect.isclass(value) and issubclass(value, Part) and value.__module__ == name
        ]
    return found
