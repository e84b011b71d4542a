"""Vietnamese telephone numbers, with the zero that spreadsheets take away."""

import re

from app.domain.text.text import nfc_clean

_BETWEEN_NUMBERS = re.compile(r"[/,;]|\s[–-]\s|\bhoặc\b")
_NOT_DIGITS = re.compile(r"[\s.\-()'’`+]")
_ZERO_FRACTION = re.compile(r"(?<=[0-9]{9})\.0+$")
# Mobile (10 digits, 11 before 2018) and fixed (area code 02x or 02xx, 11 digits in all).
_FULL = re.compile(r"0(?:[35789][0-9]{8}|1[2689][0-9]{8}|2[0-9]{9})")


def read_phone(cell: str | float) -> str:
    """Read the first telephone number of a cell, as digits from the zero on; "" if none."""
    text = str(cell) if isinstance(cell, str) else f"{cell:.0f}"
    for part in _BETWEEN_NUMBERS.split(nfc_clean(text)):
        digits = _NOT_DIGITS.sub("", _ZERO_FRACTION.sub("", part.strip()))
        for number in (digits, "0" + digits.removeprefix("84"), "0" + digits):
            if _FULL.fullmatch(number):
                return number
    return ""
