"""A child's circumstances as the panel shows them: records, how they stand, what came by list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import End, Standing, end_of, standing_of
from app.domain.circumstances.circumstance_kind import Kind, kind_of
from app.domain.circumstances.circumstance_text import Listed, listed_only
from app.domain.circumstances.confidential_text import CROSS
from app.storage.unit_of_work import Snapshot


@dataclass(frozen=True, slots=True)
class CircumstanceLine:
    """One record, and how it stands on the day."""

    record: Circumstance
    kind: Kind | None
    end: End | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class ChildCircumstances:
    """All that may be shown of one child."""

    lines: tuple[CircumstanceLine, ...] = ()
    """Those that hold first, the newest first."""
    listed: tuple[Listed, ...] = ()


def read_circumstances(
    snapshot: Snapshot, child: Child, on: date, secret: Iterable[Circumstance] = ()
) -> ChildCircumstances:
    """Read what is recorded of a child; `on` is the day as of which it stands.

    `secret` are its confidential circumstances, opened by one who is allowed.
    """
    secret = list(secret)
    records = [*snapshot.circumstances.of_child(child.id), *secret]
    lines = [line_of(one, child, records, on) for one in reversed(records)]
    lines.sort(key=lambda line: line.standing is Standing.ENDED)
    listed = [line for line in listed_only(child, records) if not _is_told(line, secret)]
    return ChildCircumstances(tuple(lines), tuple(listed))


def line_of(
    one: Circumstance, child: Child, others: list[Circumstance], on: date
) -> CircumstanceLine:
    """Say how a circumstance of a child stands on a day."""
    end = end_of(one, child.birth_date, others)
    standing = standing_of(end, on, is_ended=one.ended_on is not None)
    return CircumstanceLine(one, kind_of(one.code), end, standing)


def _is_told(line: Listed, secret: Iterable[Circumstance]) -> bool:
    """Whether a group is confidential, or a cross stands for one that is shown as what it is."""
    if line.kind is not None and line.kind.is_confidential:
        return True
    parts = {kind.part for one in secret if (kind := kind_of(one.code))}
    return line.text == CROSS and line.part in parts
