"""Invented households and children for the tests of sync, and reading them back."""

from dataclasses import replace
from typing import Any

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.app import App
from app.storage.journal import State


def village(app: App, name: str = "Đồng Á") -> VillageId:
    with app.store.read() as snapshot:
        return next(one.id for one in snapshot.villages.all() if one.name == name)


def add_home(app: App, children: int = 1, village_name: str = "Đồng Á") -> list[Child]:
    """Store a household with children, as one visit."""
    where = village(app, village_name)
    home = Household(id=HouseholdId(app.new_id()), village_id=where, head_name="Lâm Văn Sáu")
    made = [
        Child(
            id=ChildId(app.new_id()),
            household_id=home.id,
            full_name=f"Lâm Thị Bích Đào {'I' * (number + 1)}",
            birth_date=BirthDate(2015, 3, 1 + number % 28),
            sex=Sex.FEMALE,
            ethnicity="Sán Dìu",
            mother_name="Trần Thị Mơ",
        )
        for number in range(children)
    ]
    with app.write("visit") as work:
        work.save(home)
        work.save_all(made)
    return made


def edit(app: App, child: Child, **fields: Any) -> Child:
    """Change a child as it is stored now."""
    with app.write("visit") as work:
        stored = work.children.get(child.id)
        assert stored is not None
        changed = replace(stored, **fields)
        work.save(changed)
    return changed


def child_of(app: App, child: Child) -> Child | None:
    with app.store.read() as snapshot:
        return snapshot.children.get(child.id)


def states(app: App, child: Child) -> list[State]:
    with app.store.read() as snapshot:
        return [line.state for line in snapshot.journal.of_entity("child", child.id)]


def open_counts(app: App) -> dict[State, int]:
    with app.store.read() as snapshot:
        return snapshot.sync.outbox.counts()
