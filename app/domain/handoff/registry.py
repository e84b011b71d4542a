"""Whether the civil register of the child's commune and the commune's list know of each other."""

from enum import StrEnum


class Registry(StrEnum):
    """What the last register said that covers the birth of the child."""

    NOT_COMPARED = ""
    FOUND = "found"
    ABSENT = "absent"
    """The child is on our list, and not in the register of its days."""
    ADDED = "added"
    """The register alone had the child: nobody has been to the house yet."""
