"""Stopping before a round lets many children of one village end by what others did.

What counts is children who count here and would not any more: removed, merged, moved out, died, or
gone from this device's villages. More than 20 of a village, or more than 3 that are more than 5 %
of it, in all pages of one reading: then nothing of that page is taken until a person has looked.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.age import is_over_age
from app.domain.birth_date import BirthDate
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

    ended: Mapping[str, int]
    """Village -> how many of its children."""
    is_allowed: bool = False
    stopped: tuple[Loss, ...] = ()
    """What a person is asked about."""


def _read(settings: Settings) -> _Watch:
    values = json.loads(settings.get(_SETTING) or "{}")
    stopped = tuple(Loss(*one) for one in values.get("stopped", ()))
    return _Watch(values.get("ended", {}), values.get("is_allowed", False), stopped)


def _keep(work: UnitOfWork, watch: _Watch) -> None:
    stopped = [(one.child_id, one.village_id, one.status) for one in watch.stopped]
    values = {"ended": watch.ended, "is_allowed": watch.is_allowed, "stopped": stopped}
    work.settings.put(_SETTING, json.dumps(values))


def watch_losses(
    work: UnitOfWork, copies: Iterable[Shadow], gone: Collection[Key], on: date
) -> None:
    """Count what is about to be taken, in its transaction. Raises TooManyLosses: take nothing."""
    watch = _read(work.settings)
    losses = find_losses(work, copies, gone, on)
    if watch.is_allowed or not losses:
        return
    ended = Counter(watch.ended)
    ended.update(one.village_id for one in losses)
    living = work.children.count_by_village()
    for village_id in {one.village_id for one in losses}:
        before = living.get(village_id, 0) + watch.ended.get(village_id, 0)
        count = ended[village_id]
        if count > _MOST or (count > _FEW and count > _SHARE * before):
            raise TooManyLosses(losses)
    _keep(work, _Watch(ended))


def find_losses(
    snapshot: Snapshot, copies: Iterable[Shadow], gone: Collection[Key], on: date
) -> list[Loss]:
    """Name the children who count here and would not any more, by what the central sent."""
    ends = {id_: GONE for entity, id_ in gone if entity == "child"}
    for one in copies:
        if one.entity == "child" and _ends(one, on):
            ends[one.entity_id] = one.fields["status"]
    found = snapshot.children.get_many(sorted(ends))
    living = [child for child in found.values() if child.status is Status.ACTIVE]
    homes = snapshot.households.get_many({child.household_id for child in living})
    return [
        Loss(child.id, homes[child.household_id].village_id or "", ends[child.id])
        for child in living
    ]


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
    _keep(work, _Watch(_read(work.settings).ended, stopped=tuple(losses)))


def end_watch(work: UnitOfWork) -> None:
    """Begin to count anew: everything was read."""
    if work.settings.get(_SETTING):
        work.settings.put(_SETTING, "")


def stopped_losses(snapshot: Snapshot) -> tuple[Loss, ...]:
    """Say what a person is asked about; empty when nothing is held back."""
    return _read(snapshot.settings).stopped


def allow_losses(app: App) -> int:
    """Let in what was held back, as a person who has looked at it says; says how many children."""
    with app.write("sync") as work:
        watch = _read(work.settings)
        if watch.stopped:
            _keep(work, _Watch({}, is_allowed=True))
    return len(watch.stopped)
