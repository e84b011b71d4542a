"""Making one of what this store and the central hold, record by record, where digests differ.

What the central has and we lack is taken; what it lost is sent again, under the ids of our changes
where they give the record back, otherwise as one change made from the record. Nothing that a
person wrote here and did not send yet is overwritten.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.change import ENTITIES
from app.domain.ids import ChildId
from app.services.cleaning.check_records import keep_problems
from app.services.doubles.hear_of_merges import hear_of_merges
from app.services.exchange.apply_remote import apply_remote
from app.services.exchange.let_go import let_go
from app.storage.journal import CLOSED_STATES, JournalLine
from app.storage.outbox import Key
from app.storage.shadows import Shadow
from app.storage.unit_of_work import UnitOfWork

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Theirs:
    """What the central said of records that differ."""

    copies: Collection[Shadow]
    gone: Collection[Key] = ()
    """Not for this device any more."""
    missing: Collection[Key] = ()
    """The central has nothing of them."""
    known: Collection[str] = ()
    """Those of our changes that it has judged."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What becomes of one record: the central's texts, and ours that it lost."""

    key: Key
    held: Texts
    reopened: tuple[str, ...] = ()
    """Changes that are sent again as they were."""
    texts: Texts | None = None
    """What is sent again as a new change."""


def reconcile(work: UnitOfWork, theirs: Theirs, on: date) -> int:
    """Take over what the central has, in this transaction of its; says how many are sent again."""
    plans = _plans(work, theirs)
    work.sync.outbox.reopen([id_ for plan in plans for id_ in plan.reopened])
    hear_of_merges(work, theirs.copies)
    work.sync.shadows.drop([*(one.key for one in theirs.copies), *theirs.missing])
    apply_remote(work, theirs.copies, on)
    let_go(work, theirs.gone, on)
    for entity, id_ in theirs.missing:
        work.sync.stand_on(entity, {id_: 0})
    again = [plan for plan in plans if plan.texts is not None]
    unsent = work.sync.outbox.unsent_fields([plan.key for plan in again])
    for plan in again:
        texts = {**(plan.texts or {}), **unsent.get(plan.key, {})}
        work.send_again(*plan.key, plan.held, texts)
    children = [ChildId(id_) for plan in again for entity, id_ in [plan.key] if entity == "child"]
    if children:
        keep_problems(work, on, work.children.with_households(children))
    return sum(bool(plan.reopened) for plan in plans) + len(again)


def _plans(work: UnitOfWork, theirs: Theirs) -> list[_Plan]:
    """Say what is sent again; records that others refer to come first."""
    copies = {one.key: one for one in theirs.copies}
    keys = sorted([*copies, *theirs.missing], key=lambda key: ENTITIES.index(key[0]))
    ours = work.sync.shadows.get(keys)
    sent = work.sync.outbox.sent(keys)
    plans = []
    for key in keys:
        if key in ours:
            lost = [line for line in sent.get(key, []) if line.change.id not in theirs.known]
            plan = _plan(work, ours[key], copies.get(key), lost)
            plans += [plan] if plan.reopened or plan.texts is not None else []
    return plans


def _plan(work: UnitOfWork, ours: Shadow, copy: Shadow | None, lost: list[JournalLine]) -> _Plan:
    held: Texts = copy.fields if copy else {}
    is_behind = copy is None or copy.revision <= ours.revision
    lost = [line for line in lost if _differing(ours.fields, held) & line.change.fields.keys()]
    texts, fits = _replay(held, lost)
    if not is_behind:
        return _Plan(ours.key, held, _ids(lost))
    reached = texts if fits else held
    again = _lost_texts(work, ours, reached, whole=copy is None)
    if not again:
        return _Plan(ours.key, held, _ids(lost) if fits else ())
    again |= {name for name in texts if texts[name] == ours.fields.get(name, "")}
    return _Plan(ours.key, held, (), {name: ours.fields.get(name, "") for name in again})


def _ids(lines: Iterable[JournalLine]) -> tuple[str, ...]:
    return tuple(line.change.id for line in lines)


def _differing(ours: Texts, theirs: Texts) -> set[str]:
    return {n for n in {*ours, *theirs} if ours.get(n, "") != theirs.get(n, "")}


def _replay(held: Texts, lost: Iterable[JournalLine]) -> tuple[Texts, bool]:
    """Say what the central would hold after these changes, and whether each would just be taken."""
    texts, fits = dict(held), True
    for line in lost:
        for name, (old, new) in line.change.fields.items():
            fits = fits and ("." in name or texts.get(name, "") in (old, new))
            texts[name] = new
    return {name: text for name, text in texts.items() if text}, fits


def _lost_texts(work: UnitOfWork, ours: Shadow, reached: Texts, *, whole: bool) -> set[str]:
    """Name the fields in which we hold what came after the central's text.

    That is so where its text stood here before ours did; of any other text we know nothing, and
    the central's stands.
    """
    differing = _differing(ours.fields, reached)
    if whole or not differing:
        return {*ours.fields} if differing else set()
    lines = work.journal.of_entity(*ours.key)
    closed = [line for line in lines if line.state in CLOSED_STATES]
    return {
        name
        for name in differing
        if _stood_before(closed, name, reached.get(name, ""), ours.fields.get(name, ""))
    }


def _stood_before(lines: Iterable[JournalLine], name: str, theirs: str, ours: str) -> bool:
    stood: list[str] = []
    for line in lines:
        if name in line.change.fields:
            old, new = line.change.fields[name]
            stood += [old, new] if not stood else [new]
    if ours not in stood:
        return False
    newest = len(stood) - 1 - stood[::-1].index(ours)
    return theirs in stood[:newest]
