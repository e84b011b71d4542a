"""Stopping before a round lets many children of one village end by what others did.

What counts is children who count here and would not any more: removed, merged, moved out, died, or
gone from this device's villages. More than 20 of a village, or more than 3 that are more than 5 %
of it, in all pages of one reading: then nothing of that page is taken until a person has looked.
What a person lets in is what stood in the list they saw, child by child; anything else counts on.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.person.age import is_over_age
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.services.app import App
from app.storage.outbox import Key
from app.storage.settings import Settings
from app.storage.shadows import Shadow
from app.storage.unit_of_work import Snapshot, UnitOfWork

_SETTING = "sync.losses"
_MOST = 20
_FEW, _SHARE = 3, 0.05
GONE = "gone"


@dataclass(frozen=True, slots=True)
class Loss:
    """A child who would not count here any more."""

    child_id: str
    village_id: str
    status: str
    """The status it is to have, or `gone`: it left this device's villages."""


class TooManyLosses(Exception):  # noqa: N818 (a question)
    """A person is to look first."""

    def __init__(self, losses: list[Loss]) -> None:
        super().__init__("mass_change")
        self.losses = losses


@dataclass(frozen=True, slots=True)
class _Watch:
    """What this reading has brought so far; kept over restarts."""

    ended: Mapping[str, int] = field(default_factory=dict)
    """Village -> how many of its children, besides those that a person let in."""
    allowed: Mapping[str, str] = field(default_factory=dict)
    """Child -> the status that a person saw in the list and lets in."""
    stopped: tuple[Loss, ...] = ()
    """What a person is asked about."""

    def unseen(self, losses: Iterable[Loss]) -> list[Loss]:
        """Leave out what a person has let in."""
        return [one for one in losses if self.allowed.get(one.child_id) != one.status]


def _read(settings: Settings) -> _Watch:
    values = json.loads(settings.get(_SETTING) or "{}")
    stopped = tuple(Loss(*one) for one in values.get("stopped", ()))
    return _Watch(values.get("ended", {}), values.get("allowed", {}), stopped)


def _keep(work: UnitOfWork, watch: _Watch) -> None:
    stopped = [(one.child_id, one.village_id, one.status) for one in watch.stopped]
    values = {"ended": watch.ended, "allowed": watch.allowed, "stopped": stopped}
    work.settings.put(_SETTING, json.dumps(values))


def watch_losses(
    work: UnitOfWork, copies: Iterable[Shadow], gone: Collection[Key], on: date
) -> None:
    """Count what is about to be taken, in its transaction. Raises TooManyLosses: take nothing."""
    watch = _read(work.settings)
    losses = find_losses(work, copies, gone, on)
    if not losses:
        return
    ended = Counter(watch.ended)
    ended.update(one.village_id for one in losses)
    living = work.children.count_by_village()
    for village_id in {one.village_id for one in losses}:
        before = living.get(village_id, 0) + watch.ended.get(village_id, 0)
        count = ended[village_id]
        if count > _MOST or (count > _FEW and count > _SHARE * before):
            raise TooManyLosses(losses)
    _keep(work, _Watch(ended, watch.allowed))


def find_losses(
    snapshot: Snapshot, copies: Iterable[Shadow], gone: Collection[Key], on: date
) -> list[Loss]:
    """Name the children who count here and would not any more, by what the central sent.

    Those whom a person has let in are left out.
    """
    ends = {id_: GONE for entity, id_ in gone if entity == "child"}
    for one in copies:
        if one.entity == "child" and _ends(one, on):
            ends[one.entity_id] = one.fields["status"]
    found = snapshot.children.get_many(sorted(ends))
    living = [child for child in found.values() if child.status is Status.ACTIVE]
    homes = snapshot.households.get_many({child.household_id for child in living})
    return _read(snapshot.settings).unseen(
        Loss(child.id, homes[child.household_id].village_id or "", ends[child.id])
        for child in living
    )


def _ends(copy: Shadow, on: date) -> bool:
    status = copy.fields.get("status") or Status.ACTIVE
    if status == Status.ACTIVE:
        return False
    return status != Status.TURNED_16 or not _is_of_age(copy.fields.get("birth_date", ""), on)


def _is_of_age(born: str, on: date) -> bool:
    try:
        return is_over_age(BirthDate.from_iso(born), on)
    except ValueError:
        return False


def keep_stopped(work: UnitOfWork, losses: Iterable[Loss]) -> None:
    """Keep what a person is to be asked."""
    _keep(work, replace(_read(work.settings), stopped=tuple(losses)))


def end_watch(work: UnitOfWork) -> None:
    """Begin to count anew: everything was read. What was let in and has not come yet still may."""
    watch = _read(work.settings)
    if watch == _Watch():
        return
    found = work.children.get_many(sorted(watch.allowed))
    living = [id_ for id_, child in found.items() if child.status is Status.ACTIVE]
    _keep(work, _Watch(allowed={id_: watch.allowed[id_] for id_ in living}))


def end_permission(work: UnitOfWork) -> None:
    """Forget what was let in: both sides hold the same, and nothing of it is on its way."""
    if work.settings.get(_SETTING):
        work.settings.put(_SETTING, "")


def stopped_losses(snapshot: Snapshot) -> tuple[Loss, ...]:
    """Say what a person is asked about; empty when nothing is held back."""
    return _read(snapshot.settings).stopped


def allow_losses(app: App, seen: Collection[tuple[str, str]]) -> int:
    """Let in those held back whom a person saw in the list (child and status); says how many.

    What is held back and was not in that list stays asked.
    """
    with app.write("sync") as work:
        watch = _read(work.settings)
        let_in = {
            one.child_id: one.status for one in watch.stopped if (one.child_id, one.status) in seen
        }
        after = replace(watch, allowed={**watch.allowed, **let_in})
        if let_in:
            _keep(work, replace(after, stopped=tuple(after.unseen(watch.stopped))))
    return len(let_in)
