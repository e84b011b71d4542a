"""Lists that went to other offices, and what came back; what was undone is not among them.

The batches in which a list was made and an answer was taken are those of the journal, and
`undone.<group>` says by which batch one was undone: so undo and redo hold here, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from app.domain.handoff.hand_off import (
    Answer,
    HandOff,
    HandOffLine,
    HandOffStand,
    LineStand,
    stand_of,
)
from app.domain.handoff.verification import Verification
from app.domain.ids import ChildId, GroupId
from app.storage.hand_off_tables import hand_off, hand_off_answer, hand_off_line
from app.storage.records import chunks
from app.storage.tables import setting

UNDONE = "undone."
"""Begins the settings that name the batch by which a batch was undone."""


class HandOffs:
    """Lists by office, lines by list and by child."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_number(self, office: str, year: int) -> int:
        """Give the next number of an office in a year; a number is never given twice."""
        of_year = hand_off.c.made_on.like(f"{year}-%")
        newest = select(func.max(hand_off.c.number)).where(hand_off.c.office == office, of_year)
        return (self._connection.scalars(newest).one() or 0) + 1

    def add(self, made: HandOff, lines: Iterable[HandOffLine]) -> None:
        """Keep a list and its lines."""
        self._connection.execute(insert(hand_off), [_hand_off_row(made)])
        rows = [_line_row(line) for line in lines]
        if rows:
            self._connection.execute(insert(hand_off_line), rows)

    def add_answers(self, answers: Iterable[Answer]) -> None:
        """Keep what came back; a second answer in one batch takes the place of the first."""
        rows = [_answer_row(answer) for answer in answers]
        if rows:
            self._connection.execute(insert(hand_off_answer).prefix_with("OR REPLACE"), rows)

    def all(self, office: str = "") -> list[HandOff]:
        """Fetch the lists that stand, of an office or of all, the newest first."""
        statement = select(hand_off).order_by(hand_off.c.id.desc())
        if office:
            statement = statement.where(hand_off.c.office == office)
        undone = self._undone()
        found = (_hand_off(row) for row in self._connection.execute(statement))
        return [one for one in found if not is_undone(one.group_id, undone)]

    def get(self, id_: str) -> HandOff | None:
        """Fetch a list, undone or not."""
        row = self._connection.execute(select(hand_off).where(hand_off.c.id == id_)).one_or_none()
        return _hand_off(row) if row else None

    def stands(self, office: str = "") -> list[HandOffStand]:
        """Say how the lists stand, of an office or of all, the newest first."""
        lists = self.all(office)
        lines = self._lines_of(lists)
        return [stand_of(one, lines.get(one.id, [])) for one in lists]

    def lines(self, id_: str) -> list[LineStand]:
        """Say how the lines of a list stand, in its order."""
        one = self.get(id_)
        if one is None:
            return []
        return self._lines_of(self.all(one.office)).get(id_, [])

    def latest(self, office: str) -> dict[ChildId, tuple[HandOff, LineStand]]:
        """Give how each child stands on the last list of an office that it is on."""
        lists = self.all(office)
        by_list = self._lines_of(lists)
        return {
            line.line.child_id: (one, line)
            for one in lists
            for line in by_list.get(one.id, ())
            if not line.carried
        }

    def answers(self, office: str) -> list[Answer]:
        """Fetch the latest standing answer of each line of an office's lists."""
        return list(self._answers(one.id for one in self.all(office)).values())

    def of_child(self, child_id: ChildId) -> list[tuple[HandOff, LineStand]]:
        """Fetch the lists a child is on, the newest first, with how it stands on each."""
        on_list = select(hand_off_line.c.hand_off_id).where(hand_off_line.c.child_id == child_id)
        ids = set(self._connection.scalars(on_list))
        lists = [one for one in self.all() if one.id in ids]
        lines = self._lines_of(lists, child_id)
        return [(one, line) for one in lists for line in lines.get(one.id, ())]

    def _lines_of(
        self, lists: Iterable[HandOff], child_id: ChildId | None = None
    ) -> dict[str, list[LineStand]]:
        """Fetch the lines of lists, by list; `lists` are all of their offices, newest first."""
        offices = {one.id: one.office for one in lists}
        answers = self._answers(offices)
        on_later: set[tuple[str, ChildId]] = set()
        found: dict[str, list[LineStand]] = {}
        statement = select(hand_off_line).order_by(
            hand_off_line.c.hand_off_id.desc(), hand_off_line.c.place
        )
        if child_id is not None:
            statement = statement.where(hand_off_line.c.child_id == child_id)
        rows = self._connection.execute(statement)
        for id_, of_list in groupby(rows, key=lambda row: str(row.hand_off_id)):
            if id_ not in offices:
                continue
            office, lines = offices[id_], [_line(row) for row in of_list]
            found[id_] = [
                LineStand(
                    line, answers.get((id_, line.child_id)), (office, line.child_id) in on_later
                )
                for line in lines
            ]
            on_later |= {(office, line.child_id) for line in lines}
        return found

    def _answers(self, lists: Iterable[str]) -> dict[tuple[str, ChildId], Answer]:
        """Fetch the latest standing answer of each line."""
        undone = self._undone()
        newest_last = hand_off_answer.c.group_id
        return {
            (answer.hand_off_id, answer.child_id): answer
            for chunk in chunks(lists)
            for answer in self._answers_of(
                select(hand_off_answer)
                .where(hand_off_answer.c.hand_off_id.in_(chunk))
                .order_by(newest_last)
            )
            if not is_undone(answer.group_id, undone)
        }

    def _answers_of(self, statement: Select[Any]) -> Iterator[Answer]:
        for row in self._connection.execute(statement):
            yield Answer(
                hand_off_id=row.hand_off_id,
                child_id=ChildId(row.child_id),
                group_id=GroupId(row.group_id),
                outcome=Verification(row.outcome),
                said=row.said,
                note=row.note,
                source=row.source,
            )

    def stands_group(self, group: str) -> bool:
        """Say whether a batch stands: it was not undone, or the undoing was undone in its turn."""
        return not is_undone(group, self._undone())

    def _undone(self) -> dict[str, str]:
        rows = self._connection.execute(
            select(setting.c.key, setting.c.value).where(setting.c.key.startswith(UNDONE))
        )
        return {key.removeprefix(UNDONE): value for key, value in rows}


def is_undone(group: str, undone: Mapping[str, str]) -> bool:
    """Say whether a batch was undone and the undoing was not undone in its turn."""
    by = undone.get(group)
    return by is not None and not is_undone(by, undone)


def _hand_off_row(made: HandOff) -> dict[str, object]:
    return {
        "id": made.id,
        "office": made.office,
        "office_name": made.office_name,
        "number": made.number,
        "code": made.code,
        "made_on": made.made_on.isoformat(),
        "due_on": made.due_on.isoformat(),
        "asks": " ".join(made.asks),
        "group_id": made.group_id,
        "author": made.author,
    }


def _hand_off(row: Row[Any]) -> HandOff:
    return HandOff(
        id=row.id,
        office=row.office,
        office_name=row.office_name,
        number=row.number,
        code=row.code,
        made_on=date.fromisoformat(row.made_on),
        due_on=date.fromisoformat(row.due_on),
        asks=tuple(row.asks.split()),
        group_id=GroupId(row.group_id),
        author=row.author,
    )


def _line_row(line: HandOffLine) -> dict[str, object]:
    return {
        "hand_off_id": line.hand_off_id,
        "place": line.place,
        "child_id": line.child_id,
        "said": dict(line.said),
        "asked": " ".join(line.asked),
    }


def _line(row: Row[Any]) -> HandOffLine:
    return HandOffLine(
        hand_off_id=row.hand_off_id,
        place=row.place,
        child_id=ChildId(row.child_id),
        said=row.said,
        asked=tuple(row.asked.split()),
    )


def _answer_row(answer: Answer) -> dict[str, object]:
    return {
        "hand_off_id": answer.hand_off_id,
        "child_id": answer.child_id,
        "group_id": answer.group_id,
        "outcome": answer.outcome,
        "said": dict(answer.said),
        "note": answer.note,
        "source": answer.source,
    }
