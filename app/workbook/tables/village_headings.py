"""The village that a sub-heading, a title or a sheet names; empty when it names none."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.domain.places.village_name import read_village_name
from app.domain.text.text import APOSTROPHES, fold, nfc_clean, without_marks
from app.workbook.tables.list_words import pattern_for, words_for

_MARKER = re.compile(r"^\(?(?:[IVXLC]{1,5}|\d{1,3}|[a-hA-H])\s*[.)/:\-–]+\s*(?=\D)")
_COUNT = re.compile(
    r"\s*[:(\-–=]?\s*\(?\s*(?:tổng( số| cộng)?\s*:?\s*)?"
    r"(?:\d[\d.]*\s*(?:trẻ|cháu|em|te|người|hộ|tre|chau)\b.*|(?<=[:(=\-–])\s*\d[\d.]*\s*\)?|"
    r"(?<=[:(=\-–] )\d[\d.]*\s*\)?)$",
    re.IGNORECASE,
)
_ONE_LETTER_KINDS = ("t.", "x.", "b.", "a.", "k.")
_SECTION = re.compile(rf"(?:{words_for('section')}) .*")
_SURNAME = pattern_for("surname")
_LONG_NAME = 3
_SHEET_WORDS = pattern_for("sheet", whole_words=True)
_SHEET_WHOLE = pattern_for("sheet_whole")
_LIST_OF = re.compile(r"^\s*(?:ds|danh sách|danh sach)[ .:-]+", re.IGNORECASE)
_SHEET_MONTH = re.compile(r"[Tt]\.?\s*(\d{1,2})")
_CAMEL = re.compile(r"[a-z][A-Z]")
_WITHOUT_APOSTROPHES = dict.fromkeys(map(ord, APOSTROPHES))
_KINDS = (
    "thôn", "xóm", "bản", "làng", "buôn", "bon", "ấp", "phum", "sóc", "khóm", "khu phố", "khối phố",
    "tổ dân phố", "tiểu khu", "khu dân cư", "tdp", "tổ", "khu", "khối", "kp", "phố",
)  # fmt: skip
_LOOSE_KINDS = frozenset({"bản", "bon", "tổ", "khu", "khối", "phố", "làng", "sóc", "ấp"})
"""Words that are villages only before a name or a number: not in `văn bản`, `khu vực`."""
_NOT_AFTER = frozenset({"các", "cac", "mỗi", "từng", "theo", "trưởng", "truong", "thành"}) | {
    "thanh", "văn", "van", "cấp", "cap", "cả", "ca", "những", "số", "xã", "phường", "trấn",
    "huyện",
}  # fmt: skip
_UNITS = frozenset({"huyện", "huyen", "quận", "tỉnh", "tinh"})
"""Words that end a name where a name of their own follows: not in `thôn Bến Huyện`."""
_ENDS = frozenset({"xã", "phường", "phuong", "tháng", "quý", "tính", "có", "dưới", "duoi"}) | {
    "từ", "đến", "den", "trên", "thuộc", "thuoc", "là", "gồm", "được", "tại", "theo", "và",
    "hoàn", "ngày", "của",
}  # fmt: skip
_MOST_WORDS = 5


@lru_cache(maxsize=1 << 10)
def village_of_heading(text: str) -> str:
    """Read `I. Thôn Đồng Á: 334 trẻ` as `Thôn Đồng Á`; only where the kind of village is named."""
    name = bare_heading(text)
    read = read_village_name(name.replace(":", " "))
    is_name = bool(read.kinds) and bool(read.rest) and len(name.split()) <= _MOST_WORDS + 3
    return " ".join(name.replace(":", " ").split()) if is_name else ""


@lru_cache(maxsize=1 << 10)
def bare_heading(text: str) -> str:
    """Leave out the number before a heading and the count after it."""
    name = nfc_clean(text)
    if not name.lower().startswith(_ONE_LETTER_KINDS):
        name = _MARKER.sub("", name)
    return _COUNT.sub("", name).strip(" .:;-–*")


def may_be_village(text: str) -> bool:
    """Whether a text without a kind can be a village: few words, no person, no other heading."""
    name = bare_heading(text)
    words = fold(name).split()
    if not words or len(words) > _MOST_WORDS or not any(sign.isalpha() for sign in name):
        return False
    if name[0].islower() or any(sign in name for sign in ":;()/=?!"):
        return False
    is_person = len(words) >= _LONG_NAME and _SURNAME.fullmatch(words[0])
    return not is_person and not _SECTION.fullmatch(f"{' '.join(words)} ")


@lru_cache(maxsize=1 << 10)
def village_of_title(text: str) -> str:
    """Find the village in a title: `DANH SÁCH TRẺ EM THÔN ĐỒNG Á NĂM 2026` names `THÔN ĐỒNG Á`."""
    words = nfc_clean(text).replace("/", " / ").replace(":", " : ").split()
    for at in range(len(words)):
        for kind in _KINDS:
            length = len(kind.split())
            written = " ".join(words[at : at + length])
            if _is_kind(written, kind) and not _is_no_kind(words, at, kind):
                name = _name_after(words[at + length :], is_loose=kind in _LOOSE_KINDS)
                if name:
                    return f"{written} {name}"
    return ""


def village_of_sheet(name: str) -> str:
    """Read the name of a sheet as a village: `1. Dong A`, `Thon Dong A`; not `Sheet1`, `Bìa`."""
    whole = bare_heading(_LIST_OF.sub("", name.replace("_", " ")))
    folded = " ".join(re.sub(r"\d+", r" \g<0> ", fold(whole.replace("-", " "))).split())
    if _SHEET_WORDS.search(folded) or _SHEET_WHOLE.fullmatch(folded):
        return ""
    if village_of_heading(whole):
        return village_of_heading(whole)
    bare = whole.strip("0123456789().- ")
    words = bare.split()
    is_name = all(word.translate(_WITHOUT_APOSTROPHES).isalpha() for word in words)
    is_run_together = _CAMEL.search(without_marks(bare)) is not None
    return bare if words and is_name and not is_run_together and len(words) <= _MOST_WORDS else ""


def month_of_sheet(name: str, titles: Iterable[str]) -> bool:
    """Whether a sheet named `T11` holds a month: a title says `THÁNG 11`."""
    found = _SHEET_MONTH.fullmatch(name.strip())
    month = re.compile(rf"\bthang 0?{int(found[1])}\b") if found else None
    return month is not None and any(month.search(fold(title)) for title in titles)


def number_of_sheet(name: str, kinds: Iterable[str]) -> str:
    """Read a sheet named `3` as `thôn 3`, where the other sheets are of one kind and numbered."""
    known = set(kinds)
    return f"{known.pop()} {name.strip()}" if name.strip().isdecimal() and len(known) == 1 else ""


def _is_kind(written: str, kind: str) -> bool:
    lower = written.lower().rstrip(".")
    return lower == kind or (written.isascii() and lower == fold(kind) and kind not in _LOOSE_KINDS)


def _is_no_kind(words: list[str], at: int, kind: str) -> bool:
    before = words[at - 1].lower().strip(",.") if at else ""
    # `tổ dân phố` is one kind, not `tổ` and `phố`.
    inside = kind == "phố" and before in ("dân", "khu", "khối", "thành")
    return before in _NOT_AFTER or inside


def _name_after(words: list[str], *, is_loose: bool) -> str:
    """Collect the words of the name that follow a kind."""
    name: list[str] = []
    for at, word in enumerate(words):
        if word in (":", "-", "–", "/") and not name:
            continue
        if _ends_name(words, at):
            break
        name.append(word.strip(",;.()"))
        if word.endswith((",", ";", ")", ".")) and len(word) > 1:
            break
    text = " ".join(name[:_MOST_WORDS]).strip(" .…-–")
    if not text or village_of_heading(text) or fold(text).startswith(("to dan pho", "ban ", "ap ")):
        return ""
    is_named = text[0].isupper() or text[0].isdigit()
    shouted = " ".join(words).isupper() and not text[0].isdigit()
    return text if is_named and not (is_loose and shouted and len(name) > _LONG_NAME) else ""


def _ends_name(words: list[str], at: int) -> bool:
    if words[at][:1] in ":(-–/…":
        return True
    word, after = (words[i].lower().strip(",;.") if i < len(words) else "" for i in (at, at + 1))
    pair = (word, after)
    if word in ("năm", "nam") and after[:1].isdigit():
        return True
    if pair in (("thành", "phố"), ("thị", "trấn"), ("thị", "xã")):
        return True
    if at and word == "xa":
        return True
    if at and word in _UNITS:
        return bool(after) and after[0].isalpha() and after not in _ENDS | {"năm", "nam"}
    # A word in capitals at the start of a sentence's word is part of the name: `Tân Thành`.
    is_function = words[at].islower() or words[at].isupper() or word in ("xã", "phường")
    return word in _ENDS and is_function
