"""An invented office at work: the changes it makes as it visits, brings in lists and corrects."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app.demo.commune import InventedCommune, invent_commune
from app.demo.weighted import Weighted
from app.domain.change import Change
from app.domain.child import Child
from app.domain.code_lists import read_code_list
from app.domain.fields import ENTITY_OF, Noun, difference, fields_of
from app.domain.household import Household
from app.domain.ids import ChangeId, ChildId, GroupId, HouseholdId, id_maker, visit_id
from app.domain.places.units import Unit
from app.domain.text.text import fold
from app.domain.visit import Visit

_CORRECTED = Weighted.of(
    [
        ("national_id", 5),
        ("mother_name", 3),
        ("father_name", 2),
        ("birth_date", 2),
        ("full_name", 2),
        ("sex", 1),
        ("ethnicity", 1),
        ("at_risk", 2),
        ("special", 1),
    ]
)
_NAMES = ("full_name", "mother_name", "father_name")
_NAMED_WRONG = 0.7
_GROUPS = {"at_risk": "at_risk", "special": "special_circumstances"}


class InventedOffice:
    """One person at one desk; the same seed does the same work. Ids as those of a desktop."""

    def __init__(self, seed: int, children: int, *, commune: Unit, on: date) -> None:
        self._chance = Random(seed)  # noqa: S311 (invented people, no secrets)
        self._commune = invent_commune(seed, children, commune=commune, on=on)
        self._now = datetime.combine(on, time(1), UTC)
        self._new_id = id_maker(lambda: self._now, self._chance.getrandbits, timedelta(hours=1))
        self._author = self._chance.choice(self._commune.children).mother_name or "Cán bộ xã"

    def enter_visits(self) -> Iterator[Change]:
        """Visit home after home: the household and the visit, then each child by itself."""
        for home, children in _families(self._commune):
            self._pass(60, 300)
            home = replace(home, id=HouseholdId(self._new_id()), source="")
            group = GroupId(self._new_id())
            yield self._change(home, "visit", group)
            yield self._change(self._visit(home), "visit", group)
            for child in children:
                entered = replace(
                    child,
                    id=ChildId(self._new_id()),
                    household_id=home.id,
                    external_code="",
                    source="",
                )
                yield self._change(entered, "visit", group)
                self._pass(30, 120)
                group = GroupId(self._new_id())

    def bring_in_list(self) -> Iterator[Change]:
        """Bring the whole commune in at once: households, then children."""
        group = GroupId(self._new_id())
        ids = {home.id: HouseholdId(self._new_id()) for home in self._commune.households}
        for home in self._commune.households:
            yield self._change(replace(home, id=ids[home.id]), "import", group)
        for child in self._commune.children:
            listed = replace(
                child, id=ChildId(self._new_id()), household_id=ids[child.household_id]
            )
            yield self._change(listed, "import", group)

    def correct(self, fields: int) -> Iterator[Change]:
        """Put that many fields of child after child right, each child saved by itself."""
        for child in self._chance.sample(self._commune.children, len(self._commune.children)):
            self._pass(20, 120)
            right = fields_of(child)
            wrong: dict[str, tuple[str, str]] = {}
            for _ in range(50):
                name = _CORRECTED.draw(self._chance)
                old, new = self._put_right(name, right.get(name, ""))
                if old != new and len(wrong) < fields:
                    wrong[name] = (old, new)
            if len(wrong) == fields:
                made = self._change(child, "correct", GroupId(self._new_id()))
                seen = self._chance.randrange(1, 9_000)
                yield replace(made, fields=dict(sorted(wrong.items())), base_revision=seen)

    def _put_right(self, name: str, right: str) -> tuple[str, str]:
        if name in _GROUPS:
            return "", self._chance.choice(read_code_list(_GROUPS[name]))["code"]
        if name == "birth_date":
            return right[:4], right
        if name in _NAMES and self._chance.random() < _NAMED_WRONG:
            return fold(right).title(), right
        return "", right

    def _visit(self, home: Household) -> Visit:
        today = self._now.date()
        return Visit(
            id=visit_id(home.id, today),
            household_id=home.id,
            visited_on=today,
            visitor=self._author,
        )

    def _change(self, record: Noun, action: str, group: GroupId) -> Change:
        return Change(
            id=ChangeId(self._new_id()),
            entity=ENTITY_OF[type(record)],
            entity_id=record.id,
            base_revision=0,
            fields=difference({}, fields_of(record)),
            action=action,
            group_id=group,
            author=self._author,
            at=self._now,
        )

    def _pass(self, least: float, most: float) -> None:
        self._now += timedelta(seconds=self._chance.uniform(least, most))


def _families(commune: InventedCommune) -> Iterator[tuple[Household, list[Child]]]:
    children: dict[HouseholdId, list[Child]] = {}
    for child in commune.children:
        children.setdefault(child.household_id, []).append(child)
    for home in commune.households:
        yield home, children[home.id]
