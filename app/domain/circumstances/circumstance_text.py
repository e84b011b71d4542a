"""The texts of a child that say its circumstances in one line, and the records beside them.

`special`, `at_risk` and `assisted` go to the central's columns. What a list said and no record
says stays in the text, word for word; nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import Kind, Part, kind_named, kind_of
from app.domain.doubles.merged_child import join_groups, split_groups
from app.domain.fields import with_texts

TEXTS = {Part.SPECIAL: "special", Part.AT_RISK: "at_risk"}
"""Part -> the field of a child that names its groups."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A group that came by a list and of which no record gives day and paper."""

    part: Part
    text: str
    kind: Kind | None
    """The group it names word for word; None: a person must say which it is."""


def retold(child: Child, before: Iterable[Circumstance], now: Iterable[Circumstance]) -> Child:
    """Give a child whose texts follow its records: those it had, and those it has now.

    `before` and `now` are the records that hold; what is in neither stays as the list said it.
    """
    was, is_ = list(before), list(now)
    texts = {field: _retold(getattr(child, field), part, was, is_) for part, field in TEXTS.items()}
    had_help, has_help = (any(_part(one) is Part.ASSISTANCE for one in ones) for ones in (was, is_))
    assisted = has_help or (child.assisted and not had_help)
    return replace(with_texts(child, texts), assisted=assisted)


def listed_only(child: Child, records: Iterable[Circumstance]) -> list[Listed]:
    """Name the groups in a child's texts that none of its records stands for."""
    known = {name for one in records for name in _names(one)}
    return [
        Listed(part, text, kind_named(part, text))
        for part, field in TEXTS.items()
        for text in split_groups(getattr(child, field))
        if text not in known
    ]


def _retold(
    text: str, part: Part, before: Iterable[Circumstance], now: Iterable[Circumstance]
) -> str:
    gone = {name for one in before if _part(one) is part for name in _names(one)}
    kept = [group for group in split_groups(text) if group not in gone]
    named = [_label(one) for one in now if _part(one) is part]
    return join_groups([*kept, *named])


def _part(one: Circumstance) -> Part | None:
    kind = kind_of(one.code)
    return kind.part if kind else None


def _label(one: Circumstance) -> str:
    """Name the group as lists name it: a sub-group by the group it belongs to."""
    kind = kind_of(one.code)
    family = kind_of(kind.family) if kind else None
    return family.label if family else one.code


def _names(one: Circumstance) -> set[str]:
    kind = kind_of(one.code)
    return {_label(one), one.code} | ({kind.label, kind.family} if kind else set())
