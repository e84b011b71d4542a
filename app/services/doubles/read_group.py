"""Records that are perhaps one child, side by side: what each says, and which text to take."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.child import Child
from app.domain.doubles.best_record import CHILD_FIELDS, best_home, best_places, kept_first
from app.domain.doubles.double_groups import group_pairs
from app.domain.doubles.likeness import LikelyPair
from app.domain.fields import text_of
from app.domain.household import Household
from app.domain.ids import ChildId
from app.domain.places.village import Village
from app.domain.status import Status
from app.services.doubles.merge_children import seen_now
from app.services.doubles.read_doubles import SAME_NUMBER
from app.storage.unit_of_work import Snapshot

CODE = "external_code"
HOME_FIELDS = ("head_name", "village_id", "address", "phone")
"""What is taken together: a household is one, or another."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the records."""

    child: Child
    household: Household
    village: Village | None
    leaves_home: bool
    """Whether no other child lives in its household: it ends when the child moves elsewhere."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field of all records: their texts, and the place of the one to take."""

    field: str
    texts: tuple[str, ...]
    """As `app.domain.fields` writes them; of `village_id`, the id."""
    best: int
    originals: tuple[str, ...]
    """What was received where no right value could be taken from it; mostly empty."""

    @property
    def differs(self) -> bool:
        """Whether the records say different things, or one of them nothing."""
        return len(set(self.texts)) > 1


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """The question as a person answers it; the first member is the record that lives on."""

    members: tuple[Member, ...]
    pairs: tuple[LikelyPair, ...]
    """The likeliest first."""
    lines: tuple[FieldLine, ...]
    certain: bool
    probability: float
    seen: Mapping[ChildId, int]
    """How far the journal was when this was read, as a merge asks for it."""

    @property
    def ids(self) -> tuple[ChildId, ...]:
        """Name the records in the order shown."""
        return tuple(member.child.id for member in self.members)


def read_group(snapshot: Snapshot, ids: Iterable[ChildId]) -> OpenGroup | None:
    """Read some records and compare them; None where fewer than two of them are still listed."""
    found = {
        child.id: (child, home)
        for child, home in snapshot.children.with_households(ids)
        if child.status is Status.ACTIVE
    }
    if len(found) < 2:
        return None
    children = kept_first([child for child, _ in found.values()])
    members = tuple(_member(snapshot, *found[child.id], found) for child in children)
    pairs = tuple(snapshot.likenesses.among(found) or _same_number(children))
    groups = group_pairs(pairs)
    return OpenGroup(
        members,
        pairs,
        tuple(_lines(members)),
        certain=len(groups) == 1 and groups[0].certain,
        probability=min((group.probability for group in groups), default=0.0),
        seen=seen_now(snapshot, found),
    )


def _member(snapshot: Snapshot, child: Child, home: Household, group: Container[ChildId]) -> Member:
    village = snapshot.villages.get(home.village_id) if home.village_id else None
    living = snapshot.children.of_household(home.id)
    return Member(child, home, village, all(other.id in group for other in living))


def _same_number(children: Sequence[Child]) -> Iterable[LikelyPair]:
    """Say of two that no scan found why they are looked at together."""
    one, other = children[:2]
    if one.national_id and one.national_id == other.national_id:
        first, second = sorted((one.id, other.id))
        yield LikelyPair(first, second, 0.0, False, SAME_NUMBER)


def _lines(members: Sequence[Member]) -> Iterable[FieldLine]:
    children = [member.child for member in members]
    homes = [member.household for member in members]
    best = best_places(children)
    for name in CHILD_FIELDS:
        yield _line(name, children, best[name])
    place = best_home(homes)
    for name in HOME_FIELDS:
        yield _line(name, homes, place)
    yield _line(CODE, children, 0)


def _line(name: str, records: Sequence[Child | Household], best: int) -> FieldLine:
    texts = tuple(text_of(record, name) for record in records)
    original = "village" if name == "village_id" else name
    originals = tuple(record.originals.get(original, "") for record in records)
    return FieldLine(name, texts, best, originals)
