"""What people write in a cell when there is nothing to write."""

from app.domain.text import fold

_WRITTEN_FOR_NOTHING = frozenset(
    {"x", "k", "ko", "kg", "khong", "chua", "n/a", "null", "none"}
    | {f"khong {word}" for word in ("co", "ro", "biet", "nho")}
    | {f"chua {word}" for word in ("co", "ro", "biet", "cap", "duoc cap", "lam", "dang ki")}
    | {f"chua {word}" for word in ("co ten", "dat ten", "khai sinh", "lam khai sinh")}
    | {"cho cap", "dang cho cap", "dang lam", "de trong"}
)


def is_placeholder(text: str) -> bool:
    """Whether a text stands for nothing: empty, `-`, `0`, `x`, `không có`, and so on."""
    folded = fold(text).rstrip(".")
    if folded in _WRITTEN_FOR_NOTHING:
        return True
    return not any(letter.isalnum() and letter != "0" for letter in folded)
