"""Pairs of rows that are compared, and the fields in which they are."""

from typing import NamedTuple

from app.matching import date_evidence, family_evidence, name_evidence, number_evidence
from app.matching.arrays import Array
from app.matching.records import ROLES, Records

SAME, DIFFERS = range(2)
_FAMILY = dict.fromkeys(ROLES, family_evidence.VERDICT_CODES)
FIELDS: dict[str, tuple[str, ...]] = {
    "full_name": name_evidence.VERDICT_CODES,
    "birth_date": date_evidence.VERDICT_CODES,
    "national_id": number_evidence.VERDICT_CODES,
    "sex": ("same", "differs"),
    **_FAMILY,
    "village": ("same", "differs"),
    "phone": ("same",),
    "household": ("same",),
}
"""The fields that are compared, in this order, each with the words of its verdict codes."""


class Pairs(NamedTuple):
    """Pairs of rows, those of a draft and of the commune, or both of the commune."""

    first: Records
    our_rows: Array
    second: Records
    their_rows: Array

    def some(self, at: Array) -> "Pairs":
        """Give some of the pairs."""
        return Pairs(self.first, self.our_rows[at], self.second, self.their_rows[at])
