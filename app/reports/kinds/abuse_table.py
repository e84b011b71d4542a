"""The abuse indicators of a period, from the register; only where the permission is open."""

from collections.abc import Iterator

from app.domain.circumstances.abuse_case import UNKNOWN, CaseCounts, abuse_codes, age_labels
from app.domain.ids import ChildId
from app.domain.person.sex import Sex
from app.messages import indicators as words
from app.reports.report import Column, Line, Table

ABUSE = "abuse"
CHILDREN, CASES = "children", "cases"
_ABUSED, _SANCTIONED = "abused", "sanctioned"
_COLUMNS = (
    Column("by", words.BY, is_text=True),
    Column(CHILDREN, words.CHILDREN),
    Column(CASES, words.CASES),
)


def abuse_table(counts: CaseCounts) -> Table:
    """Make a line of 0101 as a whole, one of each part of it, and one of the sanctions."""
    total = (len(counts.victims), counts.cases)
    fined = (len(counts.fined_victims), counts.fined)
    return Table(
        key=ABUSE,
        title=words.ABUSE,
        first=words.ABUSE_FIRST,
        lines_are="part",
        columns=_COLUMNS,
        lines=(
            Line(_ABUSED, words.ABUSED, ("", *total)),
            *_parts(counts),
            Line(_SANCTIONED, words.SANCTIONED, ("", *fined)),
        ),
        notes=(words.ABUSE_NOTE,),
    )


def _parts(counts: CaseCounts) -> Iterator[Line]:
    for field, by in words.SPLITS.items():
        for code, label in _codes(field).items():
            victims = counts.victims_by[field].get(code, frozenset())
            cases = counts.by[field].get(code, 0)
            yield Line(f"{field}:{code}", label, (by, len(victims), cases))


def _codes(field: str) -> dict[str, str]:
    if field == "sex":
        known = {str(sex): str(sex) for sex in Sex}
    elif field == "age":
        known = {
            key: words.YEARS.format(low=low, high=high) for key, (low, high) in age_labels().items()
        }
    else:
        known = abuse_codes(field)
    return {**known, UNKNOWN: words.UNKNOWN}


def who_of_abuse(counts: CaseCounts, line: str) -> list[ChildId]:
    """Name the children of a line; of the column of cases, too: each child once."""
    if line == _ABUSED:
        return sorted(counts.victims)
    if line == _SANCTIONED:
        return sorted(counts.fined_victims)
    field, _, code = line.partition(":")
    return sorted(counts.victims_by[field].get(code, ()))
