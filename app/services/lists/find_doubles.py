"""Which new rows of a list are perhaps children the commune has, or rows of the list itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId
from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.reason import Pair, Reason
from app.services.app import App
from app.services.doubles.kept_matcher import kept_apart
from app.services.lists.import_report import RowOutcome, RowRef
from app.services.lists.preview_list import Preview
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.services.steady_memory import steady_memory

_SAME_DAY = (Reason("birth_date", "same"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Somebody whom a new row is perhaps: a child of the commune or another row of the list."""

    child_id: ChildId | None
    """None when it is another row."""
    row: RowRef | None
    """None when it is a child of the commune."""
    probability: float
    certain: bool
    reasons: tuple[Reason, ...]
    full_name: str
    birth_date: str
    """ISO, as far as it is known."""
    adults: str
    """Father, mother, guardian or head: the first that is known."""
    village: str


def find_doubles(
    app: App,
    preview: Preview,
    *,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> Mapping[RowRef, tuple[Double, ...]]:
    """Compare the rows that would be added with the commune and with each other.

    Each row has its doubles, the likeliest first; rows without any are left out. Raises KnownError
    `cancelled`.
    """
    lines = preview.report.lines
    added = {
        line.child_id: line.ref
        for line in lines
        if line.child_id and line.outcome is RowOutcome.ADDED
    }
    with app.store.read() as snapshot:
        villages = snapshot.villages.names()
        people = {child.id: (child, home) for child, home in snapshot.children.everyone()}
        apart = list(kept_apart(snapshot))
    people |= {child_id: preview.plan.living[child_id] for child_id in added}
    pace = Pace(len(people) + len(added), progress, cancelled)
    with steady_memory():
        matcher = Matcher(_counted(people.values(), pace), apart)
        pairs = matcher.pairs(among=added, tick=pace.tick)
        pairs += _doubts(matcher, preview.plan.doubts, pairs)
    found: dict[RowRef, list[Double]] = {}
    for pair in pairs:
        for one, other in ((pair.first_id, pair.second_id), (pair.second_id, pair.first_id)):
            if one in added:
                child, home = people[other]
                village = villages.get(home.village_id, "") if home.village_id else ""
                double = _double(pair, child, home, village, added.get(other))
                found.setdefault(added[one], []).append(double)
    pace.finish()
    return {ref: tuple(doubles) for ref, doubles in found.items()}


def _counted(people: Iterable[tuple[Child, Household]], pace: Pace) -> Iterator[Person]:
    for child, home in people:
        yield person_of(child, home)
        pace.tick()


def _doubts(
    matcher: Matcher, doubts: Mapping[ChildId, tuple[ChildId, ...]], asked: Iterable[Pair]
) -> list[Pair]:
    """Give the pairs that look like twins, but of whom the list names one only.

    Those too that the matcher would not ask about: the civil register knows a mother by one name,
    our list by another.
    """
    known = {(pair.first_id, pair.second_id) for pair in asked}
    wanted = {(min(one, other), max(one, other)) for one in doubts for other in doubts[one]} - known
    pairs = matcher.pairs(least=0, among=doubts) if wanted else []
    judged = {(pair.first_id, pair.second_id): pair for pair in pairs}
    unlike = Pair(ChildId(""), ChildId(""), 0.0, certain=False, reasons=_SAME_DAY)
    return [
        judged.get(ids) or replace(unlike, first_id=ids[0], second_id=ids[1])
        for ids in sorted(wanted)
    ]


def _double(pair: Pair, child: Child, home: Household, village: str, row: RowRef | None) -> Double:
    adults = (child.father_name, child.mother_name, child.guardian_name, home.head_name)
    return Double(
        child_id=None if row else child.id,
        row=row,
        probability=pair.probability,
        certain=pair.certain,
        reasons=pair.reasons,
        full_name=child.full_name,
        birth_date=str(child.birth_date or ""),
        adults=next(filter(None, adults), ""),
        village=village,
    )
