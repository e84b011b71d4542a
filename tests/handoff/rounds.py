"""One answer after another: damaged, read, taken, looked at, taken again, undone.

A row is *untouched* where the office has filled its answer cells and nothing else in it has
changed: it may stand elsewhere, under another header, its code taken away with the whole column.
It is *rewritten* where the whole file was typed anew (names in capitals or without marks, columns
left out, dates as dates). All other rows are *mutated*. In a file of which a column moved, of
answers or of codes, people must look at what is whole, too: its rows are counted apart.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from app.domain.errors import KnownError
from app.domain.handoff.answer import Kind
from app.services.handoff.judge_answer import Judged, judge_answer
from app.services.handoff.read_answer import read_answer
from app.services.handoff.take_answer import AnswerTaken, take_answer
from app.services.undo_group import undo_group
from tests.handoff import (
    clerk_damage,
    file_damage,
    office_damage,
    row_damage,
    slip_damage,
)
from tests.handoff.since import Since, change
from tests.handoff.world import Sent, Sheet, answered

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.handoff.answer import AnswerLine
    from app.domain.ids import ChildId
    from app.services.app import App

SPOILT = (0.0, 0.1, 0.2)
"""Shares of rows that are damaged."""
SLIPS = (0, 0, 1, 2)
"""How many times the answers slip."""
OFFICE, SINCE = 0.3, 0.1
"""How often a file is changed as a whole in another way, and the book while it is away."""
AGAIN = 3
"""Every third answer is taken a second time."""
Numbers = dict["ChildId", tuple[str, str]]


class Rounds:
    """Counts what became of the rows; raises AssertionError at a wrong number or a lost row."""

    def __init__(self, app: App, sent: Sent) -> None:
        self._app = app
        self.sent = sent
        self._whole = answered(sent)
        self._before = self._numbers()
        self._changed: set[ChildId] = set()
        """Children of whom the book has changed since: their answers are to be asked about."""
        self._merged: dict[ChildId, ChildId] = {}
        self.counts: Counter[str] = Counter()
        self.missed: list[str] = []

    def play(self, seed: int, folder: Path) -> None:
        """Play one answer."""
        chance = Random(seed)
        sheet = self._whole.copied()
        done = self._damage(chance, sheet)
        seq = self._last_seq()
        before = self._before
        told = self._since(chance, folder)
        try:
            self._take(f"seed {seed} {done} {told.how}", sheet, folder / f"tra-loi-{seed}.xlsx")
        finally:
            for group_id in reversed(told.groups):
                undo_group(self._app, group_id, on=self._app.today())
            self._before, self._changed, self._merged = before, set(), {}
        assert {**before, **self._numbers(seq)} == before, f"{told.how}: undoing left something"

    def _take(self, told: str, sheet: Sheet, at: Path) -> None:
        path, places = file_damage.write(sheet, at)
        try:
            judged = self._judge(path)
        except KnownError as error:
            if error.code != "no_answer_found":
                raise
            # Refused in a sentence: nothing is taken, all of its children are asked about again.
            self.counts["answers"] += 1
            self.counts["answers refused as a whole"] += 1
            return
        seq = self._last_seq()
        taken = take_answer(self._app, judged)
        assert isinstance(taken, AnswerTaken)
        now = {**self._before, **self._numbers(seq)}
        try:
            self._look(told, sheet, places, judged, now)
            if self.counts["answers"] % AGAIN == 0:
                self._again(told, path)
        finally:
            if taken.group_id:
                undo_group(self._app, taken.group_id, on=self._app.today())
        assert {**now, **self._numbers(seq)} == self._before, f"{told}: undoing left something"
        path.unlink()

    def _since(self, chance: Random, folder: Path) -> Since:
        """Change something in the book, now and then, before the answer comes."""
        if chance.random() >= SINCE:
            return Since("", [], set())
        seq = self._last_seq()
        told = change(self._app, chance, self.sent, folder)
        self._changed, self._merged = told.asked, told.merged
        self._before = {**self._before, **self._numbers(seq)}
        return told

    def _damage(self, chance: Random, sheet: Sheet) -> str:
        rows = chance.choice((row_damage.ROWS, clerk_damage.CLERKS))
        spoilt = round(chance.choice(SPOILT) * len(sheet.rows))
        damages = [chance.choice(rows) for _ in range(spoilt)]
        whole = list(chance.choice(file_damage.FILES))
        whole += [chance.choice(office_damage.OFFICES)] if chance.random() < OFFICE else []
        slips = [chance.choice(slip_damage.SLIPS) for _ in range(chance.choice(SLIPS))]
        damages += [*whole, *slips] if chance.random() < 0.5 else [*slips, *whole]
        for one in damages:
            one(chance, self.sent, sheet)
        self.counts["damages that nobody could see, not done"] += sheet.unseen
        return " ".join(one.__name__ for one in damages)

    def _judge(self, path: Path) -> Judged:
        return judge_answer(self._app, read_answer(self._app, path), "police")

    def _numbers(self, since: int | None = None) -> Numbers:
        """Give the numbers of everybody, or of those whose record was written to since then."""
        with self._app.store.read() as snapshot:
            if since is None:
                people = [child for child, _ in snapshot.children.everyone()]
            else:
                lines = snapshot.journal.since(since)
                ids = {line.change.entity_id for line in lines if line.change.entity == "child"}
                people = list(snapshot.children.get_many(sorted(ids)).values())
            return {child.id: (child.national_id, child.verification) for child in people}

    def _last_seq(self) -> int:
        with self._app.store.read() as snapshot:
            return snapshot.journal.last_seq()

    def _look(
        self,
        told: str,
        sheet: Sheet,
        places: list[tuple[str, int]],
        judged: Judged,
        now: Numbers,
    ) -> None:
        before = self._before
        for id_, (number, _) in now.items():
            right = {before[id_][0], self._truth(id_), self.sent.truth.get(self._merged.get(id_))}
            assert number in right, (
                f"{told}: a wrong number",
                [line for line in judged.lines if line.child_id == id_],
            )
        one_sheet = len({name for name, _ in places}) == 1

        def ref(name: str, row: int) -> tuple[str, int]:
            return "Sheet1" if one_sheet else name.partition(" [")[0], row

        kinds = {ref(line.sheet, line.row): line for line in judged.lines}
        shown = kinds.keys() | {ref(one.sheet, one.row) for one in judged.found.passed}
        for row, place in zip(sheet.rows, places, strict=True):
            assert place in shown or not any(map(str, row)), f"{told}: row {place} is lost"
        repeated = Counter(sheet.ids)
        for at, id_ in enumerate(sheet.ids):
            if sheet.touched[at] or id_ is None or repeated[id_] > 1 or id_ in self._changed:
                self.counts["mutated"] += 1
            else:
                is_taken = now[id_] == (self._truth(id_), "matched")
                kind = self._kind(sheet, id_)
                self._count(told, kind, kinds.get(places[at]), is_taken=is_taken)
        self.counts["answers"] += 1
        self.counts["rows"] += len(sheet.rows)

    def _truth(self, id_: ChildId) -> str:
        """Give the number that may be written to a child."""
        lists = (self.sent, self.sent.beside)
        given = (one.truth[id_] for one in lists if one and id_ in one.truth)
        return self._before[id_][0] if id_ in self._changed else next(given, self._before[id_][0])

    def _kind(self, sheet: Sheet, id_: ChildId) -> str:
        """Say what a whole row is; a number that another child has must be asked about."""
        number = self._truth(id_)
        if any(held == number for other, (held, _) in self._before.items() if other != id_):
            return "number of two children"
        form = "rewritten" if sheet.is_rewritten else "untouched"
        slipped = " in a file that slipped" if sheet.has_slipped else ""
        return f"{form} {'with' if sheet.is_keyed else 'without'} code{slipped}"

    def _count(self, told: str, kind: str, line: AnswerLine | None, *, is_taken: bool) -> None:
        self.counts[kind] += 1
        self.counts[f"{kind}: taken"] += is_taken
        if not is_taken:
            doubts = ", ".join(line.doubts) if line else ""
            self.counts[f"{kind}: {line.kind if line else 'no line'} {doubts}"] += 1
            self.missed.append(f"{told}: {kind}: {line}")

    def _again(self, told: str, path: Path) -> None:
        """Take the same answer again: nothing changes."""
        seq = self._last_seq()
        judged = self._judge(path)
        again = take_answer(self._app, judged)
        assert isinstance(again, AnswerTaken)
        assert not judged.of_kind(Kind.SAFE), f"{told}: an answer taken before takes more by itself"
        assert again.group_id is None, f"{told}: the same answer twice was taken twice"
        assert self._last_seq() == seq, f"{told}: the same answer twice changed something"
