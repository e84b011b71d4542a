"""Finding a label of a short fixed list by typing: tones aside, by a part, or by initials."""

from collections.abc import Iterable

from app.domain.text.text import fold, initials


def matching_labels(labels: Iterable[str], text: str, limit: int) -> list[str]:
    """Give the labels that `text` may mean; those that begin with it first, order kept else."""
    wanted = fold(text)
    ranked = [(_rank(label, wanted), label) for label in labels]
    return [label for rank, label in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO][:limit]


_NO = 9


def _rank(label: str, wanted: str) -> int:
    key = fold(label)
    if key.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in key.split()):
        return 1
    if initials(label).startswith(wanted):
        return 2
    return 3 if wanted in key else _NO
