"""The peoples of Vietnam by their official names (Quyết định 1019/QĐ-TCTK, 12/11/2008)."""

from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold, tone_key

_LEADS = ("dan toc ", "nguoi ", "dt ", "dt. ", "dt: ")


@cache
def ethnicity_labels() -> tuple[str, ...]:
    """List the official names in the order of the decision, for pickers."""
    return tuple(row["label_vi"] for row in read_code_list("ethnic_groups"))


def find_ethnicity(text: str) -> str | None:
    """Find the official name for a name or an alias, with tones or without; never a guess.

    Two numbered lists are in use that differ in 37 places, so a bare number finds nothing.
    """
    with_tones, without = _tables()
    key = tone_key(text)
    for lead in ("", *_LEADS):
        if fold(key).startswith(lead.rstrip()):
            rest = key[len(lead) :]
            label = with_tones.get(_letters(rest)) or without.get(_letters(fold(rest)))
            if label:
                return label
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    names = [
        (name, row["label_vi"])
        for row in read_code_list("ethnic_groups")
        for name in (row["label_vi"], *row["aliases"].split("|"))
        if name
    ]
    with_tones = {_letters(tone_key(name)): label for name, label in names}
    without = {_letters(fold(name)): label for name, label in names}
    return with_tones, without
