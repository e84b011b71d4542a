"""The messages by which both ends find out which records differ (PROTOCOL §4.1)."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from sync.protocol import Id, Message, RemoteRecord

MAX_PARTS: Final = 256
"""The most parts that are asked about at once."""
MAX_FETCHED: Final = 200
"""The most records that are fetched at once."""
MAX_NAMED: Final = 4000
"""The most change ids that are asked about at once."""
LISTED: Final = 64
"""A part of at most so many records is listed, a larger one split."""

Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Prefix = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,16}$")]
Group = Annotated[str, StringConstraints(max_length=64)]
GENERATION_HEADER: Final = "Sync-Generation"
CountAndDigest = tuple[int, Hex]


class DigestAnswer(Message):
    """How many records the central shows to this device, and their digests."""

    protocol: Literal[1]
    epoch: str
    head: int
    count: int
    digest: Hex
    groups: dict[Group, CountAndDigest] | None = None
    """By village id; absent when the device named this very digest."""
    cloned: bool = False
    """Whether an older copy of this device's data folder calls under the same token."""


class PartsRequest(Message):
    """Look closer at parts of groups: (group, prefix of the records' places)."""

    protocol: Literal[1] = 1
    parts: list[tuple[Group, Prefix]] = Field(max_length=MAX_PARTS)


class Part(Message):
    """A part of a group: split into 16, or listed as (entity, id, revision, short hash)."""

    split: list[CountAndDigest] | None = None
    records: list[tuple[str, str, int, str]] | None = None


class PartsAnswer(Message):
    """What was asked about, in the order in which it was asked."""

    protocol: Literal[1]
    epoch: str
    head: int
    parts: list[Part]


class RecordsRequest(Message):
    """Fetch records by name; and say which changes of them the central has judged."""

    protocol: Literal[1] = 1
    records: list[tuple[str, Id]] = Field(max_length=MAX_FETCHED)
    changes: list[Id] = Field(default_factory=list, max_length=MAX_NAMED)


class RecordsAnswer(Message):
    """The records as they are now; those that left the device's villages; the rest is not there."""

    protocol: Literal[1]
    epoch: str
    head: int
    records: list[RemoteRecord]
    gone: list[tuple[str, str]]
    known: list[str]
    """Those of the named changes that the central has judged."""
