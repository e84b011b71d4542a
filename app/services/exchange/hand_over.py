"""Handing to the commune what a device bound to villages may not write any more.

The refused text becomes a suggestion, which travels like any record and is decided by the
commune's official (`answer_suggestion`); the record itself is here as the central has it.
"""

from collections.abc import Collection, Iterable
from datetime import date

from app.domain.errors import KnownError
from app.domain.exchange.suggestion import Pairs, Suggestion, write_wanted
from app.domain.ids import HouseholdId, VillageId
from app.services.app import App
from app.services.exchange.give_up import GivenUp, given_up, lay_back
from app.services.record_of import record_of
from app.storage.journal import JournalLine, Origin
from app.storage.outbox import Key
from app.storage.unit_of_work import Snapshot

HAND_OVER = "hand_over"
OUTSIDE = "outside_villages"
"""The code of what may be handed over."""


def hand_over(app: App, keys: Iterable[Key], villages: Collection[str], *, on: date) -> GivenUp:
    """Suggest to the commune what was refused of these records; `villages` are the device's own.

    Raises KnownError: `not_handed_over` where the device is not bound to villages or the refusal
    has another reason; `on_its_way` as `give_up` does.
    """
    with app.write(HAND_OVER, origin=Origin.CENTRAL) as work:
        refused = work.sync.outbox.refused(list(keys))
        codes = {lines[-1].central_code for lines in refused.values()}
        if not villages or not codes or codes != {OUTSIDE}:
            raise KnownError("not_handed_over")
        places = {key: _village(work, key, villages) for key in refused}
        at = work.act.now.isoformat()
        given = lay_back(work, refused, on)
        first = next(iter(places.values()))
        made = [
            Suggestion(
                id=app.new_id(),
                village_id=places.get(key, first),
                about=key[0],
                about_id=key[1],
                wanted=write_wanted(wanted),
                name=name_of(work, key),
                author=work.act.author,
                made_at=at,
            )
            for key, lines in given.items()
            for wanted in [wanted_of(lines)]
            if wanted
        ]
        work.as_if(Origin.HERE).save_all(made)
        return given_up(work, given)


def wanted_of(lines: Iterable[JournalLine]) -> Pairs:
    """Put changes of one record, the oldest first, into one: field -> (old, new)."""
    pairs: dict[str, tuple[str, str]] = {}
    for line in lines:
        for name, (old, new) in line.change.fields.items():
            pairs[name] = (pairs.get(name, (old, ""))[0], new)
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _home_of(snapshot: Snapshot, key: Key) -> HouseholdId | None:
    if key[0] == "household":
        return HouseholdId(key[1])
    return getattr(record_of(snapshot, key), "household_id", None)


def _village(snapshot: Snapshot, key: Key, villages: Collection[str]) -> VillageId:
    """Give the village of a record where that is one of the device's, else its first one."""
    home = snapshot.households.get(_home_of(snapshot, key) or "")
    place = home.village_id if home else None
    return place if place and place in villages else VillageId(min(villages))


def name_of(snapshot: Snapshot, key: Key) -> str:
    """Name a record by its child or the head of its household; empty where neither is known."""
    record = record_of(snapshot, key)
    name = getattr(record, "full_name", "") or getattr(record, "name", "")
    home = snapshot.households.get(_home_of(snapshot, key) or "")
    return name or (home.head_name if home else "")
