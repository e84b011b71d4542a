"""Records as flat text fields: one form for the journal, the wire and the central.

`fields_of(child)` gives `{"full_name": "…", "birth_date": "2015-03", "original.phone": "…"}`;
`noun_from(Child, id, revision, fields)` gives the record back. Empty text means not known, and a
field that is absent is empty.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_type_hints

from app.domain.calendar.day_off import DayOff
from app.domain.calendar.deadline import Completion, Deadline
from app.domain.calendar.note import Note
from app.domain.calendar.plan_step import Step
from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import Confidential
from app.domain.doubles.decision import Decision
from app.domain.exchange.suggestion import Suggestion
from app.domain.handoff.registry import Registry
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.movements.movement import Movement
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.village import Village
from app.domain.status import Status
from app.domain.visit import Visit

_OfChild = Circumstance | Movement | Confidential
_OfCommune = Deadline | Completion | DayOff | Step | Note
Noun = Village | Household | Child | Visit | Decision | Suggestion | _OfChild | _OfCommune
NounT = TypeVar("NounT", bound=Noun)
NOUNS: dict[str, type[Noun]] = {
    "village": Village,
    "household": Household,
    "child": Child,
    "visit": Visit,
    "decision": Decision,
    "circumstance": Circumstance,
    "movement": Movement,
    "suggestion": Suggestion,
    "confidential": Confidential,
    "deadline": Deadline,
    "completion": Completion,
    "day_off": DayOff,
    "step": Step,
    "note": Note,
}
ENTITY_OF: dict[type, str] = {noun: entity for entity, noun in NOUNS.items()}
_MAP_PREFIX = {
    "originals": "original.",
    "passed": "passed.",
    "conflicts": "conflict.",
    "history": "history.",
}
_OUTSIDE = {"id", "revision"}

_READERS: dict[type, Callable[[str], object]] = {
    BirthDate: BirthDate.from_iso,
    Sex: Sex,
    Status: Status,
    Verification: Verification,
    Registry: Registry,
    date: date.fromisoformat,
    bool: bool,
    tuple: lambda text: tuple(text.split("\n")),
}


def _write(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, tuple):
        return "\n".join(value)
    return str(value)


@cache
def _plan(entity: str) -> tuple[tuple[str, Callable[[str], object] | None], ...]:
    noun = NOUNS[entity]
    hints = get_type_hints(noun)
    return tuple(
        (f.name, _reader(hints[f.name]))
        for f in dataclass_fields(noun)
        if f.name not in _OUTSIDE and f.name not in _MAP_PREFIX
    )


def _reader(hint: Any) -> Callable[[str], object] | None:  # noqa: ANN401 (a type, of any kind)
    for kind, reader in _READERS.items():
        if hint is kind or kind in getattr(hint, "__args__", ()):
            return reader
        if getattr(hint, "__origin__", None) is kind:
            return reader
    return None


@cache
def _values(entity: str) -> tuple[tuple[str, ...], Callable[[Noun], tuple[object, ...]]]:
    """Name the fields of an entity, and give what reads all of them at once."""
    names = tuple(name for name, _ in _plan(entity))
    return names, attrgetter(*names)


def fields_of(noun: Noun) -> dict[str, str]:
    """Flatten a record to its non-empty text fields, without `id` and `revision`."""
    flat: dict[str, str] = {}
    names, values_of = _values(ENTITY_OF[type(noun)])
    for name, value in zip(names, values_of(noun), strict=True):
        # Exactly a text is the usual case; an enum is one too, but not only.
        text = value if type(value) is str else _write(value)
        if text:
            flat[name] = text
    for name, prefix in _MAP_PREFIX.items():
        for key, text in getattr(noun, name, {}).items():
            if text:
                flat[prefix + key] = text
    return flat


def text_of(noun: Noun, name: str) -> str:
    """Give one field as text; empty where the record has no such field."""
    return _write(getattr(noun, name, None))


def with_texts(noun: NounT, texts: Mapping[str, str]) -> NounT:
    """Give a record with other texts in some of its fields, none of them an `original.` one."""
    readers, _ = _readers(ENTITY_OF[type(noun)])
    values: dict[str, Any] = {}
    for name, text in texts.items():
        reader = readers[name]
        values[name] = reader(text) if reader else text
    return replace(noun, **values)


def noun_from(noun: type[NounT], id_: str, revision: int, fields: Mapping[str, str]) -> NounT:
    """Build a record from its text fields; fields it does not know are left out."""
    readers, maps = _readers(ENTITY_OF[noun])
    values: dict[str, Any] = {"id": id_, "revision": revision}
    values |= {name: {} for name in maps.values()}
    for name, text in fields.items():
        if not text:
            continue
        if name in readers:
            reader = readers[name]
            values[name] = reader(text) if reader else text
        else:
            prefix, _, key = name.partition(".")
            if key and prefix in maps:
                values[maps[prefix]][key] = text
    return noun(**values)


def is_known(entity: str, name: str) -> bool:
    """Whether this program has a place for a field; a newer one may have more."""
    readers, maps = _readers(entity)
    prefix, _, key = name.partition(".")
    return name in readers or bool(key and prefix in maps)


@cache
def _readers(entity: str) -> tuple[dict[str, Callable[[str], object] | None], dict[str, str]]:
    """Give the reader of each field, and the mapping that holds what begins with each prefix."""
    slots = NOUNS[entity].__slots__
    maps = {prefix.rstrip("."): name for name, prefix in _MAP_PREFIX.items() if name in slots}
    return dict(_plan(entity)), maps


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Name the fields that differ, each with its old and new text."""
    if not before:
        return {name: ("", after[name]) for name in sorted(after) if after[name]}
    names = sorted(before.keys() | after.keys())
    pairs = {name: (before.get(name, ""), after.get(name, "")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
