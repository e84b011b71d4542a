"""The indicators of Thông tư 13/2021/TT-BLĐTBXH and our own beside them, as the code list has them.

An indicator of figures that exist is a line of `resources/data/indicators.csv`: it needs no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.code_lists import read_code_list

REGISTER = "register"
"""Counted from the register of abuse cases."""
EACH = "each:"
"""A line for each group of a code list: `each:special`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A line of the list."""

    key: str
    code: str
    """The circular's own, where a source has it."""
    group: str
    name: str
    of: tuple[str, ...]
    """Figures, all of which count a child: `born` and `male`. Empty: no figure can know it."""
    per: tuple[str, ...]
    """What a rate is of; empty for a count."""
    scale: int
    split: frozenset[str]
    """`sex`, `age`: by what it is broken down."""
    is_ours: bool
    """Whether no source names it."""
    note: str

    @property
    def is_known(self) -> bool:
        """Whether this program's book can know it."""
        return bool(self.of)

    @property
    def is_of_register(self) -> bool:
        """Whether it is counted from the register of abuse cases."""
        return self.of == (REGISTER,)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Give every indicator, in the order of the list."""
    return tuple(map(_indicator, read_code_list("indicators")))


@cache
def indicator_groups() -> Mapping[str, str]:
    """Give the groups of the circular with their names."""
    return {row["key"]: row["label_vi"] for row in read_code_list("indicator_groups")}


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        key=row["key"],
        code=row["code"],
        group=row["group"],
        name=row["name_vi"],
        of=_terms(row["of"]),
        per=_terms(row["per"]),
        scale=int(row["scale"] or 1),
        split=frozenset(row["split"].split()),
        is_ours=row["confidence"] == "ours",
        note=row["note_vi"],
    )


def _terms(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("+")))
