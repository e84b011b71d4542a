"""The quality of the commune's data as figures: Đúng, Đủ, Sạch, Sống (domain.md §0).

The slogan is the ministry's, the measures are ours. “Có định danh” and “đủ trường” stand apart:
one letter counts 16,650 records as clean although 1,751 of them lack parents or address.
"""

from dataclasses import asdict, dataclass, fields

ALIVE_DAYS = 7
"""How long a change may wait for the central before its record counts as no longer alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of active children; every figure is a part of `children`."""

    children: int = 0
    with_id: int = 0
    """Có định danh: a number of the right form is there."""
    complete: int = 0
    """Đủ trường: no required field but the number is missing (name, whole birth date, sex,
    ethnicity, father or mother or guardian, village)."""
    full: int = 0
    """Đủ: both of these, nothing required is missing."""
    checked: int = 0
    """Children about whom the police have answered; 0 = chưa đối soát."""
    matched: int = 0
    """Đúng: the police (or the civil registry) answered that the record is right."""
    clean: int = 0
    """Sạch: every value has a valid form, and no other record looks like this one."""
    alive: int = 0
    """Sống: under 16, and no change has waited for the central longer than ALIVE_DAYS."""

    def __add__(self, other: "Figures") -> "Figures":
        """Put two places together."""
        sums = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return Figures(**sums)

    def as_dict(self) -> dict[str, int]:
        """Give each figure by its name."""
        return asdict(self)


FIGURES = ("matched", "full", "clean", "alive", "with_id", "complete")
"""The four of the slogan, and the two that stand apart."""
