"""The words that tell what a row, a title or a sheet is: `resources/data/list_words.csv`."""

import re
from functools import cache

from app.domain.code_lists import read_code_list


@cache
def words_for(use: str) -> str:
    """Give the words of a use as alternatives of a pattern, folded."""
    return "|".join(row["words"] for row in read_code_list("list_words") if row["use"] == use)


def pattern_for(use: str, *, whole_words: bool = False) -> re.Pattern[str]:
    """Compile the words of a use; they are matched against folded text."""
    words = words_for(use)
    return re.compile(rf"\b(?:{words})\b" if whole_words else words)
