"""A child as the sheet reads it: its records, and what is confidential where that is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.services.circumstances.keep_confidential import Opened as OpenedSeals
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.read_circumstances import ChildCircumstances, read_circumstances
from app.services.circumstances.record_circumstance import record_listed
from app.services.circumstances.take_dropped import count_waiting
from app.services.circumstances.unlock import is_set
from ui.circumstances.unsaved import lines_of
from ui.errors import told
from ui.sentences import NAMELESS
from ui.signals import Notice
from ui.words import thousands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.circumstances.abuse_case import AbuseCase
    from app.domain.ids import ChildId, GroupId
    from app.services.app import App
    from ui.circumstances.unsaved import Unsaved
    from ui.desk import Desk

NOTHING = OpenedSeals((), (), 0)
NOTHING_NAMED = "Chưa lập được: các nhóm trong danh sách chưa ghi đúng tên trong danh mục."


class Face(StrEnum):
    """What is in front."""

    RECORDS = "records"
    QUESTION = "question"
    RESULT = "result"
    CHOOSE = "choose"
    FORM = "form"
    END = "end"
    UNLOCK = "unlock"
    CASE = "case"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Opened:
    """A child as it was read."""

    child_id: ChildId
    name: str
    circumstances: ChildCircumstances
    cases: tuple[AbuseCase, ...] = ()
    """Of the abuse register; empty while what is confidential is locked."""
    is_unlocked: bool = False
    has_passphrase: bool = False
    closed: int = 0
    """Sealed records that this passphrase does not open."""
    waiting: int = 0
    """Sealed records of the commune that wait for its first passphrase."""
    unsaved: Unsaved | None = None
    """The child is still typed: what is said is saved with it."""


def read_child(app: App, child_id: ChildId) -> Opened | None:
    """Read a child's circumstances; runs in the lane of the store."""
    with app.store.read() as snapshot:
        child = snapshot.children.get(child_id)
        if child is None:
            return None
        is_unlocked = app.permission.is_open(app.clock())
        secret = read_confidential(app, snapshot, [child_id]) if is_unlocked else NOTHING
        found = read_circumstances(snapshot, child, app.today(), secret.circumstances)
        return Opened(
            child_id,
            child.full_name or NAMELESS,
            found,
            secret.cases,
            is_unlocked,
            is_set(snapshot),
            secret.closed,
            count_waiting(snapshot),
        )


def unsaved_child(unsaved: Unsaved, on: date) -> Opened:
    """Show a child that is still typed."""
    return Opened(unsaved.child_id, unsaved.name, lines_of(unsaved, on), unsaved=unsaved)


def record_listed_of(desk: Desk, ids: Sequence[ChildId]) -> None:
    """Make records of what came by list for these children, and say how many."""
    app = desk.app

    def done(made: tuple[GroupId, int]) -> None:
        group, count = made
        text = f"Đã lập {thousands(count)} hoàn cảnh từ danh sách; hãy bổ sung ngày và giấy"
        notice = Notice(text, group) if count else Notice(NOTHING_NAMED, state="warn")
        desk.signals.announce("child", "circumstance", notice=notice)

    def failed(error: Exception) -> None:
        desk.signals.say(told(error), state="bad")

    desk.store.run(lambda: record_listed(app, ids, on=app.today()), done, failed)
