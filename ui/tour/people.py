"""Who appears in the tour: chosen from the invented commune, so that any commune will do."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.person_name import read_person_name
from app.domain.person.sex import Sex
from app.domain.places.village import Village
from app.domain.text.text import fold
from app.services.app import App
from ui.tour.hand import StepFailedError


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A child that the collaborator writes down at the door."""

    full_name: str
    birth_date: BirthDate
    sex: Sex


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone the day needs."""

    village: Village
    visited: Household
    newborns: tuple[Newcomer, Newcomer]
    known_child: Child
    """In the book already, in another household."""
    namesake: Newcomer
    """Another child with the name and birth date of `known_child`."""


def choose_cast(app: App) -> Cast:
    """Choose a household to visit, two children for it, and a child that is in the book already."""
    with app.store.read() as snapshot:
        people = list(snapshot.children.everyone())
        villages = {village.id: village for village in snapshot.villages.all()}
    known = _known_child(people)
    visited, father = _visited(people, known)
    village = villages[visited.village_id or next(iter(villages))]
    surname = read_person_name(father).surname
    today = app.today()
    born = [today - timedelta(days=days) for days in (170, 1_330)]
    first, second = (BirthDate(day.year, day.month, day.day) for day in born)
    return Cast(
        village=village,
        visited=visited,
        newborns=(
            Newcomer(f"{surname} Khải Nguyên", first, Sex.MALE),
            Newcomer(f"{surname} Thảo Vy", second, Sex.FEMALE),
        ),
        known_child=known,
        namesake=Newcomer(known.full_name, known.birth_date or first, known.sex or Sex.MALE),
    )


def _known_child(people: list[tuple[Child, Household]]) -> Child:
    """Choose a child with a full record whose name nobody else bears."""
    bearers = Counter(fold(child.full_name) for child, _ in people)
    for child, home in people:
        full = child.birth_date and child.birth_date.is_complete and child.sex
        parents = child.father_name and child.mother_name and home.village_id
        alone = bearers[fold(child.full_name)] == 1 and len(child.full_name.split()) == 4
        if full and parents and alone and not child.originals:
            return child
    raise StepFailedError("a child with a full record")


def _visited(people: list[tuple[Child, Household]], known: Child) -> tuple[Household, str]:
    """Choose a household with two children, both parents and a head known by name alone."""
    heads = Counter(fold(home.head_name) for home in {home.id: home for _, home in people}.values())
    sizes: Counter[str] = Counter(child.household_id for child, _ in people)
    for child, home in people:
        fits = sizes[home.id] == 2 and heads[fold(home.head_name)] == 1 and home.village_id
        parents = child.father_name and child.mother_name and child.ethnicity
        if fits and parents and home.id != known.household_id:
            return home, child.father_name
    raise StepFailedError("a household with two children")
