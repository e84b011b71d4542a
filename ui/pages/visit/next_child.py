"""What the form begins with: the next child of a household, or a record taken up from the strip."""

from collections.abc import Mapping, Sequence

from app.domain.person.person_name import read_person_name
from app.domain.text.text import fold, same_text
from ui.pages.visit.form_text import CHILD_FIELDS

CARRIED = ("ethnicity", "father_name", "mother_name", "guardian_name")
Texts = Mapping[str, str]


def carried_over(before: Texts, siblings: Sequence[Texts], head_name: str) -> dict[str, str]:
    """Give the texts a new child begins with, from the one before or else the last sibling.

    The surname is the father's, or else the head's; the typist goes on behind it.
    """
    sources = [texts for texts in (before, *reversed(siblings)) if any(map(texts.get, CARRIED))]
    model = sources[0] if sources else {}
    texts = {name: model.get(name, "") for name in CARRIED}
    surname = read_person_name(texts["father_name"] or head_name).surname
    return {name: text for name, text in texts.items() if text} | (
        {"full_name": f"{surname} "} if surname else {}
    )


def taken_up(typed: Texts, record: Texts) -> tuple[dict[str, str], dict[str, str]]:
    """Put what was typed and a record together: (texts, offers).

    What the record lacks keeps what was typed; where both speak, the record stays and what was
    typed is offered.
    """
    texts: dict[str, str] = {}
    offers: dict[str, str] = {}
    for name in CHILD_FIELDS:
        ours, theirs = typed.get(name, "").strip(), record.get(name, "")
        texts[name] = theirs or ours
        if ours and theirs and not _says_the_same(ours, theirs):
            offers[name] = ours
    return texts, offers


def _says_the_same(typed: str, stored: str) -> bool:
    """Say whether the record has it already: typed without tones it is only the quicker way."""
    return same_text(typed, stored) or (typed.isascii() and fold(typed) == fold(stored))
