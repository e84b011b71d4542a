"""Digests of many records that do not depend on their order (PROTOCOL §4.1).

The hash of a record is over its revision and all its texts: the right revision with a wrong text
is found too. The digest of many is the sum of their hashes modulo 2^128.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from app.domain.change import OF_COMMUNE

MODULUS = 1 << 128
FANOUT = 16
"""A part is split by the next hexadecimal digit of `place_of`."""
VILLAGES, DECISIONS, CALENDAR = "village", "decision", "calendar"
"""The groups of records that belong to no one village; all others are grouped by theirs."""


def own_group(entity: str) -> str:
    """Name the group of records that belong to no one village; empty for all others."""
    if entity in (VILLAGES, DECISIONS):
        return entity
    return CALENDAR if entity in OF_COMMUNE else ""


def row_hash(entity: str, id_: str, revision: int, fields: str) -> int:
    """Hash one record: BLAKE2b-128 of `entity/id/revision/fields`, the fields written canonical."""
    line = f"{entity}/{id_}/{revision}/{fields}".encode()
    return int.from_bytes(blake2b(line, digest_size=16).digest())


def place_of(entity: str, id_: str) -> str:
    """Say in which parts of its group a record lies: a hexadecimal text, BLAKE2b of `entity/id`."""
    return blake2b(f"{entity}/{id_}".encode(), digest_size=8).hexdigest()


def short(hash_: int) -> str:
    """Give the first 64 bits of a record's hash in hexadecimal: enough to tell two apart."""
    return f"{hash_ >> 64:016x}"


@dataclass(slots=True)
class Sum:
    """How many records, and the sum of their hashes."""

    count: int = 0
    total: int = 0

    def add(self, hash_: int, sign: int = 1) -> None:
        """Count a record in; with `sign` -1 out again."""
        self.count += sign
        self.total = (self.total + sign * hash_) % MODULUS

    def join(self, other: "Sum") -> None:
        """Count in all that another sum counts."""
        self.count += other.count
        self.total = (self.total + other.total) % MODULUS

    @property
    def digest(self) -> str:
        """The sum, as 32 hexadecimal digits."""
        return f"{self.total:032x}"

    @classmethod
    def read(cls, count: int, digest: str) -> "Sum":
        """Read what was written."""
        return cls(count, int(digest, 16))


def sum_of(hashes: Iterable[int]) -> Sum:
    """Sum the hashes of records."""
    listed = list(hashes)
    return Sum(len(listed), sum(listed) % MODULUS)


def whole(groups: Iterable[Sum]) -> Sum:
    """Sum the sums of all groups."""
    total = Sum()
    for one in groups:
        total.join(one)
    return total
