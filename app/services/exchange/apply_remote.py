"""Taking over a page of the central's records; what a person has not sent yet stays as it is.

The central's copy is kept beside the record (its shadow); the record becomes that copy with the
unsent texts laid over it. A copy that cannot be a record yet is held and tried with later pages.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.fields import NOUNS, Noun, noun_from
from app.domain.household import Household
from app.domain.ids import HouseholdId
from app.services.circumstances.cross_at_central import cross_at_central
from app.services.cleaning.check_records import keep_problems
from app.storage.drop_box import crossed, has_secret, secrets_named
from app.storage.outbox import Key
from app.storage.shadows import Shadow
from app.storage.unit_of_work import UnitOfWork

_PARENTS = {
    "household": ("village_id", "village"),
    "child": ("household_id", "household"),
    "visit": ("household_id", "household"),
    "circumstance": ("child_id", "child"),
    "movement": ("child_id", "child"),
    "confidential": ("child_id", "child"),
    "suggestion": ("village_id", "village"),
}
_ORDER = tuple(NOUNS)

UNREADABLE = "unreadable"
MISSING_PARENT = "missing_parent"


def apply_remote(work: UnitOfWork, copies: Iterable[Shadow], on: date) -> int:
    """Take over the central's copies in this transaction; says how many records changed.

    `work` was begun with origin CENTRAL. `on` is the day as of which children are checked.
    """
    waiting = {one.key: one for one in work.sync.shadows.held()}
    newest = waiting | {one.key: one for one in copies}
    kept = list(_not_older(work, newest.values()))
    unsent = work.sync.outbox.unsent_fields([one.key for one in kept])
    changed: list[Noun] = []
    for entity in _ORDER:
        changed += _apply_kind(work, entity, [c for c in kept if c.entity == entity], unsent)
    work.sync.shadows.put(one for one in kept if one.entity not in NOUNS)
    refresh_problems(work, changed, on)
    return len(changed)


def _not_older(work: UnitOfWork, copies: Iterable[Shadow]) -> Iterable[Shadow]:
    listed = list(copies)
    known = work.sync.shadows.get([one.key for one in listed])
    for one in listed:
        before = known.get(one.key)
        if before is None or before.revision <= one.revision:
            yield one


def _apply_kind(
    work: UnitOfWork, entity: str, copies: list[Shadow], unsent: dict[Key, dict[str, str]]
) -> list[Noun]:
    nouns: list[Noun] = []
    judged: list[Shadow] = []
    laid_over = {copy.key: copy.fields | unsent.get(copy.key, {}) for copy in copies}
    parents = present_parents(work, entity, laid_over.values())
    for copy in copies:
        texts = laid_over[copy.key]
        noun = _read(entity, copy, texts)
        if noun is None:
            judged.append(replace(copy, held=UNREADABLE))
        elif not has_parent(entity, texts, parents):
            judged.append(replace(copy, held=MISSING_PARENT))
        else:
            judged.append(replace(copy, held=""))
            nouns.append(noun)
    changes = work.save_all(_without_known_secrets(work, nouns))
    work.sync.shadows.put(judged)
    cross_at_central(work, judged)
    work.sync.stand_on(entity, {noun.id: noun.revision for noun in nouns})
    touched = {change.entity_id for change in changes}
    return [noun for noun in nouns if noun.id in touched]


def _without_known_secrets(work: UnitOfWork, nouns: Iterable[Noun]) -> Iterable[Noun]:
    """Cross what the last copy named as well: it was sealed when that came."""
    listed = list(nouns)
    telling = [one.id for one in listed if isinstance(one, Child) and has_secret(one)]
    before = work.sync.shadows.get([("child", id_) for id_ in telling])
    for one in listed:
        known = before.get(("child", one.id))
        yield crossed(one) if isinstance(one, Child) and known and _tells(known, one) else one


def _tells(known: Shadow, one: Child) -> bool:
    """Whether a copy became a record, and named every confidential group that a child does."""
    before = None if known.held else _read("child", known, known.fields)
    return isinstance(before, Child) and secrets_named(one) <= secrets_named(before)


def _read(entity: str, copy: Shadow, texts: dict[str, str]) -> Noun | None:
    try:
        noun: Noun = noun_from(NOUNS[entity], copy.entity_id, copy.revision, texts)
    except (ValueError, TypeError):
        return None  # written by a newer program, or not a record at all
    return noun


def present_parents(work: UnitOfWork, entity: str, listed: Iterable[Mapping[str, str]]) -> set[str]:
    """Say which of the records that these texts refer to are here."""
    if entity not in _PARENTS:
        return set()
    name, parent = _PARENTS[entity]
    return work.sync.present(parent, {texts.get(name, "") for texts in listed})


def has_parent(entity: str, texts: dict[str, str], present: set[str]) -> bool:
    """Whether what a record refers to is among those `present`."""
    if entity not in _PARENTS:
        return True
    id_ = texts.get(_PARENTS[entity][0], "")
    return id_ in present or (not id_ and entity == "household")


def refresh_problems(work: UnitOfWork, changed: Sequence[Noun], on: date) -> None:
    """Check the children that changed, those with their numbers, and those of changed homes."""
    homes = [HouseholdId(one.id) for one in changed if isinstance(one, Household)]
    records = [one for one in changed if isinstance(one, Child)]
    ids = {one.id for one in records}
    ids |= {one.child_id for one in changed if isinstance(one, Circumstance)}
    ids |= work.children.holders_of_any({one.national_id for one in records})
    for home in homes:
        ids |= {child.id for child in work.children.of_household(home)}
    children = work.children.get_many(sorted(ids))
    living_in = work.households.get_many({child.household_id for child in children.values()})
    people = [(child, living_in[child.household_id]) for child in children.values()]
    if people:
        keep_problems(work, on, people)
