"""What was written into a record after it had ended in another one, and what becomes of it there.

The living record takes a text where it had nothing, or what the ended one had before; where it
says something else, a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.doubles.merged_child import LISTS, join_groups, split_groups
from app.domain.exchange.conflict import PREFIX
from app.domain.ids import ChangeId
from app.domain.text.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEdit:
    """An edit of a record that had ended elsewhere; a person says whether it holds there."""

    change_id: ChangeId
    entity: str
    """`child`, or `household` where that ended together with its last child."""
    loser: str
    """The record that was edited."""
    living: str
    """The record that it ended in."""
    field: str
    theirs: str
    """The text of the edit."""
    ours: str
    """What the living record has."""
    by: str
    """Who made the edit; empty when it came from another device."""
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """A field of an ended record with its new text."""

    field: str
    before: frozenset[str]
    """The texts that were there before."""
    new: str
    base: str
    """The text that was known when the record ended."""
    change_id: str
    given_up: bool = False
    """The ended record itself no longer holds the new text: the central has another one."""


_OF_THE_RECORD = frozenset(("status", "merged_into", "source"))
"""These say what became of a record; they say nothing about the child."""
_NOT_ASKED = frozenset(("external_code",))
"""Each record may have its own."""


def concerns_child(field: str) -> bool:
    """Whether a field says something that holds for the living record too."""
    return field not in _OF_THE_RECORD and not field.startswith(PREFIX)


def carry(
    living: Mapping[str, str], loser: Mapping[str, str], news: Iterable[News]
) -> tuple[dict[str, str], list[News]]:
    """Give the living record's text fields with what they take, and what a person must decide."""
    own = dict(living)
    asked: list[News] = []
    listed = list(news)
    taken = {one.field for one in listed if "." not in one.field and _take(own, loser, one, asked)}
    for one in listed:
        if "." in one.field:
            _take_along(own, one, taken)
    return own, asked


def differing(living: Mapping[str, str], news: Iterable[News]) -> list[News]:
    """Choose what a person could decide about, where it is for others to carry it."""
    return [
        one
        for one in news
        if "." not in one.field
        and one.field not in LISTS
        and living.get(one.field, "") != one.new
        and _is_question(one)
    ]


def _take(own: dict[str, str], loser: Mapping[str, str], one: News, asked: list[News]) -> bool:
    now = own.get(one.field, "")
    if one.field in LISTS:
        own[one.field] = _regrouped(now, one)
    elif now != one.new and _may_take(own, loser, one):
        own[one.field] = one.new
        if f"original.{one.field}" in own:
            own[f"original.{one.field}"] = loser.get(f"original.{one.field}", "")
    elif now != one.new and _is_question(one):
        asked.append(one)
    return own.get(one.field, "") != now


def _may_take(own: Mapping[str, str], loser: Mapping[str, str], one: News) -> bool:
    if one.field == "status":
        return False
    if one.field == "verification" and own.get("national_id") != loser.get("national_id"):
        return False
    now = own.get(one.field, "")
    return now in one.before if now else bool(one.new)


def _is_question(one: News) -> bool:
    return one.new not in ("", one.base) and one.field not in _NOT_ASKED


def _regrouped(now: str, one: News) -> str:
    """Add the groups that were added, and leave out those that were taken away."""
    before, after = split_groups(one.base), split_groups(one.new)
    gone = {fold(group) for group in before} - {fold(group) for group in after}
    kept = [group for group in split_groups(now) if fold(group) not in gone]
    known = {fold(group) for group in before}
    return join_groups((*kept, *(group for group in after if fold(group) not in known)))


def _take_along(own: dict[str, str], one: News, taken: set[str]) -> None:
    """Take the text that accompanies a value, where the value is taken or there is none."""
    prefix, _, name = one.field.partition(".")
    belongs = prefix != "original" or name in taken or not own.get(name)
    if belongs and own.get(one.field, "") in ("", *one.before):
        own[one.field] = one.new
