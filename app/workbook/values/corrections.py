"""What a correction of the civil registry says in words: `Họ tên: Lê Văn A → Lê Văn Á; …`.

Whatever is not plainly one field with its new text is told as unread and shown as it is written.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.person.ethnicity import find_ethnicity
from app.domain.person.sex import read_sex
from app.domain.text.text import fold, nfc_clean
from app.workbook.tables.column_looks import is_date, is_long_number, is_name
from app.workbook.tables.correction_headers import CORRECTED, phrases

_ARROW = re.compile(r"\s*(?:[-–—=]+>|→|⇒|»|>)\s*")
_THUS = re.compile(
    r"\s+(?:(?:nay |và |được )?(?:sửa|đổi|cải chính|thay đổi|điều chỉnh|đính chính|ghi)"
    r"(?: lại)? (?:thành|là|sang)|nay là|thành|sang)\s+",
    re.I,
)
_LEAD = re.compile(r"^[\s:,.\-–]*(?:(?:từ|ghi|đã ghi|trước đây|cũ)(?: là)?(?:\s+|:\s*))*", re.I)
_CLAUSE_END = re.compile(r"[;\n]+")
_SPEAKERS = frozenset({"cha", "bo", "me", "ma", "ba", "giam", "chu", "ong"})
_OF = frozenset({"cua", "nguoi", "tre", "con", "chau", "be", "em"})
_PARENTS = ("father_name", "mother_name")
_NAMES = ("full_name", "part_of_name", *_PARENTS)
_FIELDS = (*CORRECTED, "part_of_name")
_WHOLE_NAME = re.compile(r"\bhọ(?:,| và| chữ| và chữ)?(?: chữ)?(?: đệm)?(?:,| và)?,? tên\b", re.I)
_SIGNS = " .,:;()\"'“”"


class Said(NamedTuple):
    """One corrected field; `old` is empty where a text was added."""

    field: str
    old: str
    new: str


class Corrections(NamedTuple):
    """What a text says, and whether something of it was not understood."""

    said: tuple[Said, ...] = ()
    is_whole: bool = True


def read_correction_text(text: str) -> Corrections:
    """Read a text about one or more corrections."""
    parts = (_WHOLE_NAME.sub("họ tên", nfc_clean(part)) for part in _CLAUSE_END.split(text))
    clauses = [clause for part in parts for clause in _clauses(part)]
    read = [_read(clause) for clause in clauses]
    said = tuple(one for one in read if one is not None)
    fields = [one.field for one in said]
    return Corrections(said, len(said) == len(clauses) == len(set(fields)))


def _clauses(text: str) -> Iterator[str]:
    """Part a text before each field that follows a comma, a stop or an `và`."""
    words = text.split()
    begin = 0
    for at in range(1, len(words)):
        ends = words[at - 1][-1] in ",." or fold(words[at - 1]) == "va"
        if ends and _field_at(words, at)[0]:
            yield " ".join(words[begin:at]).rstrip(" ,.").removesuffix(" và")
            begin = at
    if words:
        yield " ".join(words[begin:])


def _field_at(words: Sequence[str], at: int) -> tuple[str, int]:
    """Name the field that stands at a word, and the word after it."""
    folded = [fold(word).strip(_SIGNS) for word in words[at : at + 12]]
    skipped = 0
    while found := _begins(folded[skipped:], "verb"):
        if _longest(folded[skipped:])[1] >= found:
            break
        skipped += found
    field, size = _longest(folded[skipped:])
    return (field, at + skipped + size) if field else ("", at)


def _longest(folded: Sequence[str]) -> tuple[str, int]:
    sizes = {name: _begins(folded, f"field_{name}") for name in _FIELDS}
    field = max(sizes, key=lambda name: sizes[name])
    return (field, sizes[field]) if sizes[field] else ("", 0)


def _begins(folded: Sequence[str], use: str) -> int:
    return next((len(one) for one in phrases(use) if tuple(folded[: len(one)]) == one), 0)


def _read(clause: str) -> Said | None:
    words = clause.split()
    field, after = _field_at(words, 0)
    of = [fold(word).strip(_SIGNS) for word in words[after : after + 3]]
    while field and of and of[0] in _OF and not words[after - 1].endswith(":"):
        of, after = of[1:], after + 1
    if field and of and of[0] in _SPEAKERS and not words[after - 1].endswith(":"):
        field, after = _of_parent(field, of[0]), after + 1
    nested, beyond = _field_at(words, after)
    if nested and field in _PARENTS:
        field, after = (field if nested in _NAMES else "part_of_name"), beyond
    if field == "part_of_name":
        return None
    is_told = bool(field) and (words[after - 1].endswith(":") or "bo" in _first(words))
    body = _LEAD.sub("", " ".join(words[after:]))
    parts = next((p for sign in (_ARROW, _THUS) if len(p := sign.split(body)) == 2), [body])
    old, new = (_bare(part) for part in (parts if len(parts) == 2 else ["", parts[0]]))
    field = field or (_looks_like(old, new) if old else "")
    if not field or not new or (len(parts) == 1 and not is_told):
        return None
    return Said(field, old, new)


def _first(words: Sequence[str]) -> list[str]:
    return [fold(word) for word in words[:2]]


def _of_parent(field: str, who: str) -> str:
    """Name the field where it is said of a parent: of them we keep the name alone."""
    parent = {"cha": "father_name", "bo": "father_name", "ba": "father_name"}.get(who, "")
    parent = parent or {"me": "mother_name", "ma": "mother_name"}.get(who, "")
    return parent if parent and field in _NAMES else "part_of_name"


def _bare(text: str) -> str:
    text = text.strip(_SIGNS)
    return re.sub(r"^(?:là|thành|sang)\s+", "", text, flags=re.I)


def _looks_like(old: str, new: str) -> str:
    """Name the field that two bare texts can only be of."""
    both = (old, new)
    if all(map(is_date, both)):
        return "birth_date"
    if all(map(is_long_number, both)):
        return "national_id"
    if all(map(read_sex, both)):
        return "sex"
    if all(map(find_ethnicity, both)):
        return "ethnicity"
    return "full_name" if all(map(is_name, both)) else ""
