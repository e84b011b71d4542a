"""What the code lists say of each circumstance and assistance: name, criteria, law, paper, end.

A group is a line of `resources/data`: adding one needs no code.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.code_lists import read_code_list


class Part(StrEnum):
    """The four lists."""

    SPECIAL = "special"
    AT_RISK = "at_risk"
    OTHER = "other"
    ASSISTANCE = "assistance"


LISTS = {
    Part.SPECIAL: "special_circumstances",
    Part.AT_RISK: "at_risk",
    Part.OTHER: "other_circumstances",
    Part.ASSISTANCE: "assistance",
}
"""Part -> the file of its codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One line of a code list."""

    code: str
    part: Part
    label: str
    criteria: str
    law: str
    """Empty where no official list was found: the group is customary."""
    is_certain: bool
    """Whether the criteria were read in the law or are known; False: said to be checked."""
    is_confidential: bool
    has_duty: bool
    """Within 12 hours the commune's chairman acts (NĐ 56/2017, Điều 26); line 111."""
    ends_with: tuple[str, ...]
    """What ends it beside the 16th birthday: `poverty_year`, `certificate`, `decision`,
    `adoption`, `age:N`."""
    paper: str

    @property
    def family(self) -> str:
        """The group it is a sub-group of, or its own code."""
        return self.code.partition(".")[0]


def kind_of(code: str) -> Kind | None:
    """Find a code; None where no list has it."""
    return all_kinds().get(code)


def is_confidential(code: str) -> bool:
    """Whether a code is seen only by those allowed."""
    kind = kind_of(code)
    return kind is not None and kind.is_confidential


@cache
def all_kinds() -> dict[str, Kind]:
    """Give every code of the four lists, in their order."""
    return {
        row["code"]: _kind(part, row)
        for part, name in LISTS.items()
        for row in read_code_list(name)
    }


def kinds_in(part: Part) -> list[Kind]:
    """Give the codes of one list, in its order."""
    return [kind for kind in all_kinds().values() if kind.part is part]


def kind_named(part: Part, text: str) -> Kind | None:
    """Find the kind that a text names by its official label or code."""
    return _by_name(part).get(text.strip())


@cache
def _by_name(part: Part) -> dict[str, Kind]:
    kinds = kinds_in(part)
    return {kind.label: kind for kind in kinds} | {kind.code: kind for kind in kinds}


def _kind(part: Part, row: dict[str, str]) -> Kind:
    return Kind(
        code=row["code"],
        part=part,
        label=row["label_vi"],
        criteria=row["criteria_vi"],
        law=row["legal_ref"],
        is_certain=row["confidence"] != "uncertain",
        is_confidential=bool(row["confidential"]),
        has_duty=bool(row["duty"]),
        ends_with=tuple(filter(None, row["ends_with"].split(";"))),
        paper=row["paper_vi"],
    )
