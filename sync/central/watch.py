"""Likely pairs noted as changes arrive: after a push is answered, never in a request.

A commune's matcher is kept for some time and learns only what has changed since; a central that
starts anew goes on where the last one had come to.
"""

import logging
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from threading import Event

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from app.domain.child import Child
from app.domain.doubles.decision import Decision
from app.domain.fields import ENTITY_OF, NounT, noun_from
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.status import Status
from app.log import place_of
from app.matching.matcher import Matcher
from app.matching.person import person_of
from app.matching.reason import Pair
from sync.central.bulk import put_rows
from sync.central.export import read_records
from sync.central.ledger import Held, held_of
from sync.central.store import CentralStore, find_commune
from sync.central.tables import commune, likely_pair, record

_KEPT = 4
"""Communes whose matchers are kept: one of 60,000 children takes some 100 MB."""
_SILENT_S = 2.0
_AGAIN_S = 10.0
"""Until a database that was away is asked again, or whether another watch has ended."""
_log = logging.getLogger("sotreem.central")


@dataclass(slots=True)
class _Known:
    """A commune's children as they were at a revision."""

    matcher: Matcher
    homes: dict[str, Household]
    revision: int


class Watch:
    """Looks for pairs in the communes where something has changed, one after another."""

    def __init__(self, store: CentralStore) -> None:
        self._store = store
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._seen: dict[str, int] = {}
        """The heads of those that were behind at the last round."""
        self._failed: dict[str, int] = {}

    def run(self, stop: Event) -> None:
        """Look until stopped, whenever a commune has fallen silent; only one does so for a store.

        Whoever pushes has the machine meanwhile, and a database that is away is waited for.
        """
        while not stop.is_set():
            try:
                with self._store.alone() as is_alone:
                    while is_alone and not stop.wait(_SILENT_S):
                        self._look_round(stop)
            except SQLAlchemyError as error:
                _log.error("watch %s", place_of(error))
            stop.wait(_AGAIN_S)

    def _look_round(self, stop: Event) -> None:
        behind = self._behind()
        silent = [code for code, head in behind.items() if self._seen.get(code) == head]
        self._seen = behind
        for code in silent:
            if stop.is_set():
                return
            if self._failed.get(code) != behind[code]:
                self._look_safely(code, behind[code])

    def _look_safely(self, code: str, head: int) -> None:
        """Look; what goes wrong is tried again after the next change."""
        try:
            self.look(code)
        except OperationalError:
            raise
        except (SQLAlchemyError, ValueError, KeyError) as error:
            self._known.pop(code, None)
            self._failed[code] = head
            _log.error("watch %s", place_of(error))

    def rest(self) -> None:
        """Look at once at all that has changed so far."""
        for code in self._behind():
            self.look(code)

    def _behind(self) -> dict[str, int]:
        with self._store.look_up() as connection:
            return {row.commune: row.head for row in connection.execute(_BEHIND)}

    def look(self, code: str) -> int:
        """Note the likely pairs among what changed since the last look; says how many are new."""
        with self._store.read() as connection:
            found = find_commune(connection, code)
            upto = connection.scalars(select(commune.c.alike_upto).where(commune.c.commune == code))
            since = upto.one_or_none() or 0
        if found is None or found.head <= since:
            return 0
        known = self._known.pop(code, None)
        if known is None or known.revision < since:
            known = self._read_all(code)
        among = self._catch_up(code, known, since)
        self._known[code] = known
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return self._note(code, _pairs(known.matcher, among), known.revision)

    def _read_all(self, code: str) -> _Known:
        with self._store.read() as connection:
            found = find_commune(connection, code)
        head = found.head if found else 0
        homes: dict[str, Household] = {
            home.id: home for home in read_records(self._store, code, Household)
        }
        said = (d for d in read_records(self._store, code, Decision) if d.status is Status.ACTIVE)
        apart = [(one.first_id, one.second_id, inf) for one in said]
        people = (
            person_of(child, homes[child.household_id])
            for child in read_records(self._store, code, Child)
            if child.status is Status.ACTIVE and child.household_id in homes
        )
        return _Known(Matcher(people, apart), homes, head)

    def _catch_up(self, code: str, known: _Known, since: int) -> set[ChildId]:
        """Teach a matcher what changed; name the children that changed after `since`."""
        with self._store.read() as connection:
            found = find_commune(connection, code)
            mine = (record.c.commune == code, record.c.revision > min(since, known.revision))
            rows = [held_of(row) for row in connection.execute(select(record).where(*mine))]
            moved = [one.id for one in rows if one.entity == "household"]
            members = select(record).where(record.c.commune == code, record.c.entity == "child")
            rows += [
                held_of(row)
                for home in moved
                for row in connection.execute(members.where(record.c.parent_id == home))
            ]
        known.revision = found.head if found else known.revision
        known.homes |= {home.id: home for home in _nouns(rows, Household)}
        children = {child.id: child for child in _nouns(rows, Child)}
        for child in children.values():
            if child.status is not Status.ACTIVE:
                known.matcher.drop(child.id)
        living = [one for one in children.values() if one.status is Status.ACTIVE]
        known.matcher.put_all(person_of(one, known.homes[one.household_id]) for one in living)
        for decision in _nouns(rows, Decision):
            if decision.status is Status.ACTIVE:
                known.matcher.keep_apart(decision.first_id, decision.second_id)
        return {one.id for one in living}

    def _note(self, code: str, pairs: Iterable[Pair], upto: int) -> int:
        with self._store.write() as connection:
            find_commune(connection, code, hold=True)
            c = likely_pair.c
            there = connection.execute(select(c.first_id, c.second_id).where(c.commune == code))
            known = {(first, second) for first, second in there}
            last = connection.scalars(select(func.max(c.number)).where(c.commune == code)).one()
            new = [one for one in pairs if (one.first_id, one.second_id) not in known]
            rows = [
                {
                    "commune": code,
                    "first_id": one.first_id,
                    "second_id": one.second_id,
                    "certain": int(one.certain),
                    "number": number,
                }
                for number, one in enumerate(new, (last or 0) + 1)
            ]
            put_rows(connection, likely_pair, rows)
            this = commune.update().where(commune.c.commune == code)
            connection.execute(this.values(alike_upto=upto))
        return len(rows)


_BEHIND = select(commune.c.commune, commune.c.head).where(commune.c.head > commune.c.alike_upto)


def _nouns(rows: Iterable[Held], noun: type[NounT]) -> list[NounT]:
    entity = ENTITY_OF[noun]
    return [
        noun_from(noun, one.id, one.revision, one.texts) for one in rows if one.entity == entity
    ]


def _pairs(matcher: Matcher, among: set[ChildId]) -> list[Pair]:
    scan = matcher.scan(among)
    while not scan.step(64):
        pass
    return scan.pairs() if scan.total else []
