"""A child's record as the page shows it: fields, problems and history, all in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.change import Change
from app.domain.child import Child
from app.domain.cleaning.problem import Problem
from app.domain.exchange.conflict import PREFIX, read_versions
from app.domain.fields import ENTITY_OF, text_of
from app.domain.handoff.office import POLICE
from app.domain.household import Household
from app.domain.ids import ChildId, GroupId
from app.domain.movements.movement import Movement
from app.domain.movements.past_life import past_lines
from app.domain.status import Status
from app.services.app import App
from app.services.circumstances.read_circumstances import read_circumstances
from app.services.doubles.bring_belongings import belongings
from app.services.doubles.read_merged import MergedRecord, history_of, lives_on_in, read_merged
from app.services.exchange.read_returned import Returned, read_returned
from app.services.movements.read_movements import read_movements
from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot
from ui.circumstances.words import record_lines, with_secret_hidden
from ui.messages import (
    action_name,
    field_name,
    merged_from,
    merged_into,
    problem_sentence,
    returned_sentence,
    status_name,
    verification_name,
)
from ui.sentences import NAMELESS
from ui.sentences.handoff import OFFICE_STATES, ON_LIST
from ui.sentences.movement import movement_line
from ui.sentences.registry import REGISTRIES
from ui.sync_port import SyncWriting
from ui.village_text import village_title
from ui.words import day, moment

_CHILD_FIELDS = (
    "birth_date",
    "sex",
    "ethnicity",
    "national_id",
    "father_name",
    "mother_name",
    "guardian_name",
    "special",
    "at_risk",
    "external_code",
)
_OF_REGISTER = (
    *("birth_cert_no", "birth_book", "registered_on", "registered_at"),
    *("birth_place", "home_town", "birth_order", "registry"),
)
"""Shown where the civil registry has told us."""
_UNSPOKEN = {"household_id", "child_id", "merged_into", "source", "aliases"}
"""Fields whose values are ids or places in a file; that they changed is said, not to what."""


_MADE = {
    "child": "Lập hồ sơ trẻ",
    "household": "Lập hộ gia đình",
    "movement": "Ghi biến động",
    "circumstance": "Ghi hoàn cảnh",
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field: its name, its value, and the text it came with when no value could be taken."""

    name: str
    value: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one press of a button did to the record."""

    headline: str
    details: tuple[str, ...]
    group_id: GroupId
    action: str


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """Everything the panel says."""

    id: ChildId
    title: str
    fields: tuple[FieldLine, ...]
    returned: tuple[tuple[str, str], ...]
    """What the central gave back: (state of the look, sentence)"""
    problems: tuple[tuple[str, str], ...]
    """(state of the look, sentence)"""
    history: tuple[HistoryLine, ...]
    source: str
    circumstances: tuple[tuple[str, str], ...] = ()
    """(state of the look, sentence): what is recorded, and what came by list alone."""
    went: str = ""
    """Where a merged record went; empty for one that counts."""
    movements: tuple[str, ...] = ()
    """Its movements in words, the newest first."""
    earlier: tuple[HistoryLine, ...] = ()
    """What was done where the child lived before, the newest first."""
    merged: tuple[str, ...] = ()
    """The records that ended in this one, in words."""


def read_record(app: App, child_id: ChildId) -> ChildRecord | None:
    """Read a record with its history, the newest first; runs in the lane of the store."""
    with app.store.read() as snapshot:
        pair = snapshot.children.with_household(child_id)
        if pair is None:
            return None
        child, home = pair
        villages: dict[str, str] = {v.id: village_title(v) for v in snapshot.villages.all()}
        problems = snapshot.problems.of_child(child_id)
        owned = [(ENTITY_OF[type(one)], one.id) for one in belongings(snapshot, [child_id])]
        returned = read_returned(snapshot, {("child", child_id), ("household", home.id), *owned})
        merged = read_merged(snapshot, child_id)
        into = lives_on_in(snapshot, child)
        lists = tuple(_on_lists(snapshot, child))
        circumstances = read_circumstances(snapshot, child, app.today())
        moves = read_movements(snapshot, child, app.today())
        lines = [
            *history_of(snapshot, child_id),
            *snapshot.journal.of_entity("household", home.id),
        ]
    return ChildRecord(
        id=child_id,
        title=child.full_name or NAMELESS,
        fields=(*_fields(child, home, villages), *lists),
        returned=tuple(_returned(returned)),
        problems=tuple(_problems(problems, child.passed)),
        history=tuple(_history(lines, villages, app, _names(merged))),
        source=child.source,
        circumstances=tuple(record_lines(circumstances)),
        movements=tuple(movement_line(one) for one in moves.movements),
        earlier=tuple(_earlier(moves.movements, app)),
        went=merged_into(into.full_name) if into else "",
        merged=tuple(_merged(merged, app)),
    )


def _merged(merged: Iterable[MergedRecord], app: App) -> Iterable[str]:
    now = app.clock()
    for one in merged:
        when = moment(one.at, now) if one.at else ""
        yield merged_from(one.record.full_name, one.record.external_code, when, one.by)


def _earlier(movements: Iterable[Movement], app: App) -> Iterable[HistoryLine]:
    """Tell what came along from where the child lived before, what was done together as one."""
    now = app.clock()
    for one in movements:
        groups: dict[tuple[str, str, str], list[str]] = {}
        for line in reversed(list(past_lines(one.history))):
            said = _one_change(line.field, line.old, line.new, {})
            groups.setdefault((line.at, line.action, line.author), []).append(said)
        for (at, action, author), details in groups.items():
            when = moment(datetime.fromisoformat(at), now)
            headline = " · ".join(filter(None, (when, action_name(action), author, one.place)))
            yield HistoryLine(headline, tuple(details), GroupId(""), action)


def _names(merged: Iterable[MergedRecord]) -> dict[str, str]:
    """Name the records whose lines stand in another's history."""
    return {one.record.id: one.record.full_name or NAMELESS for one in merged}


def _fields(child: Child, home: Household, villages: Mapping[str, str]) -> Iterable[FieldLine]:
    for name in _CHILD_FIELDS:
        value = getattr(child, name)
        yield FieldLine(
            field_name(name),
            _said(name, "" if value is None else str(value), villages),
            child.originals.get(name, ""),
        )
    for name in _OF_REGISTER:
        text = text_of(child, name)
        if text or child.originals.get(name):
            said = _said(name, text, villages)
            original = child.originals.get(name) or child.originals.get(f"former_{name}", "")
            yield FieldLine(field_name(name), said, original)
    yield FieldLine(field_name("assisted"), "Có" if child.assisted else "Không")
    for name in ("head_name", "address", "phone"):
        original = home.originals.get(name) or home.originals.get(f"former_{name}", "")
        yield FieldLine(field_name(name), getattr(home, name), original)
    yield FieldLine(
        field_name("village"),
        villages.get(home.village_id or "", ""),
        home.originals.get("village", ""),
    )
    if child.status is not Status.ACTIVE:
        yield FieldLine(field_name("status"), status_name(child.status))


def _on_lists(snapshot: Snapshot, child: Child) -> Iterable[FieldLine]:
    """Say how the record stands with each office that was asked about it, by its last list."""
    told = dict[str, FieldLine]()
    for made, line in reversed(snapshot.hand_offs.of_child(child.id)):
        state = OFFICE_STATES[line.state]
        sent = day(made.made_on.isoformat())
        told[made.office] = FieldLine(
            made.office_name, ON_LIST.format(state=state, code=made.code, day=sent)
        )
    if POLICE not in told:
        yield FieldLine(field_name("verification"), verification_name(child.verification))
    yield from told.values()


def _returned(returned: Iterable[Returned]) -> Iterable[tuple[str, str]]:
    for one in returned:
        fields = ", ".join(field_name(field) for field in one.fields)
        about = f" ({fields})" if fields else ""
        yield "bad", f"Trung ương trả lại{about}: {returned_sentence(one.code)}"


def _problems(problems: Iterable[Problem], passed: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    states = {"block": "bad", "warn": "warn", "worklist": ""}
    order = list(states)
    for problem in sorted(problems, key=lambda p: order.index(p.level)):
        sentence = problem_sentence(problem.code)
        reason = passed.get(problem.code)
        if reason:
            yield "", f"{sentence} Đã bỏ qua vì: {reason}"
        else:
            yield states[problem.level], sentence


def _history(
    lines: Iterable[JournalLine],
    villages: Mapping[str, str],
    app: App,
    merged: Mapping[str, str],
) -> Iterable[HistoryLine]:
    """Tell the changes of child and household, those made together as one."""
    groups: dict[GroupId, list[JournalLine]] = {}
    for line in sorted(lines, key=lambda line: line.seq, reverse=True):
        groups.setdefault(line.change.group_id, []).append(line)
    now = app.clock()
    for together in groups.values():
        change = together[0].change
        who = f" · {change.author}" if change.author else ""
        headline = f"{moment(change.at, now)} · {action_name(change.action)}{who}"
        details = [
            f"{merged[line.change.entity_id]}: {detail}"
            if line.change.entity_id in merged
            else detail
            for line in together
            for detail in details_of(line.change, villages)
        ]
        yield HistoryLine(headline, tuple(details), change.group_id, change.action)


def details_of(change: Change | SyncWriting, villages: Mapping[str, str]) -> Iterable[str]:
    """Tell a change field by field: “Họ tên mẹ: (trống) → Lý Thị Hoa”."""
    made = all(not old for old, _ in change.fields.values()) and "status" in change.fields
    if made and len(change.fields) > 1:
        yield _MADE.get(change.entity, "Lập hồ sơ")
    else:
        for name, (old, new) in change.fields.items():
            yield _one_change(name, old, new, villages)
    if change.reason:
        yield f"Lý do: {change.reason}"


def _one_change(name: str, old: str, new: str, villages: Mapping[str, str]) -> str:
    if name.startswith(PREFIX):
        return _of_conflict(name, new, villages)
    if name in _UNSPOKEN:
        return f"{field_name(name)}: đã đổi"
    before = _said(name, old, villages) or "(trống)"
    after = _said(name, new, villages) or "(trống)"
    return f"{field_name(name)}: {before} → {after}"


def _of_conflict(name: str, new: str, villages: Mapping[str, str]) -> str:
    """Tell of a conflict as it arose; or that it was decided."""
    field = name.removeprefix(PREFIX)
    if not new:
        return f"{field_name(field)}: đã chọn giữa hai nơi ghi"
    texts = [_said(field, one.text, villages) or "(trống)" for one in read_versions(new)]
    return f"{field_name(name)}: {' / '.join(texts)}"


def _said(name: str, text: str, villages: Mapping[str, str]) -> str:
    text = with_secret_hidden(name, text)
    match name:
        case (
            "birth_date"
            | "visited_on"
            | "happened_on"
            | "started_on"
            | "ended_on"
            | "valid_until"
            | "registered_on"
        ):
            return day(text)
        case "village_id":
            return villages.get(text, "thôn khác") if text else ""
        case "status":
            return status_name(text) if text else ""
        case "verification":
            return verification_name(text)
        case "registry":
            return REGISTRIES.get(text, REGISTRIES[""])
        case "assisted":
            return "có" if text else "không"
    return text
