"""The messages by which a device asks what was ever written into records (PROTOCOL §4.4)."""

from typing import Final, Literal

from pydantic import Field

from sync.protocol import Id, Message, Pair

MAX_ASKED: Final = 50
"""The most records that are asked about at once."""
MAX_TOLD: Final = 500
"""The most writings that are told at once: the latest."""


class HistoryRequest(Message):
    """Tell what was written into these records: (entity, id)."""

    protocol: Literal[1] = 1
    records: list[tuple[str, Id]] = Field(max_length=MAX_ASKED)


class Told(Message):
    """One change that was taken, as it was sent; whether its texts stand is not said."""

    entity: str
    entity_id: Id
    change: Id
    author: str = ""
    device: str = ""
    """The name under which the device was enrolled."""
    role: str = ""
    at: str = ""
    action: str = ""
    reason: str = ""
    fields: dict[str, Pair]


class HistoryAnswer(Message):
    """What was written, in the order of hybrid time; `cut` where older ones were left out."""

    protocol: Literal[1]
    epoch: str
    head: int
    writings: list[Told]
    cut: bool = False
