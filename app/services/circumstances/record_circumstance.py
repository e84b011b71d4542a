"""Record a child's circumstances and their ends; the one-line texts follow in the same transaction.

Whatever is recorded together is one group of changes and is undone in one go.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import holds_on, last_poor_day
from app.domain.circumstances.circumstance_kind import Kind, Part, is_confidential, kind_of
from app.domain.circumstances.circumstance_text import TEXTS, listed_only, retold
from app.domain.circumstances.confidential_text import CROSS, tells_secret
from app.domain.cleaning.problem import Level, Problem
from app.domain.fields import with_texts
from app.domain.ids import ChildId, CircumstanceId, GroupId
from app.domain.status import Status
from app.domain.text.text import nfc_clean
from app.services.app import App
from app.services.circumstances.keep_confidential import keep_circumstances, read_confidential
from app.services.cleaning.check_records import keep_problems
from app.services.outcome import Refused, Saved
from app.storage.unit_of_work import UnitOfWork

RECORD, END = "record_circumstance", "end_circumstance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a person says of one group of a child."""

    child_id: ChildId
    code: str
    started_on: date | None = None
    valid_until: date | None = None
    paper: str = ""
    note: str = ""
    answers: str = ""
    """How the guide came to it; empty without the guide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What a person says of the end of a circumstance."""

    id: str
    ended_on: date
    cause: str


def record_circumstances(app: App, recordings: Sequence[Recording], *, on: date) -> Saved | Refused:
    """Record several groups of one child whole or not at all; `on` is the day today.

    What is confidential is sealed; KnownError `confidential_locked` without the permission.

    Refused: `unknown_group`, `no_longer_active`, `already_recorded`, `starts_later`,
    `paper_ends_before`, `paper_beyond_poverty_year`,
    `words_are_secret`.
    """
    group = GroupId(app.new_id())
    child_id = recordings[0].child_id
    with app.write(RECORD, group_id=group) as unit:
        child, before = _child_with(unit, child_id)
        secrets = _secrets(app, unit, recordings)
        listed = {one.code: one.id for one in secrets if _is_from_list_alone(one)}
        known = [*before, *(one for one in secrets if one.code not in listed)]
        problem = _refusal(child, known, recordings, on)
        if problem or child is None:
            return Refused(problems=(problem or _blocked("child_id", "no_longer_active"),))
        made = [
            made_of(listed.get(said.code) or CircumstanceId(app.new_id()), said)
            for said in recordings
        ]
        secret = [one for one in made if is_confidential(one.code)]
        in_open = [one for one in made if one not in secret]
        unit.save_all(in_open)
        keep_circumstances(app, unit, secret)
        # What is sealed from now on leaves the open texts, where a list had named it.
        retell(unit, child, [*before, *secret], [*before, *in_open], on)
    return Saved(group_id=group, child_id=child_id)


def end_circumstance(app: App, ending: Ending, *, on: date) -> Saved | Refused:
    """Say that a circumstance ended; refused: `no_longer_active`, `ends_before_start`."""
    group = GroupId(app.new_id())
    with app.write(END, group_id=group) as unit:
        record = unit.circumstances.get(ending.id) or _sealed(app, unit, ending.id)
        if record is None or record.status is not Status.ACTIVE or record.ended_on:
            return Refused(problems=(_blocked("ended_on", "no_longer_active"),))
        if record.started_on and ending.ended_on < record.started_on:
            return Refused(problems=(_blocked("ended_on", "ends_before_start"),))
        child, before = _child_with(unit, record.child_id)
        ended = replace(record, ended_on=ending.ended_on, end_cause=ending.cause)
        _put(app, unit, ended)
        if child is not None:
            now = [ended if one.id == ended.id else one for one in before]
            child = _without_cross(app, unit, child, ended, on)
            retell(unit, child, before, now, on)
    return Saved(group_id=group, child_id=record.child_id)


def correct_circumstance(app: App, corrected: Circumstance, *, on: date) -> Saved | Refused:
    """Write other days, another paper or note into a circumstance; its group stays."""
    group = GroupId(app.new_id())
    with app.write(RECORD, group_id=group) as unit:
        record = unit.circumstances.get(corrected.id) or _sealed(app, unit, corrected.id)
        if record is None or record.status is not Status.ACTIVE:
            return Refused(problems=(_blocked("started_on", "no_longer_active"),))
        kind = kind_of(record.code)
        problem = _days_problem(kind, corrected.started_on, corrected.valid_until, on)
        problem = problem or _secret_problem(kind, corrected.paper, corrected.note)
        if problem:
            return Refused(problems=(problem,))
        child, before = _child_with(unit, record.child_id)
        _put(app, unit, replace(corrected, code=record.code, child_id=record.child_id))
        if child is not None:
            now = unit.circumstances.of_child(record.child_id)
            retell(unit, child, before, now, on)
    return Saved(group_id=group, child_id=record.child_id)


def _sealed(app: App, unit: UnitOfWork, id_: str) -> Circumstance | None:
    """Open a confidential circumstance; None where there is none of this id."""
    record = unit.confidentials.get(id_)
    if record is None:
        return None
    found = read_confidential(app, unit, [record.child_id]).circumstances
    return next((one for one in found if one.id == id_), None)


def _is_from_list_alone(one: Circumstance) -> bool:
    """Whether a list named a group, and nobody has said its day and paper yet."""
    return not (one.started_on or one.valid_until or one.paper or one.ended_on)


def _without_cross(
    app: App, unit: UnitOfWork, child: Child, ended: Circumstance, on: date
) -> Child:
    """Take the cross away that stood for a confidential group, where it was the last one."""
    kind = kind_of(ended.code)
    field = TEXTS.get(kind.part) if kind and kind.is_confidential else None
    if field is None or getattr(child, field) != CROSS:
        return child
    others = read_confidential(app, unit, [child.id]).circumstances
    parts = {kind_.part for one in others if holds_on(one, on) and (kind_ := kind_of(one.code))}
    return child if kind and kind.part in parts else with_texts(child, {field: ""})


def _put(app: App, unit: UnitOfWork, one: Circumstance) -> None:
    """Write a circumstance where it belongs: in the open, or sealed."""
    if is_confidential(one.code):
        keep_circumstances(app, unit, [one])
    else:
        unit.save(one)


def record_listed(app: App, child_ids: Iterable[ChildId], *, on: date) -> tuple[GroupId, int]:
    """Make records of what came by list and names its group word for word; day and paper stay open.

    Gives the group of changes and how many records were made.
    """
    group = GroupId(app.new_id())
    made: list[Circumstance] = []
    with app.write(RECORD, group_id=group) as unit:
        for child_id in child_ids:
            child, before = _child_with(unit, child_id)
            if child is not None:
                made += (
                    Circumstance(
                        id=CircumstanceId(app.new_id()),
                        child_id=child_id,
                        code=line.kind.code,
                        source=child.source,
                    )
                    for line in listed_only(child, before)
                    if line.kind is not None and not line.kind.is_confidential
                )
        unit.save_all(made)
        touched = sorted({one.child_id for one in made})
        keep_problems(unit, on, unit.children.with_households(touched))
    return group, len(made)


def _child_with(unit: UnitOfWork, child_id: ChildId) -> tuple[Child | None, list[Circumstance]]:
    """Fetch an active child and its circumstances, ended ones too."""
    child = unit.children.get(child_id)
    if child is None or child.status is not Status.ACTIVE:
        return None, []
    return child, unit.circumstances.of_child(child_id)


def _secrets(
    app: App, unit: UnitOfWork, recordings: Sequence[Recording]
) -> tuple[Circumstance, ...]:
    """Open what is sealed of the child, where something is to be sealed."""
    if not any(is_confidential(said.code) for said in recordings):
        return ()
    return read_confidential(app, unit, [recordings[0].child_id]).circumstances


def _refusal(
    child: Child | None, before: Sequence[Circumstance], recordings: Sequence[Recording], on: date
) -> Problem | None:
    if child is None:
        return _blocked("child_id", "no_longer_active")
    return refusal_of([one.code for one in before if holds_on(one, on)], recordings, on)


def refusal_of(held: Iterable[str], recordings: Sequence[Recording], on: date) -> Problem | None:
    """Say why these cannot be recorded of a child that has the groups `held`; None: they can."""
    codes = list(held)
    for said in recordings:
        kind = kind_of(said.code)
        if kind is None:
            return _blocked("code", "unknown_group")
        if said.code in codes and kind.part is not Part.ASSISTANCE:
            return _blocked("code", "already_recorded")
        problem = _days_problem(kind, said.started_on, said.valid_until, on)
        problem = problem or _secret_problem(kind, said.paper, said.note)
        if problem:
            return problem
        codes.append(said.code)
    return None


def _days_problem(
    kind: Kind | None, started_on: date | None, valid_until: date | None, on: date
) -> Problem | None:
    if started_on and started_on > on:
        return _blocked("started_on", "starts_later")
    if started_on and valid_until and valid_until < started_on:
        return _blocked("valid_until", "paper_ends_before")
    last = last_poor_day(kind, on) if kind else None
    if last and valid_until and valid_until > last:
        return _blocked("valid_until", "paper_beyond_poverty_year")
    return None


def _secret_problem(kind: Kind | None, paper: str, note: str) -> Problem | None:
    """Refuse words in the open that name what is confidential."""
    is_open = kind is not None and not kind.is_confidential
    for field, text in (("paper", paper), ("note", note)):
        if is_open and tells_secret(text):
            return _blocked(field, "words_are_secret")
    return None


def _blocked(field: str, code: str) -> Problem:
    return Problem(field, code, Level.BLOCK)


def made_of(id_: CircumstanceId, said: Recording) -> Circumstance:
    """Make the circumstance that a person said."""
    return Circumstance(
        id=id_,
        child_id=said.child_id,
        code=said.code,
        started_on=said.started_on,
        valid_until=said.valid_until,
        paper=nfc_clean(said.paper),
        note=nfc_clean(said.note),
        answers=said.answers,
    )


def retell(
    unit: UnitOfWork,
    child: Child,
    before: Iterable[Circumstance],
    now: Iterable[Circumstance],
    on: date,
) -> None:
    """Let the child's texts follow its records, and look at it again."""
    was = [one for one in before if holds_on(one, on)]
    unit.save(retold(child, was, [one for one in now if holds_on(one, on)]))
    keep_problems(unit, on, unit.children.with_households([child.id]))
