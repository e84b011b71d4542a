"""A day as it is typed into a field of a form."""

from datetime import date

from app.domain.person.birth_date import parse_birth_date


def read_day(text: str, today: date) -> date | None:
    """Read a whole day as it is typed; None where there is none."""
    # Papers run on after today: a year of two digits is not put into the last century for that.
    late = today.replace(year=today.year + 30, month=1, day=1)
    found = parse_birth_date(text, today=late).value
    if found is None or not found.is_complete:
        return None
    return date(found.year, found.month, found.day)
