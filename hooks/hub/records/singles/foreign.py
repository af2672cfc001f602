"""Records of other hubs that this one shows: `foreign.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from hub.records.base import Part, described
from hub.records.values import ID_PATTERN, Address, Id, Words

ForeignName = Annotated[Words, Field(pattern=rf"^[a-z]+:{ID_PATTERN}$")]


class ForeignHub(Part):
    """Another hub."""

    api: Annotated[Address, Field(pattern=r"/$")] = described(
        "Adresse seiner offenen Daten; sie endet mit /api/v1/",
        "Address of its open data; it ends with /api/v1/",
    )
    records: list[ForeignName] = described(
        "Welche seiner Einträge hier stehen sollen, z. B. offer:beratung",
        "Which of its records shall stand here, e.g. offer:advice",
        min_length=1,
    )


class Foreign(Part):
    """Records of other hubs. `hub exchange --fetch` brings copies of them into the project."""

    hubs: dict[Id, ForeignHub] = described("Andere Portale, nach Kennung", "Other hubs, by id", {})
