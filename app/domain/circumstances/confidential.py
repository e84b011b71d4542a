"""A confidential record of a child: sealed here and on the wire, opened by a passphrase alone.

What is sealed is a circumstance (HIV, abuse and similar) or an abuse case, as text fields.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from app.domain.canonical import canonical
from app.domain.circumstances.circumstance import Circumstance
from app.domain.ids import ChildId, CircumstanceId, ConfidentialId
from app.domain.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Confidential:
    """Whose it is, and what nobody reads without the key."""

    id: ConfidentialId
    child_id: ChildId
    seal: str = ""
    """The key, wrapped by the passphrase: whoever knows that can open it on any device."""
    sealed: str = ""
    status: Status = Status.ACTIVE
    source: str = ""
    revision: int = 0
    """The central's revision this copy stands on; 0 = the central has not seen it."""


CIRCUMSTANCE, CASE = "circumstance", "case"
KIND = "kind"
TRACE, OVER, OVER_SEAL, MISTAKE = "trace", "over", "over_seal", "mistake"
"""Sealed beside the texts: where the record has been, what this lies over, whether it is none."""
_DATES = frozenset(("started_on", "ended_on", "valid_until"))
TOLD = tuple(
    f.name
    for f in fields(Circumstance)
    if f.name not in ("id", "child_id", "status", "conflicts", "source", "revision")
)


def write_contents(kind: str, texts: Mapping[str, str]) -> str:
    """Write what is to be sealed as one text."""
    return canonical({**texts, KIND: kind})


def read_contents(plain: str) -> dict[str, str]:
    """Read what was sealed; its kind stands under KIND."""
    contents: dict[str, str] = json.loads(plain)
    return contents


def texts_of(one: Circumstance) -> dict[str, str]:
    """Give the fields of a circumstance that are sealed."""
    values = {name: getattr(one, name) for name in TOLD}
    return {name: str(value) for name, value in values.items() if value}


def told_texts(contents: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of the circumstance that was sealed."""
    return {name: contents[name] for name in TOLD if contents.get(name)}


def circumstance_in(record: Confidential, contents: Mapping[str, str]) -> Circumstance:
    """Give the circumstance that was sealed, under the id of its record."""
    told = told_texts(contents)
    days = {name: date.fromisoformat(told.pop(name)) for name in _DATES & told.keys()}
    return Circumstance(
        id=CircumstanceId(record.id),
        child_id=record.child_id,
        source=record.source,
        revision=record.revision,
        **told,  # type: ignore[arg-type]
        **days,  # type: ignore[arg-type]
    )
