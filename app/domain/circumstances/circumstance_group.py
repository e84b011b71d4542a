"""The groups of children in special circumstances, or at risk of them, by the words of a list."""

import re
from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold

_LISTS = {"special": "special_circumstances", "at_risk": "at_risk"}
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"^(DB|NC)[ .\-]*(\d{1,2})(?=\.\d+$|$)")
_FILLERS = frozenset({"tre", "em", "te", "va", "bi", "la", "co", "thuoc", "nhom", "dien"})


def group_name(field: str, text: str) -> str:
    """Give the official name of the one group a header means; else the header itself.

    `field` is `special` or `at_risk`. `Mồ côi` may be of two groups and stays as it is.
    """
    named = _named(field, text)
    return named if named else text.strip()


def names_group(field: str, text: str) -> bool:
    """Whether a header means just one group of the official list."""
    return bool(_named(field, text))


@cache
def _named(field: str, text: str) -> str:
    code = _CODE.sub(_whole_code, fold(text).upper().strip(" .:"))
    names = {row["code"]: row["label_vi"] for row in read_code_list(_LISTS[field])}
    if code in names:
        return names[code]
    words = _words(text)
    found = {group.partition(".")[0] for group, label in names.items() if words <= _words(label)}
    return names[found.pop()] if words and len(found) == 1 else ""


def _whole_code(found: re.Match[str]) -> str:
    """Write a code as the lists have it: `DB5` and `DB 05` are DB05."""
    return f"{found[1]}{int(found[2]):02}"


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _FILLERS
