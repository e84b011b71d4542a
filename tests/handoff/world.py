"""A commune whose children lack numbers, the list of them that went out, and the right answers."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

import openpyxl

from app.demo.commune import invent_commune
from app.domain.person.birth_date import BirthDate
from app.domain.person.national_id import national_id_problems
from app.domain.person.sex import Sex
from app.domain.text.text import without_marks
from app.services.handoff.gather_hand_off import WantedHandOff
from app.services.handoff.make_hand_off import (
    MadeHandOff,
    make_hand_off,
    read_hand_off,
    workbook_at,
)
from app.services.handoff.read_number import born_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.child import Child
    from app.domain.ids import ChildId, VillageId
    from app.services.app import App

LACKING = 0.4
"""The share of children whose number is taken away."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A list that went out, and the number that the police have of each child on it."""

    made: MadeHandOff
    path: Path
    truth: dict[ChildId, str]
    held: str
    """The number of a child that is not on the list."""
    people: dict[ChildId, Child]
    """The children of the list, as the book has them."""
    beside: Sent | None = None
    """Another list that is out at the same time."""


def fill(app: App, seed: int, children: int, alike: float = 0.0) -> None:
    """Put an invented commune into the store, many of its numbers missing.

    `alike` is the share of children who get the name and the birth date of another one.
    """
    invented = invent_commune(seed, children, commune=app.commune, on=app.today())
    chance = Random(seed)
    people = [
        replace(one, national_id="") if chance.random() < LACKING else one
        for one in invented.children
    ]
    people = _with_namesakes(chance, people, alike)
    with app.write("import") as work:
        work.save_all([*invented.villages, *invented.households, *people])
        from app.services.cleaning.check_records import keep_problems

        keep_problems(work, app.today(), work.children.everyone())


def _with_namesakes(chance: Random, people: list[Child], share: float) -> list[Child]:
    """Let children of several families share name and birth date, some without marks or parents."""
    people = list(people)
    for at in chance.sample(range(len(people)), round(share * len(people))):
        other = chance.choice(people)
        name, born = other.full_name, other.birth_date
        name = without_marks(name) if chance.random() < 0.2 else name
        born = BirthDate(born.year) if born and chance.random() < 0.1 else born
        changed = replace(people[at], full_name=name, birth_date=born, sex=other.sex)
        changed = replace(changed, originals=other.originals)
        if chance.random() < 0.2:
            parents = {"father_name": other.father_name, "mother_name": other.mother_name}
            changed = replace(changed, **parents, household_id=other.household_id)
        people[at] = changed
    return people


def send(app: App, seed: int, path: Path, village: VillageId | None = None) -> Sent:
    """Make the list for the police, of a village or of all, and invent what they know.

    Raises KnownError `nothing_to_send`.
    """
    kinds = ("no_id", "wrong_id", "basic")
    villages = None if village is None else frozenset({village})
    told = WantedHandOff(office="police", kinds=kinds, villages=villages)
    made = make_hand_off(app, told, workbook_at(app, path))
    truth, held = send_truth(app, made.hand_off.id, seed)
    with app.store.read() as snapshot:
        people = snapshot.children.get_many(sorted(truth))
    return Sent(made, path, truth, held, people)


def send_truth(app: App, hand_off_id: str, seed: int) -> tuple[dict[ChildId, str], str]:
    """Invent the number the police have of each child on a list; name one that another holds."""
    chance = Random(seed)
    made = read_hand_off(app, hand_off_id)
    with app.store.read() as snapshot:
        people = list(snapshot.children.everyone())
    known = {child.id: child for child, _ in people}
    ids = [line.child_id for line in made.lines]
    held = next(c.national_id for c, _ in people if c.id not in ids and c.national_id)
    taken = {child.national_id for child, _ in people}
    truth = {}
    for id_ in ids:
        truth[id_] = _number(chance, known[id_], taken)
        taken.add(truth[id_])
    return truth, held


def _number(chance: Random, child: Child, taken: set[str]) -> str:
    """Give the number the police have: the child's own where that can be right."""
    own = child.national_id
    if own and not national_id_problems(own, child.birth_date, child.sex):
        return own
    while True:
        sex = child.sex or chance.choice(list(Sex))
        born = born_of(child)
        year = born.year if born else chance.randint(2011, 2025)
        place, tail = chance.choice(("024", "001", "020", "096")), chance.randint(100_007, 999_999)
        number = f"{place}{3 if sex is Sex.FEMALE else 2}{year % 100:02}{tail}"
        fits = not national_id_problems(number, child.birth_date, child.sex)
        if number not in taken and fits:
            return number


@dataclass(slots=True)
class Sheet:
    """The rows of a list as cells, to be answered and damaged; `ids` are the children of rows."""

    titles: list[list[object]]
    header: list[str]
    rows: list[list[object]]
    ids: list[ChildId | None]
    touched: list[bool]
    struck: list[bool]
    closing: list[list[object]]
    is_keyed: bool = True
    is_rewritten: bool = False
    """Whether the office has written anew, or left out, what was printed of every child."""
    has_keys_moved: bool = False
    has_slipped: bool = False
    """Whether a column has moved, of answers or of codes: then people must look at it."""
    merged: list[tuple[int, int]] = field(default_factory=list)
    """Cells, by row and column, that are merged with the one below."""
    split: int = 0
    """The rows from here on are on a second sheet; 0 for one sheet alone."""
    form: str = "xlsx"
    unseen: int = 0
    """Damages that nobody could see, and that were not done."""

    def copied(self) -> Sheet:
        """Give one of the same cells, to be damaged."""
        return deepcopy(self)

    def column(self, head: str) -> int:
        """Find a column by a part of its header; -1 where it is gone."""
        return next((at for at, one in enumerate(self.header) if head in one), -1)


def sheet_of(sent: Sent) -> Sheet:
    """Read the workbook that went out, as the police open it."""
    page = openpyxl.load_workbook(sent.path).active
    cells = [["" if c is None else c for c in row] for row in page.iter_rows(values_only=True)]
    count = len(sent.made.lines)
    return Sheet(
        titles=cells[:3],
        header=[str(cell) for cell in cells[3]],
        rows=cells[4 : 4 + count],
        ids=[line.child_id for line in sent.made.lines],
        touched=[False] * count,
        struck=[False] * count,
        closing=cells[4 + count :],
    )


def answered(sent: Sent) -> Sheet:
    """Fill in the right answer of every child."""
    sheet = sheet_of(sent)
    number, result = sheet.column("cung cấp"), sheet.column("Kết quả")
    for row, id_ in zip(sheet.rows, sheet.ids, strict=True):
        row[number] = sent.truth[id_]
        row[result] = "Khớp"
    return sheet
