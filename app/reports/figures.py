"""The figures of all reports: who is counted in each. This is their only definition.

A figure counts the children of the list, under 16 as of a day, who have all of its traits:
- `special`, `at_risk`, `other`: a group of that code list holds, by a record or by a list alone;
- `assisted`: any assistance, whatever the circumstances (domain.md §2: not a part of `special`);
- `on_system`: the central has taken the record, or its own lists gave the child its code;
- `updated`: nothing required is missing and every value is clean (“đã cập nhật, làm sạch”);
- `registered`: something says that the birth was registered;
- `with_id`: a number of the right form is there; `male`, `female`: by the recorded sex.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.cleaning.worklists import LISTS, mask_of
from app.domain.ids import ChildId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

_NOT_UPDATED = mask_of(LISTS["not_full"]) | mask_of(LISTS["not_clean"])
_WITHOUT_ID = mask_of(LISTS["no_valid_id"])


class Counted(NamedTuple):
    """A child of the list under 16 on the day of the report, as reports see it."""

    id: ChildId
    village_id: VillageId
    """Empty where no village is known."""
    birth_date: BirthDate | None
    sex: Sex | None
    special: bool
    at_risk: bool
    other: bool
    assisted: bool
    on_system: bool
    bits: int
    """The marks of `app.domain.cleaning.worklists`."""
    registered: bool = False
    groups: frozenset[str] = frozenset()
    """The groups that hold, `DB01`, `NC03` …: the confidential ones only where they were opened."""


_SEEN = Counted._fields.index("sex")
"""From here on are fields of which traits are made."""


TRAITS: Mapping[str, Callable[[Counted], bool]] = {
    "special": lambda child: child.special,
    "at_risk": lambda child: child.at_risk,
    "other": lambda child: child.other,
    "assisted": lambda child: child.assisted,
    "on_system": lambda child: child.on_system,
    "updated": lambda child: not child.bits & _NOT_UPDATED,
    "registered": lambda child: child.registered,
    "with_id": lambda child: not child.bits & _WITHOUT_ID,
    "male": lambda child: child.sex is Sex.MALE,
    "female": lambda child: child.sex is Sex.FEMALE,
}

FIGURES: Mapping[str, frozenset[str]] = {
    name: frozenset(traits)
    for name, traits in {
        "children": (),
        "special": ("special",),
        "at_risk": ("at_risk",),
        "other": ("other",),
        "assisted": ("assisted",),
        "special_assisted": ("special", "assisted"),
        "on_system": ("on_system",),
        "updated": ("updated",),
        "special_updated": ("special", "updated"),
        "at_risk_updated": ("at_risk", "updated"),
        "special_assisted_updated": ("special", "assisted", "updated"),
        "registered": ("registered",),
        "with_id": ("with_id",),
        "male": ("male",),
        "female": ("female",),
    }.items()
}
"""Figure -> the traits that a child must have, all of them."""

_BIT = {trait: 1 << place for place, trait in enumerate(TRAITS)}
_MASKS = {name: sum(_BIT[trait] for trait in traits) for name, traits in FIGURES.items()}


class Tally:
    """Children sorted once by village and traits, asked figure by figure."""

    def __init__(self, children: Iterable[Counted]) -> None:
        # Many share all that traits are made of: of 60,000 children some hundred are looked at.
        known: dict[tuple[object, ...], int] = {}
        places: defaultdict[VillageId, defaultdict[int, list[Counted]]]
        places = defaultdict(lambda: defaultdict(list))
        for child in children:
            seen = child[_SEEN:]
            traits = known.get(seen)
            if traits is None:
                traits = known[seen] = _traits(child)
            places[child.village_id][traits].append(child)
        self._places = {place: dict(groups) for place, groups in places.items()}

    @property
    def villages(self) -> set[VillageId]:
        """Name the villages in which anybody is counted."""
        return set(self._places)

    def count(self, figure: str, village_id: VillageId | None = None) -> int:
        """Count a figure in a village (empty: none known), or everywhere."""
        return sum(map(len, self._of(figure, village_id)))

    def who(self, figure: str, village_id: VillageId | None = None) -> list[ChildId]:
        """Name the children whom `count` counts."""
        return [child.id for group in self._of(figure, village_id) for child in group]

    def _of(self, figure: str, village_id: VillageId | None) -> Iterator[list[Counted]]:
        mask = _MASKS[figure]
        there = {village_id} & self._places.keys() if village_id is not None else self._places
        for place in there:
            for traits, group in self._places[place].items():
                if traits & mask == mask:
                    yield group

    def where(self, fits: Callable[[Counted], bool]) -> "Tally":
        """Give the tally of some of the children: of an age group, of one sex."""
        everyone = (group for groups in self._places.values() for group in groups.values())
        return Tally(child for group in everyone for child in group if fits(child))

    def row(self, figures: Sequence[str], village_id: VillageId | None = None) -> tuple[int, ...]:
        """Count several figures."""
        return tuple(self.count(figure, village_id) for figure in figures)


def _traits(child: Counted) -> int:
    return sum(_BIT[trait] for trait, has in TRAITS.items() if has(child))
