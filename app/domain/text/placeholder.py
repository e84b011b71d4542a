"""What people write in a cell when there is nothing to write."""

from app.domain.text.text import fold

_WRITTEN_FOR_NOTHING = frozenset(
    {"x", "k", "ko", "kg", "khong", "chua", "n/a", "null", "none"}
    | {f"khong {word}" for word in ("co", "ro", "biet", "nho")}
    | {f"chua {word}" for word in ("co", "ro", "biet", "cap", "duoc cap", "lam", "dang ki")}
    | {f"chua {word}" for word in ("co ten", "dat ten", "khai sinh", "lam khai sinh")}
    | {"cho cap", "dang cho cap", "dang lam", "de trong"}
)


_FIRST_LETTERS = frozenset(word[0] for word in _WRITTEN_FOR_NOTHING)


def is_placeholder(text: str) -> bool:
    """Whether a text stands for nothing: empty, `-`, `0`, `x`, `không có`, and so on."""
    first = next((sign for sign in text if sign.isalnum() and sign != "0"), "")
    # Most texts are names; half of them begin as no such word does, which spares the folding.
    if first.isascii() and first and first.lower() not in _FIRST_LETTERS:
        return False
    folded = fold(text).rstrip(".")
    if folded in _WRITTEN_FOR_NOTHING:
        return True
    return not any(letter.isalnum() and letter != "0" for letter in folded)
