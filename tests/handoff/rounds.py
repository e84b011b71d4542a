"""One answer after another: damaged, read, taken, looked at, taken again, undone."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from app.domain.answer import Kind
from app.services.handoff.judge_answer import Judged, judge_answer
from app.services.handoff.read_answer import read_answer
from app.services.handoff.take_answer import AnswerTaken, take_answer
from app.services.undo_group import undo_group
from tests.handoff import damage
from tests.handoff.world import Sent, Sheet, answered

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.ids import ChildId
    from app.services.app import App

SPOILT = 0.2
"""The share of rows that are damaged."""


class Rounds:
    """Counts what became of the rows; raises AssertionError at a wrong number or a lost row."""

    def __init__(self, app: App, sent: Sent) -> None:
        self._app = app
        self._sent = sent
        self.counts: Counter[str] = Counter()
        self.missed: list[str] = []

    def play(self, seed: int, folder: Path) -> None:
        """Play one answer."""
        chance = Random(seed)
        sheet = answered(self._sent)
        self._damage(chance, sheet)
        path = folder / f"tra-loi-{seed}.xlsx"
        places = damage.write(sheet, path)
        before = self._numbers()
        judged = self._judge(path)
        taken = take_answer(self._app, judged)
        assert isinstance(taken, AnswerTaken)
        self._look(seed, sheet, places, judged, before)
        self._again(path)
        if taken.group_id:
            undo_group(self._app, taken.group_id, on=self._app.today())
        assert self._numbers() == before, f"seed {seed}: undoing left something"
        path.unlink()

    def _damage(self, chance: Random, sheet: Sheet) -> None:
        for _ in range(round(SPOILT * len(sheet.rows))):
            chance.choice(damage.ROWS)(chance, self._sent, sheet)
        for one in chance.choice(damage.FILES):
            one(chance, self._sent, sheet)
        if chance.random() < 0.2:
            damage.shift_block(chance, self._sent, sheet)

    def _judge(self, path: Path) -> Judged:
        return judge_answer(self._app, read_answer(self._app, path), "police")

    def _numbers(self) -> dict[ChildId, tuple[str, str]]:
        with self._app.store.read() as snapshot:
            return {
                child.id: (child.national_id, child.verification)
                for child, _ in snapshot.children.everyone()
            }

    def _look(
        self,
        seed: int,
        sheet: Sheet,
        places: list[int],
        judged: Judged,
        before: dict[ChildId, tuple[str, str]],
    ) -> None:
        now = self._numbers()
        for id_, (number, _) in now.items():
            right = {before[id_][0], self._sent.truth.get(id_, before[id_][0])}
            assert number in right, (
                f"seed {seed}: a wrong number",
                [line for line in judged.lines if line.child_id == id_],
            )
        shown = {line.row for line in judged.lines} | {one.row for one in judged.found.passed}
        for row, place in zip(sheet.rows, places, strict=True):
            assert place in shown or not any(map(str, row)), f"seed {seed}: row {place} is lost"
        kinds = {line.row: line for line in judged.lines}
        repeated = Counter(sheet.ids)
        for at, id_ in enumerate(sheet.ids):
            if sheet.touched[at]:
                self.counts["mutated"] += 1
            elif id_ is not None and repeated[id_] == 1:
                self._count_untouched(seed, sheet, kinds.get(places[at]), now[id_], id_)
        self.counts["answers"] += 1
        self.counts["rows"] += len(sheet.rows)

    def _count_untouched(self, seed, sheet, line, now, id_) -> None:
        kind = "keyed" if sheet.is_keyed else "unkeyed"
        self.counts[f"untouched {kind}"] += 1
        is_taken = now == (self._sent.truth[id_], "matched")
        self.counts[f"taken {kind}"] += is_taken
        if not is_taken:
            doubts = line.doubts if line else ()
            self.counts[f"left {kind}: {line.kind if line else 'no line'} {', '.join(doubts)}"] += 1
            self.missed.append(f"{seed}: {line}")

    def _again(self, path: Path) -> None:
        """Take the same answer again: nothing changes."""
        with self._app.store.read() as snapshot:
            seq = snapshot.journal.last_seq()
        judged = self._judge(path)
        again = take_answer(self._app, judged)
        assert isinstance(again, AnswerTaken)
        with self._app.store.read() as snapshot:
            assert snapshot.journal.last_seq() == seq, "the same answer twice changed something"
        assert again.group_id is None, again
        assert not judged.of_kind(Kind.SAFE), judged.of_kind(Kind.SAFE)[:2]
