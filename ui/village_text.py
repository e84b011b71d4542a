"""Villages as lists and facets write them, in the order an official expects."""

from app.domain.places.village import Village

UNKNOWN = "Chưa rõ thôn"


def village_title(village: Village) -> str:
    """Write a village with its kind: “thôn Đồng Á” is shown as “Đồng Á”, “tổ dân phố 5” in full."""
    return village.short


def village_order(village: Village) -> tuple[str, int, str]:
    """Sort by name; numbered villages by their number."""
    return village.order
