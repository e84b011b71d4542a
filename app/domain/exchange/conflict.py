"""A conflict: two people wrote differently into one field, neither having seen the other's text.

Both texts are kept in the record itself, under `conflict.<field>`, until a person decides; the
first of them stands in the field meanwhile.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

PREFIX = "conflict."
DECIDED_BY_A_PERSON = frozenset(
    (
        "full_name",
        "birth_date",
        "sex",
        "ethnicity",
        "national_id",
        "father_name",
        "mother_name",
        "guardian_name",
        "special",
        "at_risk",
        "status",
    )
)
"""Who the child is, who cares for it, its circumstances, and whether it counts (`status`).

In all other fields the later writing holds.
"""
OF_CIRCUMSTANCE = frozenset(
    ("code", "started_on", "ended_on", "end_cause", "valid_until", "paper", "status")
)
"""What a circumstance is, from when to when, on which paper, and whether it counts."""
_DECIDED = {"child": DECIDED_BY_A_PERSON, "circumstance": OF_CIRCUMSTANCE}
_NONE: frozenset[str] = frozenset()
COMMUNE, COLLABORATOR = "commune", "collaborator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the texts, and who wrote it."""

    text: str
    change: str
    """The id of the change that wrote it."""
    author: str = ""
    at: str = ""
    """When, as the author's device had it (RFC 3339)."""
    device: str = ""
    role: str = ""
    """COMMUNE, or COLLABORATOR for a device of some villages."""


def decided_by_a_person(entity: str) -> frozenset[str]:
    """Name the fields of a kind of record whose texts are both kept until a person decides."""
    return _DECIDED.get(entity, _NONE)


def write_versions(versions: Iterable[Version]) -> str:
    """Write the versions of a field as one text; the one that stands comes first."""
    listed = [{name: text for name, text in asdict(one).items() if text} for one in versions]
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":"))


def read_versions(text: str) -> tuple[Version, ...]:
    """Read the versions of a field; none from a text that is not of this form."""
    try:
        listed = json.loads(text)
    except ValueError:
        return ()
    if not isinstance(listed, list):
        return ()
    return tuple(_version(one) for one in listed if isinstance(one, dict) and one.get("change"))


def _version(said: dict[str, object]) -> Version:
    known = {name: said.get(name, "") for name in Version.__slots__}
    return Version(**{name: text if isinstance(text, str) else "" for name, text in known.items()})
