"""What becomes of one change: the accept rule of the central.

Field by field against what the device saw: the central still has the old value, then the new one
is taken; it has the new one already, then nothing happens; it has a third one, then both are kept
and a person decides.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from dataclasses import field as made_by
from datetime import date

from app.domain.change import ENTITIES
from app.domain.child import Child
from app.domain.fields import NOUNS, noun_from
from app.domain.three_way import three_way
from sync.central.devices import Device
from sync.central.ledger import Held, Ledger
from sync.protocol import Status, WireChange

_PARENTS = {
    "household": (("village_id", "village"),),
    "child": (("household_id", "household"),),
    "visit": (("household_id", "household"),),
    "decision": (("first_id", "child"), ("second_id", "child")),
}
"""Entity -> the fields that name other records, and what they name."""
_OPTIONAL = {"village_id"}
_LONGEST = {"national_id": 12, "phone": 40, "full_name": 200, "head_name": 200}
_LONGEST_TEXT = 4000
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)?")
_TWELVE_DIGITS = re.compile(r"[0-9]{12}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a change, as it is stored and answered."""

    status: Status
    revision: int = 0
    code: str = ""
    field: str = ""
    server: Mapping[str, str] = made_by(default_factory=dict)
    record: Held | None = None
    """What is to be stored; None when nothing changes."""


class _Refused(Exception):  # noqa: N818 (a verdict on its way)
    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict


def _reject(code: str, name: str = "") -> _Refused:
    return _Refused(Verdict("rejected", code=code, field=name))


def _defer(code: str, name: str = "") -> _Refused:
    return _Refused(Verdict("deferred", code=code, field=name))


def judge(
    change: WireChange, ledger: Ledger, device: Device, results: Mapping[str, Verdict], today: date
) -> Verdict:
    """Judge a change; nothing is stored here. `results` are those of earlier changes by id."""
    try:
        _check_shape(change)
        held = ledger.get(change.entity, change.entity_id)
        _check_confined(held, device)
        _check_predecessor(change, held, results)
        return _merge(change, held or Held(change.entity, change.entity_id), ledger, device, today)
    except _Refused as refused:
        return refused.verdict


def _check_shape(change: WireChange) -> None:
    if change.entity not in ENTITIES:
        raise _reject("unknown_entity")
    for name, pair in change.fields.items():
        if not _NAME.fullmatch(name):
            raise _reject("unknown_field", name)
        if len(pair[1]) > _LONGEST.get(name, _LONGEST_TEXT):
            raise _reject("field_too_long", name)
        if "\0" in pair[1]:
            raise _reject("field_invalid", name)


def _check_confined(held: Held | None, device: Device) -> None:
    """Keep a device bound to villages off the records of others, whatever it says of them."""
    if held is None or device.everywhere or held.entity == "village":
        return
    if held.village_id not in device.villages:
        raise _reject("outside_villages")


def _check_predecessor(
    change: WireChange, held: Held | None, results: Mapping[str, Verdict]
) -> None:
    if change.after:
        before = results.get(change.after)
        if before is None or before.status in ("rejected", "deferred"):
            raise _defer("missing_predecessor")
    if change.base > (held.revision if held else 0):
        raise _defer("unknown_base")


def _merge(change: WireChange, held: Held, ledger: Ledger, device: Device, today: date) -> Verdict:
    theirs = held.texts
    seen = theirs | {name: old for name, (old, _) in change.fields.items()}
    mine = seen | {name: new for name, (_, new) in change.fields.items()}
    merged = three_way(seen, mine, theirs)
    server = {name: other for name, (_, other) in merged.conflicts.items()}
    texts = {name: text for name, text in (dict(merged.fields) | server).items() if text}
    if texts == theirs:
        status: Status = "conflict" if server else "unchanged"
        return Verdict(status, 0, "conflict" if server else "", _names(server), server)
    placed = _place(Held(held.entity, held.id, held.revision, texts), ledger, device)
    _check_values(change.entity, texts, today)
    if server:
        return Verdict("conflict", 0, "conflict", _names(server), server, placed)
    return Verdict("applied", record=placed)


def _names(server: Mapping[str, str]) -> str:
    return ",".join(sorted(server))


def _place(one: Held, ledger: Ledger, device: Device) -> Held:
    """Find where a record belongs, and that the device may put it there."""
    parents = [
        _parent(name, entity, one.texts.get(name, ""), ledger)
        for name, entity in _PARENTS.get(one.entity, ())
    ]
    villages = {_village_of(parent) for parent in parents} or {one.id}
    village_id = villages.pop() if len(villages) == 1 else ""
    if not device.everywhere and village_id not in device.villages:
        if one.entity == "village" and not one.revision:
            raise _defer("missing_village")  # the commune's own devices have not sent it yet
        raise _reject("outside_villages")
    parent_id = one.texts.get("household_id", "")
    return Held(one.entity, one.id, one.revision, one.fields, village_id, parent_id)


def _parent(name: str, entity: str, id_: str, ledger: Ledger) -> Held | None:
    if not id_:
        if name in _OPTIONAL:
            return None
        raise _reject("field_invalid", name)
    parent = ledger.get(entity, id_)
    if parent is None:
        raise _defer("missing_parent", name)
    return parent


def _village_of(parent: Held | None) -> str:
    if parent is None:
        return ""
    return parent.id if parent.entity == "village" else parent.village_id


def _check_values(entity: str, texts: Mapping[str, str], today: date) -> None:
    """Refuse what no program could read back, and what the central system never takes."""
    try:
        noun = noun_from(NOUNS[entity], "-", 0, texts)
    except ValueError:
        name = _unreadable(entity, texts)
        raise _reject(_CODES.get(name, "field_invalid"), name) from None
    except TypeError:
        raise _reject("field_invalid", _missing(entity, texts)) from None
    if not isinstance(noun, Child):
        return
    if noun.national_id and not _TWELVE_DIGITS.fullmatch(noun.national_id):
        raise _reject("invalid_national_id", "national_id")
    born = noun.birth_date
    if born and date(born.year, born.month or 1, born.day or 1) > today:
        raise _reject("future_birth_date", "birth_date")


def _missing(entity: str, texts: Mapping[str, str]) -> str:
    """Name the fields without which there is no such record."""
    needed = [f.name for f in fields(NOUNS[entity]) if f.default is f.default_factory is MISSING]
    return ",".join(name for name in needed if name != "id" and name not in texts)


_CODES = {"birth_date": "invalid_birth_date"}


def _unreadable(entity: str, texts: Mapping[str, str]) -> str:
    """Name the field whose text cannot be read."""
    for name, text in texts.items():
        try:
            noun_from(NOUNS[entity], "-", 0, {name: text})
        except ValueError:
            return name
        except TypeError:
            continue  # it could be read; a record of one field alone lacks its others
    return ""
