"""What becomes of one change: the accept rule of the central.

It is refused, waits for what it stands on, or is put together with what others wrote into the
record (`put_together`); a record that ended in another one has rules of its own (PROTOCOL §6).
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from dataclasses import field as made_by
from datetime import date, datetime
from functools import lru_cache

from app.domain.change import CONFIDENTIAL, ENTITIES, OF_COMMUNE, OF_EVERYBODY
from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import is_confidential
from app.domain.exchange.conflict import PREFIX
from app.domain.exchange.suggestion import ANSWERS, Suggestion, read_wanted
from app.domain.exchange.three_way import three_way
from app.domain.fields import NOUNS, noun_from
from app.domain.status import Status as Whether
from sync.central.devices import Device
from sync.central.hybrid_time import sortable, time_of
from sync.central.ledger import Held, Ledger
from sync.central.past import Past, written_of
from sync.central.put_together import put_together
from sync.merge import is_decided_by_a_person
from sync.protocol import Status, WireChange

Texts = dict[str, str]

_PARENTS = {
    "household": (("village_id", "village"),),
    "child": (("household_id", "household"),),
    "visit": (("household_id", "household"),),
    "decision": (("first_id", "child"), ("second_id", "child")),
    "circumstance": (("child_id", "child"),),
    "movement": (("child_id", "child"),),
    "confidential": (("child_id", "child"),),
    "suggestion": (("village_id", "village"),),
}
"""Entity -> the fields that name other records, and what they name."""
_OPTIONAL = {"village_id"}
_LONGEST = {"national_id": 12, "phone": 40, "full_name": 200, "head_name": 200, "wanted": 65_536}
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
    seen: Held | None = None
    """The unchanged record with the later time, where nothing else changes."""


class _Refused(Exception):  # noqa: N818 (a verdict on its way)
    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.code)
        self.verdict = verdict


def _reject(code: str, name: str = "") -> _Refused:
    return _Refused(Verdict("rejected", code=code, field=name))


def _defer(code: str, name: str = "") -> _Refused:
    return _Refused(Verdict("deferred", code=code, field=name))


def judge(
    change: WireChange,
    ledger: Ledger,
    device: Device,
    results: Mapping[str, Verdict],
    past: Past,
    now: datetime,
) -> Verdict:
    """Judge a change; nothing is stored here. `results` are those of earlier changes by id."""
    try:
        _check_shape(change)
        _check_allowed(change, device)
        held = ledger.get(change.entity, change.entity_id)
        _check_confined(held, device)
        _check_answer(change, device)
        _check_predecessor(change, held, results)
        found = held or Held(change.entity, change.entity_id)
        return _judged(change, found, ledger, device, past, now)
    except _Refused as refused:
        return refused.verdict


def _check_shape(change: WireChange) -> None:
    if change.entity not in ENTITIES:
        raise _reject("unknown_entity")
    for name, pair in change.fields.items():
        if not _may_be_written(change.entity, name):
            raise _reject("unknown_field", name)
        if len(pair[1]) > _LONGEST.get(name, _LONGEST_TEXT):
            raise _reject("field_too_long", name)
        if "\0" in pair[1]:
            raise _reject("field_invalid", name)


@lru_cache(maxsize=1024)
def _may_be_written(entity: str, name: str) -> bool:
    """Conflicts are the central's to find; a device decides them, or takes that back."""
    if not _NAME.fullmatch(name):
        return False
    field = name.removeprefix(PREFIX)
    return field == name or is_decided_by_a_person(entity, field)


def _check_allowed(change: WireChange, device: Device) -> None:
    """Take confidential records only from devices that were enrolled for them."""
    if change.entity == CONFIDENTIAL and not device.confidential:
        raise _reject("not_confidential")


def _check_confined(held: Held | None, device: Device) -> None:
    """Keep a device bound to villages off the records of others, whatever it says of them."""
    if held is not None and not may_see(device, held):
        raise _reject("outside_villages")


def _check_answer(change: WireChange, device: Device) -> None:
    """Let the commune alone answer what a collaborator suggests."""
    if change.entity == "suggestion" and "answer" in change.fields and not device.everywhere:
        raise _reject("commune_decides", "answer")


def may_see(device: Device, held: Held | None) -> bool:
    """Whether a device may see a record: villages and the calendar always, others in its villages.

    What is confidential only a device that was enrolled for it.
    """
    if held is not None and held.entity == CONFIDENTIAL and not device.confidential:
        return False
    if device.everywhere:
        return True
    return held is not None and (held.entity in OF_EVERYBODY or held.village_id in device.villages)


def _check_predecessor(
    change: WireChange, held: Held | None, results: Mapping[str, Verdict]
) -> None:
    if change.after:
        before = results.get(change.after)
        if before is None or before.status in ("rejected", "deferred"):
            raise _defer("missing_predecessor")
    if change.base > (held.revision if held else 0):
        raise _defer("unknown_base")


def _untold(change: WireChange, held: Held, texts: Texts) -> Texts:
    """Give what the record holds now and whoever sent the change does not expect."""
    expected = held.texts | {name: new for name, (_, new) in change.fields.items()}
    if texts == {name: text for name, text in expected.items() if text}:
        return {}
    return {
        name: texts.get(name, "")
        for name in sorted(texts.keys() | expected.keys())
        if texts.get(name, "") != expected.get(name, "")
    }


def _is_ended(change: WireChange, held: Held) -> bool:
    """Whether the record ends, or ended, in another one: PROTOCOL §6 says what holds then."""
    status = change.fields.get("status", ("", ""))[1]
    return Whether.MERGED in (status, held.texts.get("status")) or "merged_into" in change.fields


def _merge_ended(change: WireChange, held: Held) -> tuple[Texts, Texts]:
    theirs = held.texts
    seen = theirs | {name: old for name, (old, _) in change.fields.items()}
    mine = seen | {name: new for name, (_, new) in change.fields.items()}
    merged = three_way(seen, mine, theirs)
    server = {name: other for name, (_, other) in merged.conflicts.items()}
    return {name: text for name, text in (dict(merged.fields) | server).items() if text}, server


def _judged(
    change: WireChange, held: Held, ledger: Ledger, device: Device, past: Past, now: datetime
) -> Verdict:
    time = sortable(time_of(change, now), change.id)
    if _is_ended(change, held):
        texts, server = _merge_ended(change, held)
        status: Status = "conflict" if server else "applied"
    else:
        texts = put_together(written_of(change, device.id, time), held, past)
        server = _untold(change, held, texts)
        status = "merged" if server else "applied"
    time = max(held.time, time)
    if texts == held.texts:
        status = "unchanged" if status == "applied" else status
        seen = replace(held, time=time) if held.fields is not None else None
        return Verdict(status, 0, _code(status), _names(server), server, seen=seen)
    village_id = _place(held, texts, ledger, device)
    # What is kept beside another text must be readable too: a person may take it.
    named = {name: new for name, (_, new) in change.fields.items()}
    _check_values(change.entity, texts | named, now.date())
    parent_id = texts.get("household_id") or texts.get("child_id", "")
    stored = Held(
        held.entity, held.id, held.revision, texts, village_id, parent_id, held.device_id, time=time
    )
    return Verdict(status, 0, _code(status), _names(server), server, stored)


def _code(status: Status) -> str:
    return status if status in ("conflict", "merged") else ""


def _names(server: Mapping[str, str]) -> str:
    return ",".join(sorted(server))


def _place(held: Held, texts: Texts, ledger: Ledger, device: Device) -> str:
    """Find the village where a record belongs with its new texts, and that it may be put there."""
    if held.entity in OF_COMMUNE:
        return ""
    parents = [
        _parent(name, entity, texts.get(name, ""), ledger)
        for name, entity in _PARENTS.get(held.entity, ())
    ]
    villages = {_village_of(parent) for parent in parents} or {held.id}
    village_id = villages.pop() if len(villages) == 1 else ""
    if not device.everywhere and village_id not in device.villages:
        if held.entity == "village" and not held.revision:
            raise _defer("missing_village")  # the commune's own devices have not sent it yet
        raise _reject("outside_villages")
    return village_id


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
    if isinstance(noun, Suggestion):
        _check_suggestion(noun)
    if isinstance(noun, Circumstance) and is_confidential(noun.code):
        raise _reject("confidential_in_open", "code")
    if not isinstance(noun, Child):
        return
    if noun.national_id and not _TWELVE_DIGITS.fullmatch(noun.national_id):
        raise _reject("invalid_national_id", "national_id")
    born = noun.birth_date
    if born and date(born.year, born.month or 1, born.day or 1) > today:
        raise _reject("future_birth_date", "birth_date")


def _check_suggestion(one: Suggestion) -> None:
    if one.about not in ENTITIES:
        raise _reject("field_invalid", "about")
    if not read_wanted(one.wanted):
        raise _reject("field_invalid", "wanted")
    if one.answer not in ("", *ANSWERS):
        raise _reject("field_invalid", "answer")


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
