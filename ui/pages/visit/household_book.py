"""The households of a village, found by any part of head, phone or address, tones aside."""

from collections.abc import Iterable

from app.domain.household import Household
from app.domain.text.text import fold


class HouseholdBook:
    """A few hundred households in memory: looking one up costs the typist nothing."""

    def __init__(self, households: Iterable[Household] = ()) -> None:
        self._entries = [(_key(home), home) for home in households]

    def suggest(self, text: str, limit: int) -> list[Household]:
        """Find those that hold each word of `text`; heads that begin with it come first."""
        words = fold(text).split()
        found = [(key, home) for key, home in self._entries if all(word in key for word in words)]
        start = " ".join(words)
        found.sort(key=lambda entry: (not entry[0].startswith(start), entry[0]))
        return [home for _, home in found[:limit]]


def _key(home: Household) -> str:
    return f"{fold(home.head_name)}|{home.phone}|{fold(home.address)}"
