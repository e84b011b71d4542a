"""Short keys that are printed on what leaves the house, and known again when it comes back.

A row key stands for one child; a sheet code says of which commune a sheet is, and up to which line
of the journal it knew; a hand-off code names one list of an office. All end in a check character:
one wrong or two swapped signs are noticed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from app.domain.ids import ChildId

_SIGNS = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
"""31 of them, a prime, so that the weighted sum finds every slip; none looks like another."""
_READ_AS = str.maketrans("OILSU", "0115V")
_LENGTH = 9
"""Of 60,000 children two share a key once in 15,000 communes; such a key finds neither."""


@dataclass(frozen=True, slots=True)
class SheetCode:
    """What the title of a review sheet says of it."""

    commune: str
    seq: int
    """The newest line of the journal when it was made."""

    def __str__(self) -> str:
        """Write it as it is printed: `07603-1234-C`."""
        return f"{self.commune}-{self.seq}-{_check(_values(self.commune + str(self.seq)))}"


@dataclass(frozen=True, slots=True)
class HandOffCode:
    """What the title of a list for an office says of it."""

    prefix: str
    commune: str
    year: int
    number: int

    def __str__(self) -> str:
        """Write it as it is printed: `CA-07603-26014-K`."""
        digits = f"{self.year % 100:02}{self.number:03}"
        return f"{self.prefix}-{self.commune}-{digits}-{_check(_values(self.commune + digits))}"


def row_key(child_id: ChildId) -> str:
    """Give the key of a child: ten signs in two groups, the last a check, `7K3M2-QX9CT`."""
    number = int.from_bytes(blake2b(child_id.encode(), digest_size=8).digest())
    signs = ""
    for _ in range(_LENGTH):
        number, at = divmod(number, len(_SIGNS))
        signs += _SIGNS[at]
    signs += _check(_values(signs))
    return f"{signs[:5]}-{signs[5:]}"


def read_row_key(text: str) -> str:
    """Read a key back, however it was typed; empty when it cannot be one."""
    signs = _signs(text)
    if len(signs) != _LENGTH + 1 or not _fits(signs):
        return ""
    return f"{signs[:5]}-{signs[5:]}"


def is_spoilt_row_key(text: str) -> bool:
    """Whether a text is written as a key is, and does not stand its test."""
    return is_written_as_row_key(text) and not _fits(_signs(text))


def is_written_as_row_key(text: str) -> bool:
    """Whether a text has the form of a key; a name of ten letters has not."""
    parts = [len(part) for part in text.strip().split("-")]
    return parts == [5, 5] and set(_signs(text)) <= set(_SIGNS)


def keys_of(ids: Iterable[ChildId]) -> dict[str, ChildId]:
    """Name the child of each key; a key that two children share is left out."""
    found: dict[str, ChildId] = {}
    shared = set()
    for child_id in ids:
        key = row_key(child_id)
        if found.setdefault(key, child_id) != child_id:
            shared.add(key)
    return {key: child_id for key, child_id in found.items() if key not in shared}


def read_sheet_code(text: str) -> SheetCode | None:
    """Read a sheet code that stands alone; None when it is none."""
    commune, _, rest = text.strip().upper().partition("-")
    seq, _, check = rest.partition("-")
    if not (commune.isdecimal() and seq.isdecimal() and commune.isascii() and seq.isascii()):
        return None
    code = SheetCode(commune, int(seq))
    return code if str(code) == f"{commune}-{seq}-{check}" else None


def read_hand_off_code(text: str) -> str:
    """Read the code of a hand-off back, however it was typed; empty when it is none."""
    parts = "".join(text.split()).upper().replace("–", "-").split("-")
    if len(parts) != len(("prefix", "commune", "number", "check")):
        return ""
    digits = parts[1] + parts[2]
    is_one = parts[0].isalpha() and digits.isascii() and digits.isdecimal()
    return "-".join(parts) if is_one and _check(_values(digits)) == parts[3] else ""


def _signs(text: str) -> str:
    return "".join(sign for sign in text.upper().translate(_READ_AS) if sign.isalnum())


def _fits(signs: str) -> bool:
    return set(signs) <= set(_SIGNS) and _check(_values(signs[:-1])) == signs[-1]


def _values(signs: str) -> list[int]:
    return [_SIGNS.index(sign) for sign in signs]


def _check(values: list[int]) -> str:
    total = sum(weight * value for weight, value in enumerate(values, start=1))
    return _SIGNS[total % len(_SIGNS)]
