"""The groups that a device looks closer at: read from the records once, for all its questions.

To find what differs a device asks some four times. A group is kept for a minute, as long as
nothing changes in its commune; so even what was altered behind the central's back is found.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import Connection, or_, select

from app.domain.change import ENTITIES
from sync.central.devices import Device
from sync.central.ledger import held_of
from sync.central.read_page import visible
from sync.central.store import Commune
from sync.central.sums import hash_of
from sync.central.tables import record
from sync.digest import own_group
from sync.members import Member, Members

_FRESH = timedelta(minutes=1)
_OWN = tuple(one for one in ENTITIES if own_group(one))
"""The kinds of records that belong to no one village."""
_MOST = 200_000
"""Records that are kept: some 300 bytes each."""
_Key = tuple[str, frozenset[str], bool, str]
"""The commune, the villages the reader is confined to, whether it may see what is confidential, and
the group."""


@dataclass(frozen=True, slots=True)
class _Kept:
    members: Members
    life: tuple[str, int]
    read_at: datetime


class Groups:
    """Those read a moment ago, the longest unused first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._lock = Lock()

    def read(
        self,
        connection: Connection,
        reader: Device,
        held: Commune,
        names: Collection[str],
        now: datetime,
    ) -> dict[str, Members]:
        """Give these groups as the reader may see them."""
        life = (held.epoch, held.head)
        found = self._known(reader, life, names, now)
        read = _read(connection, reader, {name for name in names if name not in found})
        with self._lock:
            for name, members in read.items():
                self._kept[_key(reader, name)] = _Kept(members, life, now)
            self._forget()
        return found | read

    def _known(
        self, reader: Device, life: tuple[str, int], names: Collection[str], now: datetime
    ) -> dict[str, Members]:
        known = {}
        with self._lock:
            for name in names:
                one = self._kept.get(_key(reader, name))
                if one and one.life == life and abs(now - one.read_at) < _FRESH:
                    self._kept.move_to_end(_key(reader, name))
                    known[name] = one.members
        return known

    def _forget(self) -> None:
        total = sum(len(one.members) for one in self._kept.values())
        while total > self._most:
            total -= len(self._kept.popitem(last=False)[1].members)


def _key(reader: Device, name: str) -> _Key:
    return reader.commune, reader.villages, reader.confidential, name


def _read(connection: Connection, reader: Device, names: Collection[str]) -> dict[str, Members]:
    """Read groups from the records, all in one go."""
    own = [one for one in _OWN if own_group(one) in names]
    homes = record.c.entity.not_in(_OWN) & record.c.village_id.in_(sorted(names))
    asked = record.c.commune == reader.commune, or_(record.c.entity.in_(own), homes)
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for row in connection.execute(select(record).where(*asked, visible(reader))) if names else ():
        one = held_of(row)
        group = own_group(one.entity) or one.village_id
        found[group].append(Member(one.entity, one.id, one.revision, hash_of(one)))
    return {name: Members(found[name]) for name in names}
