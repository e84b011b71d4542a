"""A batch of rows as it was written for the central to take: frozen, numbered, each with its key.

Where the central takes no changes over a line, a row says the whole of a child instead.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

PREFIX = "upload:"
"""Beginning of the ids of such batches, beside those that go over a line."""
WAY, LISTS = "sync.way", "lists"
"""The setting that says how the commune sends, and what it holds where the central takes lists."""
SAID = "said:"
"""Beginning of the code of a refusal that is in the central's own words."""


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One child as it was when the row was written."""

    key: str
    child_id: str
    household_id: str
    changes: tuple[str, ...]
    """The changes that this row tells: of the child, and of its household."""
    own: bool
    """Whether any of them is the child's own."""
    external_code: str
    national_id: str
    cells: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class UploadBatch:
    """The rows of one file."""

    number: str
    """Of the day: `L20260608-01`."""
    day: date
    rows: tuple[UploadRow, ...]
    last_seq: int = 0
    """The newest line of the journal that it tells."""
    written: bool = False
    """Whether its file was ever put on a disk."""

    @property
    def id(self) -> str:
        """Name it among the batches of the outbox."""
        return PREFIX + self.number

    def to_bytes(self) -> bytes:
        """Write down what is frozen of it."""
        rows = [asdict(row) for row in self.rows]
        return json.dumps({"day": self.day.isoformat(), "rows": rows}, ensure_ascii=False).encode()


def read_batch(id_: str, frozen: bytes, last_seq: int, *, written: bool) -> UploadBatch:
    """Read what `to_bytes` wrote."""
    kept: dict[str, Any] = json.loads(frozen)
    rows = (
        UploadRow(**row | {"changes": tuple(row["changes"]), "cells": tuple(row["cells"])})
        for row in kept["rows"]
    )
    day = date.fromisoformat(kept["day"])
    return UploadBatch(id_.removeprefix(PREFIX), day, tuple(rows), last_seq, written)


def number_of(day: date, nth: int) -> str:
    """Give the number of the nth batch of a day; Excel takes it for no number and no date."""
    return f"L{day:%Y%m%d}-{nth:02}"
