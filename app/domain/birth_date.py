"""Birth dates as far as they are known: a day, a month or a year, never invented."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class BirthDate:
    """A birth date with its precision; `month` and `day` are 0 where they are not known.

    Raises ValueError for a date that does not exist.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def is_complete(self) -> bool:
        """Whether the day is known."""
        return self.day > 0

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read `2015`, `2015-03` or `2015-03-16`."""
        return cls(*(int(part) for part in text.split("-")))

    def __str__(self) -> str:
        """Write as ISO as far as it is known: `2015`, `2015-03`, `2015-03-16`."""
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)
