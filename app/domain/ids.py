"""Names for things: ids made by the client, sortable by the time they were made."""

from collections.abc import Callable
from datetime import datetime
from typing import NewType
from uuid import UUID, uuid5

ChildId = NewType("ChildId", str)
HouseholdId = NewType("HouseholdId", str)
VillageId = NewType("VillageId", str)
VisitId = NewType("VisitId", str)
ChangeId = NewType("ChangeId", str)
DraftId = NewType("DraftId", str)
GroupId = NewType("GroupId", str)
"""What one press of a button changed: the changes that are undone together."""

Clock = Callable[[], datetime]
"""Now, with a time zone."""
NewId = Callable[[], str]
"""A fresh id that sorts after every id made before it on this machine."""

_VILLAGES = UUID("6f1de0f1-6c1a-5f5e-9d5c-3c6d1f5f7a10")


def uuid7(milliseconds: int, random_bits: int) -> str:
    """Lay out a UUID version 7 (RFC 9562 §5.7) from Unix milliseconds and 74 random bits."""
    high, low = divmod(random_bits & ((1 << 74) - 1), 1 << 62)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    return str(UUID(int=value))


def village_id(commune_code: str, folded_name: str) -> VillageId:
    """Give the same id to the same village on every device of a commune."""
    return VillageId(str(uuid5(_VILLAGES, f"{commune_code}/{folded_name}")))


def id_maker(clock: Clock, random_bits: Callable[[int], int]) -> NewId:
    """Make ids that never go backwards, even when the clock does.

    `random_bits` is `random.Random.getrandbits` or `secrets.randbits`.
    """
    last = 0

    def new_id() -> str:
        nonlocal last
        now = int(clock().timestamp() * 1000)
        # 12 bits count within a millisecond, so that ids made together keep their order.
        last = max(last + 1, now << 12)
        return uuid7(last >> 12, (last & 0xFFF) << 62 | random_bits(62))

    return new_id
