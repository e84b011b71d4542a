"""What two national IDs say, each believed as far as it fits its own record."""

from rapidfuzz.distance import OSA

from app.matching import weights
from app.matching.record import Record
from app.matching.weights import Weight


def compare_numbers(first: Record, second: Record) -> tuple[str, Weight] | None:
    """Give the verdict and its weight; None where the two numbers say nothing."""
    if not first.number or not second.number:
        return None
    if first.number_is_parents or second.number_is_parents:
        return ("family", weights.ID_FAMILY) if first.number == second.number else None
    both_fit = first.number_fits and second.number_fits
    if first.number == second.number:
        return "same", (weights.ID_SAME if both_fit else weights.ID_SAME_BUT_UNFIT)
    if is_slip(first, second):
        return "close", weights.ID_SLIP
    return "differs", (weights.ID_DIFFERS if both_fit else weights.ID_DIFFERS_UNFIT)


def is_slip(first: Record, second: Record) -> bool:
    """Whether the numbers differ in one digit, or in two exchanged."""
    return OSA.distance(first.number, second.number, score_cutoff=1) == 1
