"""Values that a list spreads over several columns, or puts together in one."""

import re
from collections.abc import Sequence

from app.domain.person.birth_date import BirthDate, full_year
from app.domain.person.sex import Sex
from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, raw_text
from app.workbook.values.date_column import DateReader
from app.workbook.values.plain import Value, is_marked, read_name

_BETWEEN_TWO = re.compile(r"\s+[-–—]\s+|\s*[/;,&+]\s*|\s+và\s+")
"""What stands between two names; `Và` with a capital is a surname of the H'Mông."""
_LABEL = re.compile(r"^(?P<who>bố|cha|ba|mẹ|má)\s*:?\s+(?=\S)|^(?P<short>b|c|m)\s*:\s*", re.I)
_MOTHERS = frozenset({"me", "ma", "m"})
_FATHERS = frozenset({"bo", "cha"})


def read_whole_name(cells: Sequence[Cell]) -> Value:
    """Join the family name and the given name; `Chua` alone may be a name, a dash is none."""
    parts = (nfc_clean(raw_text(cell)) for cell in cells)
    return read_name(" ".join(part for part in parts if any(map(str.isalnum, part))))


def read_split_date(cells: Sequence[Cell], reader: DateReader) -> Value:
    """Join day, month and year; a part that is not there makes the date less complete.

    Where one of the columns holds a whole date, that counts if the others do not contradict it.
    """
    parts = [raw_text(cell).strip().lstrip("'") for cell in cells]
    shown = "/".join(part or ".." for part in parts) if any(parts) else ""
    wholes = [born for cell in cells if (born := _whole_date(cell, reader))]
    if wholes:
        others = [part for part in parts if part.isdecimal() or not part]
        is_whole = len(set(wholes)) == 1 and len(wholes) + len(others) == len(parts)
        agrees = is_whole and all(map(_may_say, parts, _numbers(wholes[0])))
        return (str(wholes[0]), "") if agrees else ("", shown)
    day, month, year = parts
    born = reader.read(cells[2])[0].value
    if born and not born.month:  # however the year alone is written
        year = str(born)
    return _joined_date((day, month, year), shown, reader) if shown else ("", "")


def _joined_date(parts: tuple[str, str, str], shown: str, reader: DateReader) -> Value:
    day, month = (part if part.strip("0 .-xX") else "" for part in parts[:2])
    year = parts[2]
    if not (year.isdecimal() and len(year) in (2, 4)):
        return "", shown
    if not all(part.isdecimal() for part in (day, month) if part) or (day and not month):
        return _year_of(year), shown
    if not day and len(year) == 2:
        year = str(full_year(int(year), reader.today, int(month or 0)))
    read, is_changed = reader.read("/".join(filter(None, (day, month, year))))
    return str(read.value or ""), shown if is_changed or not read.value else ""


def _whole_date(cell: Cell, reader: DateReader) -> BirthDate | None:
    """Give the date that a cell holds alone, unless it is a bare number in a text."""
    is_number = isinstance(cell, str) and cell.strip(" '").isdecimal()
    born = None if is_number else reader.read(cell)[0].value
    return born if born and born.is_complete else None


def _numbers(born: BirthDate) -> tuple[int, int, int]:
    return born.day, born.month, born.year


def _may_say(part: str, number: int) -> bool:
    """Whether a part is not a number, or this one; a year may be short."""
    return not part.isdecimal() or int(part) in (number, number % 100)


def _year_of(year: str) -> str:
    # `05/?/2015`: a day without its month says no more than the year.
    return str(BirthDate(int(year))) if len(year) == 4 and 1900 <= int(year) <= 2100 else ""


def read_marked_sex(male: Cell, female: Cell, unmarked: Sex | None) -> Value:
    """Read the sex from a cross in one of two columns; two crosses say nothing, and are kept."""
    is_male, is_female = is_marked(male), is_marked(female)
    if is_male and is_female:
        return "", f"{raw_text(male)} / {raw_text(female)}"
    sex = Sex.MALE if is_male else Sex.FEMALE if is_female else unmarked
    return str(sex or ""), ""


def parted_parents(text: str, *, mother_first: bool) -> tuple[str, str] | None:
    """Part `Nguyễn Văn A - Trần Thị B` into father and mother; None if it is not plainly two.

    A label (`Bố: …`) or the middle names Văn and Thị tell who is who; else the order of the
    header does. Of two lines it must be told: one name may be broken over both.
    """
    parts = _parted(text)
    is_apart = len(parts) > 1
    parts = parts if is_apart else [part for part in text.split("\n") if part.strip()]
    if len(parts) != 2:
        return None
    labels = [_label_of(part) for part in parts]
    first, second = (_LABEL.sub("", part).strip() for part in parts)
    if min(len(first.split()), len(second.split())) < 2 and "" in labels:
        return None
    is_swapped = _is_mother(first, labels[0]) or _is_father(second, labels[1])
    is_straight = _is_father(first, labels[0]) or _is_mother(second, labels[1])
    if is_swapped is is_straight and (is_swapped or not is_apart):
        return None
    if is_swapped or (mother_first and not is_straight):
        return second, first
    return first, second


def lone_parent(text: str) -> tuple[str, str]:
    """Take a single name for the parent that its label or middle name tells; (father, mother)."""
    parts = _parted(text)
    if len(parts) != 1:
        return "", ""
    label, name = _label_of(parts[0]), _LABEL.sub("", parts[0]).strip()
    if _is_mother(name, label):
        return "", name
    return (name, "") if _is_father(name, label) else ("", "")


def _parted(text: str) -> list[str]:
    return [part for part in _BETWEEN_TWO.split(text) if part.strip()]


def names_mother_first(header: str) -> bool:
    """Whether a header speaks of the mother before the father (`Họ tên mẹ, cha`)."""
    words = [word.strip(",/-") for word in fold(header).replace("/", " ").split()]
    mothers = [at for at, word in enumerate(words) if word in _MOTHERS]
    fathers = [at for at, word in enumerate(words) if word in _FATHERS]
    return bool(mothers and fathers) and mothers[0] < fathers[0]


def _label_of(part: str) -> str:
    found = _LABEL.match(part.strip())
    return fold(found["who"] or found["short"]) if found else ""


def _is_mother(name: str, label: str) -> bool:
    return label in _MOTHERS if label else "thi" in fold(name).split()[1:-1]


def _is_father(name: str, label: str) -> bool:
    return bool(label) and label not in _MOTHERS if label else "van" in fold(name).split()[1:-1]
