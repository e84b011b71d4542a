"""Sex as the forms write it."""

from enum import StrEnum


class Sex(StrEnum):
    """The two values of the form; not known is `None`, never a guess."""

    MALE = "Nam"
    FEMALE = "Nữ"
