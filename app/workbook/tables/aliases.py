"""What one header cell says: the fields its words may stand for, the most likely first.

Known words are in `excel_header_aliases.csv`, those that say too little in `excel_short_headers`.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold, nfc_clean, tone_key
from app.workbook.tables.list_words import words_for

_OUR_NAME = {
    "system_code": "external_code",
    "dob": "birth_date",
    "personal_id": "national_id",
    "hamlet": "village",
    "current_address": "address",
    "special_circumstance": "special",
    "assistance": "assisted",
    "birth_cert_date": "registered_on",
    "birth_reg_place": "registered_at",
    "hometown": "home_town",
}
"""Field of excel_header_aliases.csv -> our field, where the two are not the same word."""
_NOTE = re.compile(r"\(([^()]*)\)|\[([^\]]*)\]")
_NUMBERED = re.compile(r"^(?:[(\[]?\d{1,2}[)\].:-]+|[IVX]+[.)])\s*(?=\D)")
_PARTS = re.compile(r"[/,;]| hoặc ")
_ANSWER = "ghi lai"
_LONGEST = 90
_FILLERS = tuple(sorted(words_for("filler").split("|"), key=len, reverse=True))
"""Words that may follow a header without changing what it says."""
_SPOKEN = tuple(
    (row["field"], re.compile(row["pattern"])) for row in read_code_list("excel_spoken_headers")
)
"""Headers nobody can list, by the words they begin with; every tone left out."""


class Trust(IntEnum):
    """How well a header is known."""

    NONE = 0
    SPOKEN = 1
    """By its words, or by a letter less or more."""
    WORDS = 2
    """Without its notes and fillers."""
    TONELESS = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields a header may stand for; the cells must say which, where there are several."""

    fields: tuple[str, ...] = ()
    trust: Trust = Trust.NONE

    @property
    def field(self) -> str:
        """The likeliest field; empty when the header is not known."""
        return self.fields[0] if self.fields else ""


UNKNOWN = Meaning()


def field_of(header: str) -> str:
    """Name the field a header most likely stands for; empty when no alias is like it."""
    return meaning_of(header).field


@lru_cache(maxsize=1 << 12)
def meaning_of(header: str) -> Meaning:
    """Say what a header cell may stand for.

    Tones count first (`Năm` is a year, `Nam` a sex); without them only where one field answers.
    Of `Thôn/Tổ dân phố` both parts must say the same. What is in brackets may say it better
    (`Nơi ở hiện nay (thôn)`) or be a note.
    """
    if len(header) > _LONGEST or not any(letter.isalpha() for letter in header):
        return UNKNOWN
    header = _NUMBERED.sub("", nfc_clean(header).strip(" *.:"))
    return _whole(header) or _in_parts(header) or _without_notes(header) or UNKNOWN


def label_key(header: str) -> str:
    """Reduce a header to its words, tones kept."""
    words = "".join(letter if letter.isalnum() else " " for letter in tone_key(header))
    return " ".join(words.split())


def _whole(header: str) -> Meaning | None:
    key = label_key(header)
    exact, toneless = _aliases()
    if key in exact:
        return Meaning(exact[key], Trust.EXACT)
    if fold(key) in toneless:
        return Meaning(toneless[fold(key)], Trust.TONELESS)
    return None


def _in_parts(header: str) -> Meaning | None:
    parts = [_whole(part) for part in _PARTS.split(_NOTE.sub(" ", header)) if part.strip()]
    meanings = {part.field if part else "" for part in parts}
    one = meanings.pop() if len(parts) > 1 and len(meanings) == 1 else ""
    return Meaning((one,), Trust.WORDS) if one else None


def _without_notes(header: str) -> Meaning | None:
    notes = [first or second for first, second in _NOTE.findall(header)]
    if any(_ANSWER in fold(note) for note in notes):
        return None
    bare = _NOTE.sub(" ", header).split("(")[0]
    for note in notes:
        inner, outer = _whole(note), _whole(bare)
        if inner and inner.field == "village" and outer and outer.field == "address":
            return Meaning(("village",), Trust.WORDS)
    found = _whole(bare) if notes else None
    if found:
        return Meaning(found.fields, Trust.WORDS)
    return _less_or_more(label_key(bare)) or _spoken(fold(label_key(bare)))


def _less_or_more(key: str) -> Meaning | None:
    """Look for the header without what may follow it, then with one letter wrong."""
    words = fold(key)
    for filler in _FILLERS:
        if words.endswith(f" {filler}"):
            kept = " ".join(key.split()[: -len(filler.split())])
            whole = _whole(kept)
            found = Meaning(whole.fields, Trust.WORDS) if whole else _less_or_more(kept)
            return found or _with_a_slip(words)
    return _with_a_slip(words)


def _with_a_slip(words: str) -> Meaning | None:
    """Look for the header that differs by one letter; of two, the child's own name comes first."""
    near = {_near().get(form, "") for form in _forms(words)} - {""} if len(words) > 6 else set()
    if len(near) > 1 and "full_name" in near:
        return Meaning(("full_name", *sorted(near - {"full_name"})), Trust.SPOKEN)
    return Meaning((near.pop(),), Trust.SPOKEN) if len(near) == 1 else None


def _spoken(words: str) -> Meaning | None:
    for field, pattern in _SPOKEN:
        if pattern.fullmatch(words):
            return Meaning((field,), Trust.SPOKEN)
    return None


def _forms(words: str) -> set[str]:
    """Give a text, and it with each of its letters left out: two with one slip share a form."""
    return {words, *(words[:at] + words[at + 1 :] for at in range(len(words)))}


@cache
def _aliases() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Give the fields of each alias with its tones, and of those that need none."""
    rows = read_code_list("excel_header_aliases")
    exact: dict[str, tuple[str, ...]] = {
        label_key(row["alias"]): (_OUR_NAME.get(row["field"], row["field"]),) for row in rows
    }
    short = read_code_list("excel_short_headers")
    exact |= {label_key(row["label"]): tuple(row["fields"].split("|")) for row in short}
    spoken: dict[str, set[tuple[str, ...]]] = {}
    for alias, fields in exact.items():
        spoken.setdefault(fold(alias), set()).add(fields)
    toneless = {key: tuple(dict.fromkeys(sum(sorted(all_), ()))) for key, all_ in spoken.items()}
    return exact, toneless


@cache
def _near() -> dict[str, str]:
    """Give the field of each form of each longer alias, where only one field has it."""
    found: dict[str, set[str]] = {}
    for alias, fields in _aliases()[1].items():
        if len(alias) > 6:
            for form in _forms(alias):
                found.setdefault(form, set()).add(fields[0])
    return {form: names.pop() for form, names in found.items() if len(names) == 1}
