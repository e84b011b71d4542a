"""Headers of what a correction changes: `Họ tên cũ`, `Sau khi cải chính / Ngày sinh`.

The words that say old and new are in `correction_words.csv`.
"""

from functools import cache

from app.domain.code_lists import read_code_list
from app.domain.text.text import fold
from app.workbook.tables.aliases import label_key

CORRECTED = (
    *("full_name", "birth_date", "sex", "ethnicity", "national_id"),
    *("father_name", "mother_name", "home_town", "birth_place"),
)
"""What the civil registry corrects and we keep."""
OLD, NEW = "old", "new"


def phrases(use: str) -> tuple[tuple[str, ...], ...]:
    """Give the phrases of a use as folded words, the longest first."""
    return _phrases()[use]


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    found = {
        row["use"]: [tuple(phrase.split()) for phrase in row["words"].split("|")]
        for row in read_code_list("correction_words")
    }
    return {use: tuple(sorted(said, key=len, reverse=True)) for use, said in found.items()}


def without_side(labels: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Say which side of a correction the headers name, and give them without those words.

    The side is empty where none of them names one; what says nothing else is left out.
    """
    for at, label in enumerate(labels):
        side, rest = _parted(label)
        if side:
            kept = (rest,) if rest and not _is_bare(rest) else ()
            return side, (*labels[:at], *kept, *labels[at + 1 :])
    return "", labels


def _parted(label: str) -> tuple[str, str]:
    words = label_key(label).split()
    folded = tuple(map(fold, words))
    for side in (OLD, NEW):
        for phrase in phrases(side):
            size = len(phrase)
            if folded[-size:] == phrase:
                return side, " ".join(words[:-size])
            if folded[:size] == phrase:
                return side, " ".join(words[size:])
    return "", label


def _is_bare(rest: str) -> bool:
    """Whether a header says no more than `thông tin`."""
    return tuple(fold(rest).split()) in phrases("side")
