"""The offices that get lists of children to answer: their names, their days and what is asked.

All of it can be changed (`read_offices`); the file `offices.csv` is the beginning.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.code_lists import read_code_list

POLICE = "police"
ASKABLE = (
    *("national_id", "full_name", "birth_date", "sex", "ethnicity"),
    *("father_name", "mother_name", "guardian_name", "phone"),
)
"""The fields an office can be asked for, in the order of their columns."""
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office; days are those of the week, Monday 0 as in `date.weekday`."""

    key: str
    prefix: str
    """Begins the code of each of its lists."""
    name: str
    sends_on: int
    returns_on: int
    asks: tuple[str, ...]
    """Some of ASKABLE."""

    def due_after(self, sent: date) -> date:
        """Give the day by which a list sent on this day is to be back: the next such weekday."""
        return sent + timedelta(days=(self.returns_on - sent.weekday() - 1) % WEEK + 1)

    def list_day(self, on: date) -> date:
        """Give the latest day up to this one on which a list was to go out."""
        return on - timedelta(days=(on.weekday() - self.sends_on) % WEEK)


def first_offices(commune_kind: str) -> dict[str, Office]:
    """Give the offices as they are before anybody changes them; the police are the commune's."""
    offices = [
        Office(
            key=row["office"],
            prefix=row["prefix"],
            name=row["name"],
            sends_on=int(row["sends_on"]),
            returns_on=int(row["returns_on"]),
            asks=_asks(row["asks"]),
        )
        for row in read_code_list("offices")
    ]
    of_commune = {office.key: office for office in offices}
    police = of_commune[POLICE]
    return {**of_commune, POLICE: replace(police, name=f"{police.name} {commune_kind}".strip())}


def changed_office(office: Office, told: Mapping[str, str]) -> Office:
    """Give an office as settings say it; what cannot be read stays as it was."""
    return replace(
        office,
        name=told.get("name", "").strip() or office.name,
        sends_on=_weekday(told.get("sends_on", ""), office.sends_on),
        returns_on=_weekday(told.get("returns_on", ""), office.returns_on),
        asks=_asks(told.get("asks", "")) or office.asks,
    )


def told_of(office: Office) -> dict[str, str]:
    """Write an office as `changed_office` reads it."""
    days = {"sends_on": str(office.sends_on), "returns_on": str(office.returns_on)}
    return {"name": office.name, **days, "asks": " ".join(office.asks)}


def _asks(text: str) -> tuple[str, ...]:
    named = text.split()
    return tuple(field for field in ASKABLE if field in named)


def _weekday(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and int(text) < WEEK else otherwise
