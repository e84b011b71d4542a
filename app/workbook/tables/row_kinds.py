"""Which rows of a list are children, and what the others are.

A row that is nothing else stays a child's row: somebody will see it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.domain.text.text import fold, nfc_clean
from app.workbook.sheet import Cell, raw_text
from app.workbook.tables.column_looks import (
    has_letters,
    is_dated,
    is_ethnicity,
    is_filled,
    is_long_number,
    is_sex,
)
from app.workbook.tables.header_block import heads_a_list
from app.workbook.tables.list_words import pattern_for, words_for
from app.workbook.tables.village_headings import (
    bare_heading,
    may_be_village,
    village_of_heading,
    village_of_title,
)

CHILD, HEADER, NUMBERS, VILLAGE, TOTAL = "child", "header", "numbers", "village", "total"
TITLE, SIGNATURE, NOTE, NEW_HEADER = "title", "signature", "note", "new_header"

_SIGN = re.compile(r"[(\[]?\s*(?:\d{1,3}|[A-Za-z]{1,2})\s*[)\]]?\s*(?:=.*)?|[(\[]?\d+\s*=.*")
_TOTAL = re.compile(rf"(?:(?:i+v?|v|[a-h]|\d+)[. ]+)?(?:{words_for('total')})")
_TITLE, _SIGNATURE, _NOTE = map(pattern_for, ("title", "signature", "note"))
_COUNT = re.compile(
    r"(?:(?:tổng|số|tong|so)[^\d]{0,12})?\d[\d., ]*(?:[^\W\d]{1,5}| trẻ em)?|[IVXL]+|",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVX]{1,5}|[A-H]")
_LONG = 60
_FEWEST_CELLS = 3
"""A row with so many cells, a name and a date or a number is a child's without a closer look."""
_SHORTEST = len("Lê A")
_SUSPECTS = tuple(
    form
    for word in ("tổng", "cộng", "thôn", "xóm", "bản", "tổ", "khu", "khối", "tdp", "ấp", "làng")
    for form in (word.capitalize(), word.upper(), word, fold(word).capitalize(), fold(word).upper())
)
_TYPED = {
    "birth_date": is_dated,
    "dob_male": is_dated,
    "dob_female": is_dated,
    "birth_year": is_dated,
    "national_id": is_long_number,
    "father_id": is_long_number,
    "mother_id": is_long_number,
    "sex": is_sex,
    "ethnicity": is_ethnicity,
    "phone": is_long_number,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row is; for a heading, the village it names."""

    name: str
    village: str = ""
    is_guess: bool = False
    """A heading known by its shape alone, or a row that is a child's only for want of better."""


_A_CHILD = Kind(CHILD)
_UNKNOWN = Kind(CHILD, is_guess=True)


class RowKinds:
    """Tells the rows of one list apart, by the fields of its columns and its headers."""

    def __init__(self, fields: Mapping[int, str], headers: Mapping[int, frozenset[str]]) -> None:
        """`headers`: column -> the texts of its header cells, folded."""
        self._fields = fields
        self._headers = headers
        at = {field: column for column, field in fields.items()}
        self._name = at.get("full_name", at.get("given_name", at.get("family_name", -1)))
        self._number = at.get("row_no", -1)
        self._proofs = tuple((c, _PROOFS[f]) for c, f in fields.items() if f in _PROOFS)
        self._codes = tuple(c for c, f in fields.items() if f in ("external_code", "row_key"))
        self._typed = [(c, _TYPED[f]) for c, f in fields.items() if f in _TYPED]
        self._marks = [c for c, f in fields.items() if f.endswith("_mark")]
        self._columns = sorted(fields.keys() | headers.keys())

    def is_plain(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is a child's beyond doubt; quick, and right far more often than not."""
        width = len(cells)
        if width - cells.count("") < _FEWEST_CELLS or not 0 <= self._name < width:
            return False
        name = cells[self._name]
        if not isinstance(name, str) or len(name) < _SHORTEST or name.startswith(_SUSPECTS):
            return False
        if 0 <= self._number < width and not _is_number(cells[self._number]):
            return False
        return any(proves(cells[at]) for at, proves in self._proofs if at < width)

    def kind_of(self, cells: Sequence[Cell], number_before: int | None = None) -> Kind | None:
        """Say what a row is; None for an empty one. `number_before` is that of the child before."""
        filled, texts = _said(cells)
        if not filled:
            return None
        kind = self._of_form(filled, texts)
        if kind:
            return kind
        if self._is_child(filled):
            return _A_CHILD
        if heads_a_list(texts):
            return Kind(NEW_HEADER)
        return self._of_words(filled, texts) or self._heading(filled, texts, number_before)

    def number_of(self, cells: Sequence[Cell]) -> int | None:
        """Give the number in the column of row numbers."""
        cell = cells[self._number] if 0 <= self._number < len(cells) else ""
        text = raw_text(cell).rstrip(".)") if isinstance(cell, str | int | float) else ""
        return int(text) if text.isdecimal() and len(text) <= 6 else None

    def _of_form(self, filled: Mapping[int, Cell], texts: Mapping[int, str]) -> Kind | None:
        """Know headers, rows of column numbers and totals."""
        if _is_header(filled, texts, self._headers):
            return Kind(HEADER)
        if self._is_numbers(filled):
            return Kind(NUMBERS)
        return Kind(TOTAL) if self._is_total(filled, texts) else None

    def _of_words(self, filled: Mapping[int, Cell], texts: Mapping[int, str]) -> Kind | None:
        folded = [fold(text) for text in texts.values()]
        if any(map(_TITLE.fullmatch, folded)):
            village = next(filter(None, map(village_of_title, texts.values())), "")
            return Kind(TITLE, village)
        if any(map(_SIGNATURE.fullmatch, folded)):
            return Kind(SIGNATURE)
        is_alone = len(filled) == 1
        if is_alone and folded and (_NOTE.fullmatch(folded[0]) or len(folded[0]) > _LONG):
            return Kind(NOTE)
        return None

    def _is_numbers(self, filled: Mapping[int, Cell]) -> bool:
        texts = [raw_text(cell) for cell in filled.values() if not isinstance(cell, date)]
        if len(texts) < len(filled) or len(texts) < 3 or len(texts) < 0.5 * len(self._columns):
            return False
        return all(map(_SIGN.fullmatch, texts)) and not all(text in "xX" for text in texts)

    def _is_total(self, filled: Mapping[int, Cell], texts: Mapping[int, str]) -> bool:
        says = [at for at, text in texts.items() if _is_total(text)]
        others = filled.keys() - set(says)
        counts = sum(1 for at in others if _is_count(filled[at]))
        return bool(says) and (counts == len(others) or (len(texts) == len(says) and not counts))

    def _is_child(self, filled: Mapping[int, Cell]) -> bool:
        """Whether a cell says of a child what only a child has: a date, a number, a code."""
        found = [filled[at] for at, looks in self._typed if at in filled and looks(filled[at])]
        typed = len(found)
        coded = any(at in filled and _has_digit(filled[at]) for at in self._codes)
        named = has_letters(filled.get(self._name, ""))
        marked = any(at in filled for at in self._marks)
        if named and village_of_heading(str(filled[self._name])) and not coded:
            return any(isinstance(cell, str | date) for cell in found)
        # A date of its own may be the line above a signature.
        return (named and bool(typed or coded or marked)) or typed + coded > 1

    def _heading(
        self, filled: Mapping[int, Cell], texts: Mapping[int, str], number_before: int | None
    ) -> Kind:
        """Know a village heading: one text that names a village, and nothing else but counts."""
        speaking = {at: text for at, text in texts.items() if not _is_count(text)}
        others = [filled[at] for at in filled.keys() - speaking.keys()]
        if len(speaking) != 1 or not all(map(_is_count, others)):
            return self._two_texts(filled, speaking)
        ((at, text),) = speaking.items()
        village = village_of_heading(text)
        if village:
            return Kind(VILLAGE, village)
        number = self.number_of([filled.get(c, "") for c in range(max(filled) + 1)])
        follows = number is not None and number_before is not None and number == number_before + 1
        if follows and at == self._name and len(text.split()) > 1:
            return _A_CHILD
        if len(filled) <= 2 and may_be_village(text):
            # Children are numbered 1, 2, 3; what is numbered I or A heads them.
            is_headed = any(_is_roman(cell) for cell in others) and at == self._name
            return Kind(VILLAGE, bare_heading(text), is_guess=not is_headed)
        titled = village_of_title(text) if len(filled) == 1 else ""
        if titled:
            return Kind(VILLAGE, titled)
        if at == self._name and any(map(_is_roman, others)):
            return Kind(NOTE)
        is_section = len(filled) == 1 and at != self._name and len(text.split()) > 1
        return Kind(NOTE) if is_section else _UNKNOWN

    def _two_texts(self, filled: Mapping[int, Cell], speaking: Mapping[int, str]) -> Kind:
        """Read `Thôn` | `Đồng Á` and the like."""
        if len(speaking) == len(filled) == 2:
            kind, name = (text for _, text in sorted(speaking.items()))
            village = village_of_heading(f"{kind.rstrip(' :')} {name}")
            if village and len(village.split()) > len(name.split()):
                return Kind(VILLAGE, village)
        return _UNKNOWN


def repeats(cells: Sequence[Cell], headers: Mapping[int, frozenset[str]]) -> bool:
    """Whether a row says the headers of its list again (`headers`: column -> folded texts)."""
    filled, texts = _said(cells)
    return bool(filled) and _is_header(filled, texts, headers)


def _said(cells: Sequence[Cell]) -> tuple[dict[int, Cell], dict[int, str]]:
    """Give the filled cells of a row, and of them the texts."""
    filled = {at: cell for at, cell in enumerate(cells) if cell != "" and is_filled(cell)}
    texts = {
        at: nfc_clean(cell)
        for at, cell in filled.items()
        if isinstance(cell, str) and has_letters(cell)
    }
    return filled, texts


def _is_header(
    filled: Mapping[int, Cell], texts: Mapping[int, str], headers: Mapping[int, frozenset[str]]
) -> bool:
    if len(texts) < max(1, len(filled) - 1):
        return False
    same = sum(fold(text) in headers.get(at, ()) for at, text in texts.items())
    return same >= 0.6 * len(texts) and (same > 1 or len(texts) == 1 == len(filled))


@lru_cache(maxsize=1 << 10)
def _is_total(text: str) -> bool:
    # Tống is a surname, tổng a sum.
    first = text.lower().split()[0].strip(":.,")
    if first in ("tổng", "cộng"):
        return True
    return (
        first in (fold(first), "toàn", "luỹ", "lũy", "cả")
        and _TOTAL.fullmatch(fold(text)) is not None
    )


def _is_count(cell: Cell) -> bool:
    """Whether a cell is a number or a count of people: `I`, `12`, `334 trẻ`, `100%`."""
    text = raw_text(cell).strip(" .()%:")
    return (
        isinstance(cell, int | float)
        or _COUNT.fullmatch(text) is not None
        or (_SIGN.fullmatch(text) is not None)
    )


def _is_roman(cell: Cell) -> bool:
    return isinstance(cell, str) and _ROMAN.fullmatch(cell.strip(" .)")) is not None


def _is_number(cell: Cell) -> bool:
    return cell.__class__ in (int, float) or (isinstance(cell, str) and cell[:1].isdigit())


def _is_proof(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) >= _SHORTEST and (cell[-1:].isdigit() or cell[:1].isdigit())
    return not isinstance(cell, int | float) or cell >= 1_900


_PROOFS: dict[str, Callable[[Cell], bool]] = {
    "birth_date": _is_proof,
    "birth_year": _is_proof,
    "dob_male": _is_proof,
    "dob_female": _is_proof,
    "national_id": _is_proof,
    "external_code": _is_proof,
    "phone": _is_proof,
    "sex": is_sex,
    "ethnicity": is_ethnicity,
}


def _has_digit(cell: Cell) -> bool:
    return any(sign.isdigit() for sign in str(cell))
