"""Guides and figures written in a line, only with what a sum or a plan is made of."""

from __future__ import annotations

from typing import Any

from hub.records.kinds.guides import Guide
from hub.records.kinds.reference import Figure


def figure(id: str, **fields: Any) -> Figure:
    base = {"id": id, "title": {"de": id}, "group": "fee", "unit": "eur", "sources": ["x"], "checked": "2026-01-01"}
    return Figure.model_validate(base | fields)


FIGURES = {
    "gebuehr": figure("gebuehr", values=[{"value": "75"}]),
    "rahmen": figure("rahmen", values=[{"minimum": "100", "maximum": "600", "confidence": "unverified"}]),
    "frist": figure("frist", unit="weeks", group="period", values=[{"value": "3"}]),
    "monat": figure("monat", unit="months", group="period", values=[{"value": "1"}]),
    "ungenau": figure("ungenau", unit="weeks", group="period", values=[{"minimum": "1", "maximum": "3"}]),
    "offen": figure("offen", unit="weeks", group="period", values=[{"pending": "true"}]),
    "cent": figure("cent", values=[{"minimum": "37.5", "maximum": "75"}]),
    "angesehen": figure("angesehen", values=[{"value": "20"}], confidence="unverified"),
    "unbekannt": figure("unbekannt", values=[{"pending": "true"}]),
}


def guide(*steps: dict[str, Any], **fields: Any) -> Guide:
    made = [
        {"id": f"s{number}", "title": {"de": "x"}, "actor": "professional", "text": {"de": "x"}} | step
        for number, step in enumerate(steps)
    ]
    base = {"id": "x", "title": {"de": "x"}, "audiences": ["professional"], "sources": ["x"], "checked": "2026-01-01"}
    return Guide.model_validate(base | {"steps": made} | fields)
