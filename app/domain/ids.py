"""Names for things: ids made by the client, sortable by the time they were made."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NewType
from uuid import UUID, uuid5

ChildId = NewType("ChildId", str)
HouseholdId = NewType("HouseholdId", str)
VillageId = NewType("VillageId", str)
VisitId = NewType("VisitId", str)
CircumstanceId = NewType("CircumstanceId", str)
ConfidentialId = NewType("ConfidentialId", str)
MovementId = NewType("MovementId", str)
ChangeId = NewType("ChangeId", str)
DraftId = NewType("DraftId", str)
GroupId = NewType("GroupId", str)
"""What one press of a button changed: the changes that are undone together."""

Clock = Callable[[], datetime]
"""Now, with a time zone."""
NewId = Callable[[], str]
"""A fresh id that sorts after every id made before it on this machine."""

_VILLAGES = UUID("6f1de0f1-6c1a-5f5e-9d5c-3c6d1f5f7a10")
_VISITS = UUID("0c5b7f7e-3a55-5b0c-8a3c-6f1c2d9b4e21")
_MOVEMENTS = UUID("4b1c1d0a-52c4-5d0f-8e6b-7a1f3c9e2d64")
_DECISIONS = UUID("9b0e4c52-77d1-5a6e-b1c4-2f8d6a3e5c37")
_CALENDAR = UUID("2d8f3b61-90ce-5b17-a4d2-71c05e9b8f46")


def uuid7(milliseconds: int, random_bits: int) -> str:
    """Lay out a UUID version 7 (RFC 9562 §5.7) from Unix milliseconds and 74 random bits."""
    high, low = divmod(random_bits & ((1 << 74) - 1), 1 << 62)
    time = milliseconds & ((1 << 48) - 1)
    clock_part = f"{time >> 16:08x}-{time & 0xFFFF:04x}-7{high:03x}"
    return f"{clock_part}-{0x8000 | low >> 48:04x}-{low & ((1 << 48) - 1):012x}"


def village_id(commune_code: str, folded_name: str) -> VillageId:
    """Give the same id to the same village on every device of a commune."""
    return VillageId(str(uuid5(_VILLAGES, f"{commune_code}/{folded_name}")))


def visit_id(household: HouseholdId, day: date) -> VisitId:
    """Give one id to all visits of a household on one day, whoever made them."""
    return VisitId(str(uuid5(_VISITS, f"{household}/{day.isoformat()}")))


def decision_id(first: ChildId, second: ChildId) -> str:
    """Give the same id to what is said of the same two children, in either order."""
    return str(uuid5(_DECISIONS, "/".join(sorted((first, second)))))


def movement_id(child: ChildId, code: str) -> MovementId:
    """Give the same id to what happens to a child by itself, whichever device notes it."""
    return MovementId(str(uuid5(_MOVEMENTS, f"{child}/{code}")))


def calendar_id(*parts: str) -> str:
    """Give one id to the same thing of a calendar on every device of a commune."""
    return str(uuid5(_CALENDAR, "/".join(parts)))


def made_at(id_: str) -> datetime | None:
    """Read when an id was made (UTC); None from one that does not say."""
    milliseconds = made_ms(id_)
    return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds is not None else None


def made_ms(id_: str) -> int | None:
    """Read the Unix milliseconds at which an id was made; None from one that does not say."""
    if len(id_) != 36 or id_[14] != "7":
        return None
    try:
        return int(id_[:8] + id_[9:13], 16)
    except ValueError:
        return None


def id_prefix(at: datetime) -> str:
    """Give the text with which ids begin that are made in this millisecond."""
    milliseconds = int(at.timestamp() * 1000)
    return f"{milliseconds >> 16:08x}-{milliseconds & 0xFFFF:04x}"


def id_maker(
    clock: Clock, random_bits: Callable[[int], int], shared_for: timedelta = timedelta()
) -> NewId:
    """Make ids that never go backwards, even when the clock does.

    `random_bits` is `random.Random.getrandbits` or `secrets.randbits`. Ids that are made within
    `shared_for` of each other share their random bits (RFC 9562 §6.2): a day's ids then cost a
    slow line half as much. They stay apart by time and count here, by the bits elsewhere.
    """
    last = random = until = 0
    shared = int(shared_for.total_seconds() * 1000) << 12

    def new_id() -> str:
        nonlocal last, random, until
        now = int(clock().timestamp() * 1000)
        # 12 bits count within a millisecond, so that ids made together keep their order.
        last = max(last + 1, now << 12)
        if last >= until:
            random, until = random_bits(62), last + shared
        return uuid7(last >> 12, (last & 0xFFF) << 62 | random)

    return new_id
