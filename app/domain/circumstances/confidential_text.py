"""Texts of a child that name groups seen only by those allowed: found, and parted from the rest.

What a list means is found by the labels of the code lists, else by the words of
`confidential_words.csv`. Rather too much is found than too little: nothing of it is lost, for
whoever is allowed reads it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256

from app.domain.circumstances.circumstance_group import group_name
from app.domain.circumstances.circumstance_kind import Kind, Part, all_kinds, kind_named
from app.domain.code_lists import read_code_list
from app.domain.doubles.merged_child import join_groups
from app.domain.text.text import fold

TEXTS = ("special", "at_risk")
"""The fields of a child that name groups."""
CROSS = "x"
"""A cross says that a child is of some group of a list, and does not say of which."""
_BETWEEN = "; "
_GROUPS = re.compile(r"[;\n]")
_PIECES = re.compile(r"[,+]")
_BETWEEN_WORDS = r"[\W_]+"
_REMARK = re.compile(r"\s*[(\[,;:/–-]\s*(.+?)[)\]]?\s*$")
_SUFFIX = re.compile(r"(\.[A-Za-z]{1,5})?$")
_SHORT = 8


def open_text(field: str, text: str) -> str:
    """Leave out of a text the groups that are seen only by those allowed."""
    return _BETWEEN.join(_parted(field, text)[0]) if secret_groups(field, text) else text


def secret_groups(field: str, text: str) -> tuple[str, ...]:
    """Name the groups of a text that `open_text` leaves out."""
    return _parted(field, text)[1] if text else ()


def crossed_text(field: str, text: str) -> str:
    """Give the text as it is kept in the open: where nothing else is named, a cross stands.

    So the child is counted among the children of the list as before, and nobody reads why.
    """
    if not secret_groups(field, text):
        return text
    return join_groups((open_text(field, text), CROSS))


@lru_cache(maxsize=1 << 14)
def tells_secret(text: str) -> bool:
    """Whether a text of any kind names what is confidential: a note, or the name of a file."""
    return bool(text) and _has_word(text, ("",))


def part_remark(text: str) -> tuple[str, str]:
    """Part `Trần Thị Hoa (nhiễm HIV)` into the name and the remark that tells a secret."""
    if not tells_secret(text):
        return text, ""
    found = _REMARK.search(text)
    name = text[: found.start()].strip() if found else ""
    return (name, found[1]) if found and not tells_secret(name) else ("", text.strip())


def open_name(name: str) -> str:
    """Give the name of a file or a sheet as it may stand beside every child that came with it.

    `Trẻ nhiễm HIV.xlsx` would tell of all of them; the same file has the same name again.
    """
    if not _has_word(name, ("", *TEXTS)):
        return name
    kept = "".join(_SUFFIX.findall(name)[:1])
    return f"tep-{sha256(fold(name).encode()).hexdigest()[:_SHORT]}{kept}"


def shown_text(field: str, text: str) -> str:
    """Give the text of a field of a child as everyone may see it."""
    name = field.removeprefix("original.")
    return open_text(name, text) if name in TEXTS else text


def kind_meant(field: str, group: str) -> Kind | None:
    """Find the one group that a text names; None where it may be several, or is none we know."""
    named = next((kind for kind in all_kinds().values() if group in (kind.label, kind.code)), None)
    return named or kind_named(Part(field), group_name(field, group))


@lru_cache(maxsize=1 << 12)
def _parted(field: str, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part a text into what everyone may see and what not."""
    groups = [piece for group in _GROUPS.split(text) for piece in _pieces(field, group.strip())]
    secret = tuple(group for group in groups if _is_secret(field, group))
    return tuple(group for group in groups if group not in secret), secret


def _pieces(field: str, group: str) -> Iterator[str]:
    """Take a group apart at its commas where only a part of it is secret."""
    pieces = [piece.strip() for piece in _PIECES.split(group)]
    parted = [piece for piece in pieces if piece and _is_secret(field, piece)]
    if _is_secret(field, group) and parted and not kind_meant(field, group):
        yield from filter(None, pieces)
    elif group:
        yield group


def _is_secret(field: str, group: str) -> bool:
    kind = kind_meant(field, group)
    if kind is not None:
        return kind.is_confidential
    return _has_word(group, ("", field))


def _has_word(text: str, fields: tuple[str, ...]) -> bool:
    """Whether one of the words of these fields stands in a text."""
    return bool(_words_of(fields).search(fold(text)))


@cache
def _words_of(fields: tuple[str, ...]) -> re.Pattern[str]:
    """Make one pattern of the words of these fields, whatever parts them."""
    listed = (line for line in read_code_list("confidential_words") if line["field"] in fields)
    words = "|".join(_BETWEEN_WORDS.join(line["words"].split()) for line in listed)
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")
