"""Villages as lists and facets write them, in the order an official expects."""

from app.domain.places.village import Village
from app.domain.text.text import fold

UNKNOWN = "Chưa rõ thôn"


def village_title(village: Village) -> str:
    """Write a village with its kind: “thôn Đồng Á” is shown as “Đồng Á”, “tổ dân phố 5” in full."""
    return f"{village.kind} {village.name}".strip() if village.name.isdigit() else village.name


def village_order(village: Village) -> tuple[str, int, str]:
    """Sort by name; numbered villages by their number."""
    number = int(village.name) if village.name.isdigit() else 0
    return (fold(village.kind) if number else "", number, fold(village.name))
