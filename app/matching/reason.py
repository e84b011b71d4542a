"""Why two records look alike or not, as codes of a field and a verdict; sentences elsewhere."""

from dataclasses import dataclass

from app.domain.ids import ChildId
from app.matching.weights import POSSIBLE

VERDICTS: dict[str, tuple[str, ...]] = {
    # rare: the same, and hardly anybody else here is called so; part: the same as far as typed.
    "full_name": ("same", "rare", "close", "short", "order", "part", "differs"),
    # year, month: the same as far as one side knows it; lunar: weeks apart as the two calendars.
    "birth_date": ("same", "year", "month", "swapped", "digit", "near", "lunar", "differs"),
    "sex": ("same", "differs"),
    # family: the same number of a parent, which speaks for the family only.
    "national_id": ("same", "close", "family", "differs"),
    # crossed: the same person in another role (the mother of one is the guardian of the other).
    "father_name": ("same", "close", "crossed", "differs"),
    "mother_name": ("same", "close", "crossed", "differs"),
    "guardian_name": ("same", "close", "crossed"),
    "head_name": ("same", "close"),
    "village": ("same", "differs"),
    "phone": ("same",),
    "household": ("same",),
}
"""Every code a `Reason` can carry; each needs a sentence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One field and what it says; the first reasons of a list weigh most."""

    field: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Match:
    """A record of the commune that is perhaps the child of a draft."""

    id: ChildId
    probability: float
    certain: bool
    reasons: tuple[Reason, ...]
    weight: float = 0.0
    """Log odds of the two records alone, whoever else is like them."""

    @property
    def warn(self) -> bool:
        """Whether a person is to be warned; what is less likely is only asked for by `least`."""
        return self.probability >= POSSIBLE


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of the commune that are perhaps one child; `first_id < second_id`."""

    first_id: ChildId
    second_id: ChildId
    probability: float
    certain: bool
    reasons: tuple[Reason, ...]
    weight: float = 0.0
    """Log odds of the two records alone, whoever else is like them."""
