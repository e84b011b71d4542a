"""The messages of PROTOCOL.md: their shapes, their bytes, and when an answer may be believed.

Both ends use this module; whatever does not parse here was not understood and changes nothing.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Final, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from app.domain.change import Change
from sync.codings import CODINGS, NotUnpacked
from sync.congestion import MAX_CHANGES

VERSION: Final = 1
PREFIX: Final = "/sync/v1"
NDJSON: Final = "application/x-ndjson"
BATCH_HEADER: Final = "Idempotency-Key"
HASH_HEADER: Final = "Sync-SHA256"
SINCE_HEADER: Final = "Sync-Since"
ALIKE_HEADER: Final = "Sync-Alike"
VERSION_HEADER: Final = "Sync-Protocol"
CARRIED_HEADER: Final = "Sync-Carried"
NEXT_HEADER: Final = "Sync-Next"

MAX_CODED_BYTES: Final = 256 * 1024
MAX_PLAIN_BYTES: Final = 4 * 1024 * 1024
PAGE_RECORDS: Final = 500
RIDING_RECORDS: Final = 100
"""Records in a page that rides along: a push is not to wait long for it."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Pair = tuple[str, str]


class ProtocolError(Exception):
    """What came is not a message of this protocol; `code` says which part."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Message(BaseModel):
    """A message; fields of a later version are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class WireChange(Message):
    """One line of a push: one change of one record."""

    id: Id
    entity: Name
    entity_id: Id
    base: int = Field(ge=0, lt=1 << 31)
    after: str = Field(default="", max_length=64)
    fields: dict[Name, Pair]
    action: str = Field(default="", max_length=64)
    group: str = Field(default="", max_length=64)
    author: str = Field(default="", max_length=200)
    at: str = Field(max_length=40)
    lead: int = Field(default=0, ge=-(1 << 42), le=1 << 42)
    """By how many ms the hybrid clock was ahead of `at`."""
    reason: str = Field(default="", max_length=2000)


Status = Literal["applied", "unchanged", "merged", "conflict", "rejected", "deferred"]


class ChangeResult(Message):
    """What became of one change that was not simply applied."""

    id: Id
    status: Literal["unchanged", "merged", "conflict", "rejected", "deferred"]
    revision: int = 0
    """The revision this change was given; 0 when nothing of it was stored."""
    code: str = ""
    field: str = ""
    server: dict[str, str] = {}


class Limits(Message):
    """What the central takes in one request."""

    max_changes: int = Field(default=MAX_CHANGES, ge=1)
    max_bytes: int = Field(default=MAX_CODED_BYTES, ge=1)
    codings: tuple[str, ...] = ("gzip", "identity")


class PushAnswer(Message):
    """The answer to a push: exceptions by name, all others counted and hashed."""

    protocol: Literal[1]
    batch_id: Id
    sha256: str
    applied_n: int = Field(ge=0)
    applied_hash: str
    runs: list[tuple[int, int]]
    exceptions: list[ChangeResult]
    epoch: str
    head: int
    own_before: int = Field(ge=0)
    """The newest revision the central had given this device before this batch came."""
    now: str
    clock: int = 0
    """The newest hybrid time of the commune's changes, in ms."""
    limits: Limits = Limits()
    backoff_s: float = Field(default=0, ge=0)
    pull: "PullPage | None" = None
    """The first page of what is new since the place that the push named."""
    digest: str = ""
    """With the last page: the digest of all that the device may see, at its cursor."""

    @field_validator("pull", mode="wrap")
    @classmethod
    def _page_or_none(cls, value: object, read: ValidatorFunctionWrapHandler) -> "PullPage | None":
        """Leave out a page that is none: it takes nothing from the answer it rides along with."""
        try:
            page: PullPage | None = read(value)
        except ValidationError:
            return None
        return page


class RemoteRecord(Message):
    """A record as the central has it now."""

    entity: Name
    id: Id
    revision: int = Field(ge=1)
    fields: dict[str, str]


class GoneRecord(Message):
    """A record that the device may see no more: it left the device's villages."""

    entity: Name
    id: Id


class Entered(Message):
    """Who entered a record, and where."""

    author: str = ""
    device: str = ""
    role: str = ""
    at: str = ""


class AlikePair(Message):
    """Two children of different entries that are perhaps one child."""

    first: Id
    second: Id
    certain: bool
    entered: tuple[Entered, Entered]


class Alike(Message):
    """The likely pairs that were noted after those the device has heard of."""

    upto: int = Field(ge=0)
    pairs: list[AlikePair]


class PullPage(Message):
    """The records that changed after `since`, up to and including revision `cursor`."""

    protocol: Literal[1]
    epoch: str
    since: int
    cursor: int
    more: bool
    records: list[RemoteRecord]
    gone: list[GoneRecord] = Field(default_factory=list)
    now: str
    clock: int = 0
    """The newest hybrid time of the commune's changes, in ms."""
    alike: Alike | None = None
    backoff_s: float = Field(default=0, ge=0)


class EnrollRequest(Message):
    """A device asks to join; it makes its own secret, so that a lost answer can be asked again."""

    protocol: Literal[1] = 1
    code: str = Field(max_length=64)
    secret: str = Field(min_length=43, max_length=128)
    signing_key: str = Field(default="", max_length=64)
    sealing_key: str = Field(default="", max_length=64)
    """The public keys of the device's bundles; empty where it writes none."""


class JoinRequest(Message):
    """A device asks to join by a bundle: it proves the code, and shows nothing secret."""

    secret_hash: str = Field(min_length=64, max_length=64)
    signing_key: str = Field(min_length=64, max_length=64)
    sealing_key: str = Field(min_length=64, max_length=64)
    proof: str = Field(min_length=64, max_length=64)


class EnrollAnswer(Message):
    """A device has joined a commune, the whole of it or some villages."""

    protocol: Literal[1]
    commune: str
    device_id: Id
    token: str
    villages: list[str]
    epoch: str
    signing_key: str = ""
    sealing_key: str = ""
    """The central's keys for bundles of this commune; empty where it takes none."""
    limits: Limits = Limits()


class ErrorAnswer(Message):
    """Why a whole request was refused."""

    protocol: Literal[1]
    error: str
    epoch: str = ""
    limits: Limits | None = None


def decode_body(body: bytes, coding: str, sha256: str) -> bytes:
    """Unpack a pushed body and hold it against its hash. Raises ProtocolError.

    What cannot be unpacked is not what was hashed: the line spoilt it, no change is at fault.
    """
    if coding not in CODINGS:
        raise ProtocolError("coding_unknown")
    try:
        plain = CODINGS[coding].decode(body, MAX_PLAIN_BYTES)
    except NotUnpacked as error:
        raise ProtocolError(error.code) from error
    if sha256_of(plain) != sha256.lower():
        raise ProtocolError("bad_hash")
    return plain


def wire_of(change: Change, after: str = "") -> WireChange:
    """Write a change as it goes on the wire; `after` is the record's one still on its way."""
    return WireChange(
        id=change.id,
        entity=change.entity,
        entity_id=change.entity_id,
        base=change.base_revision,
        after=after,
        fields=dict(change.fields),
        action=change.action,
        group=change.group_id,
        author=change.author,
        at=change.at.isoformat(),
        lead=change.lead,
        reason=change.reason,
    )


def sha256_of(plain: bytes) -> str:
    """Hash bytes as the protocol writes it: lower-case hexadecimal SHA-256."""
    return hashlib.sha256(plain).hexdigest()


def hash_ids(ids: Iterable[str]) -> str:
    """Hash change ids in the order of their batch."""
    return sha256_of("\n".join(ids).encode())


def write_changes(changes: Iterable[WireChange]) -> bytes:
    """Write changes as NDJSON, each once and for all."""
    return b"".join(
        json.dumps(
            change.model_dump(exclude_defaults=True), ensure_ascii=False, separators=(",", ":")
        ).encode()
        + b"\n"
        for change in changes
    )


_LINES: Final = TypeAdapter(list[WireChange], config=ConfigDict(hide_input_in_errors=True))


def read_changes(plain: bytes) -> list[WireChange]:
    """Read the lines of a push. Raises ProtocolError `bad_body`."""
    lines = plain.splitlines()
    try:
        changes = _LINES.validate_json(b"[" + b",".join(lines) + b"]")
    except ValidationError as error:
        raise ProtocolError("bad_body") from error
    if b"\\u0000" in plain and any(_has_nul(one) for one in changes):
        raise ProtocolError("bad_body")
    return changes


def _has_nul(one: WireChange) -> bool:
    """Whether anything but a field's text holds U+0000, which many a database cannot keep."""
    said = one.model_dump(exclude={"base", "fields", "lead"}).values()
    return any("\0" in text for text in (*said, *one.fields))


def read_push_answer(body: bytes, batch_id: str, sha256: str, ids: list[str]) -> PushAnswer:
    """Read an answer and believe it only when it accounts for every change of this batch."""
    try:
        answer = PushAnswer.model_validate_json(body)
    except ValidationError as error:
        raise ProtocolError("not_understood") from error
    named = [result.id for result in answer.exceptions]
    applied = applied_ids(answer, ids)
    believed = (
        answer.batch_id == batch_id
        and answer.sha256 == sha256
        and len(named) == len(set(named))
        and len(applied) + len(named) == len(ids)
        and answer.applied_n == len(applied) == sum(count for _, count in answer.runs)
        and answer.applied_hash == hash_ids(applied)
    )
    if not believed:
        raise ProtocolError("not_understood")
    return answer


def applied_ids(answer: PushAnswer, ids: list[str]) -> list[str]:
    """List the changes that an answer does not name: they were applied."""
    named = {result.id for result in answer.exceptions}
    return [id_ for id_ in ids if id_ not in named]


def applied_revisions(answer: PushAnswer) -> list[int]:
    """List the revisions of the applied changes, in the order of the batch."""
    return [first + step for first, count in answer.runs for step in range(count)]


def runs_of(revisions: Iterable[int]) -> list[tuple[int, int]]:
    """Write revisions as runs: (first, how many in a row)."""
    runs: list[tuple[int, int]] = []
    for revision in revisions:
        if runs and runs[-1][0] + runs[-1][1] == revision:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((revision, 1))
    return runs
