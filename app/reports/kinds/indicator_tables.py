"""The tables of the indicators: a line an indicator, broken down by sex and by age group."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from app.domain.circumstances.circumstance_kind import Kind, Part, kinds_in
from app.domain.person.sex import Sex
from app.domain.reports.age_group import UNKNOWN_AGE, age_groups
from app.domain.reports.indicator import EACH, Indicator, indicator_groups, indicators
from app.domain.tables.column_rules import rounded
from app.messages import indicators as words
from app.reports.kinds.indicator_people import GROUP, UNNAMED, Fits, People
from app.reports.report import Column, Line, Table, Value

ALL, NOT_KNOWN = "all", "not-known"
SLICES: dict[str, tuple[str, Fits]] = {
    ALL: ("", lambda _: True),
    "male": ("sex", lambda place: place.sex is Sex.MALE),
    "female": ("sex", lambda place: place.sex is Sex.FEMALE),
    "sex_unknown": ("sex", lambda place: place.sex is None),
    **{
        f"age_{one.key}": ("age", lambda place, key=one.key: place.age == key)  # type: ignore[misc]
        for one in age_groups()
    },
    "age_unknown": ("age", lambda place: place.age == UNKNOWN_AGE),
}
"""Column -> what it breaks down by, and who belongs there."""
COLUMNS = (
    Column(ALL, words.TOTAL),
    Column("male", Sex.MALE, words.SEX),
    Column("female", Sex.FEMALE, words.SEX),
    Column("sex_unknown", words.UNKNOWN, words.SEX),
    *(Column(f"age_{one.key}", one.label, words.AGE) for one in age_groups()),
    Column("age_unknown", words.UNKNOWN, words.AGE),
)
_WHY = (
    Column("group", words.GROUP_COLUMN, is_text=True),
    Column("why", words.WHY, is_text=True),
)


def group_tables(people: People, *, is_open: bool) -> Iterator[Table]:
    """Make a table of each group of which the book knows an indicator."""
    for key, label in indicator_groups().items():
        listed = [one for one in counted(is_open=is_open) if one.group == key]
        if listed:
            yield Table(
                key=key,
                title=words.GROUP.format(key=key, label=label),
                first=words.FIRST,
                lines_are="indicator",
                columns=COLUMNS,
                lines=tuple(_line(one, people) for one in listed),
            )


def counted(*, is_open: bool) -> Iterator[Indicator]:
    """Give the indicators of figures, one of each group of a list in the place of `each:`."""
    for one in indicators():
        if one.of and one.of[0].startswith(EACH):
            yield from _each(one, Part(one.of[0].removeprefix(EACH)), is_open=is_open)
        elif one.is_known and not one.is_of_register:
            yield one


def _each(one: Indicator, part: Part, *, is_open: bool) -> Iterator[Indicator]:
    for kind in _families(part):
        if is_open or not kind.is_confidential:
            name = one.name.format(label=kind.label)
            yield replace(one, key=kind.code, name=name, of=(GROUP + kind.code,))
    yield replace(one, key=f"{part}_unnamed", name=words.UNNAMED, of=(UNNAMED + part,))


def _families(part: Part) -> Iterable[Kind]:
    return (kind for kind in kinds_in(part) if kind.code == kind.family)


def _line(one: Indicator, people: People) -> Line:
    name = f"{one.code} {one.name}".strip()
    is_ours = one.is_ours and not one.of[0].startswith((GROUP, UNNAMED))
    named = words.MARK.format(name=name) if is_ours else name
    return Line(one.key, named, tuple(_value(one, people, key) for key in SLICES))


def _value(one: Indicator, people: People, key: str) -> Value:
    by, fits = SLICES[key]
    if by and by not in one.split:
        return None
    count = people.count(one.of, fits)
    if not one.per:
        return count
    whole = people.count(one.per, fits)
    return rounded(Decimal(one.scale) * count / whole, 2) if whole else None


def not_known_table(notes: Iterable[str], *, is_open: bool) -> Table:
    """List the indicators that no figure of this book can know, or may tell now."""
    groups = indicator_groups()
    lines = (
        Line(one.key, f"{one.code} {one.name}".strip(), (groups[one.group], _why(one)))
        for one in indicators()
        if not one.is_known or (one.is_of_register and not is_open)
    )
    return Table(
        key=NOT_KNOWN,
        title=words.NOT_KNOWN,
        first=words.FIRST,
        lines_are="indicator",
        columns=_WHY,
        lines=tuple(lines),
        notes=tuple(notes),
    )


def _why(one: Indicator) -> str:
    if one.is_of_register:
        return words.IS_CLOSED
    return words.NOT_OURS_BECAUSE.format(note=one.note) if one.note else words.NOT_OURS


def fits_of(column: str) -> Fits:
    """Say who belongs to a column."""
    return SLICES[column][1]
