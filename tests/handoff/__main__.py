"""The campaign: `python -m tests.handoff --answers 300 --seed 1` says what became of each row.

Communes are small and full of namesakes, with a list for each village; every twentieth has one
list of all. A wrong number or a lost row is told with its seed and its damages, and counted.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from app.bootstrap import create_app, open_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from tests.handoff.rounds import Rounds
from tests.handoff.world import fill, send

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.app import App
    from tests.handoff.world import Sent

LARGE_EVERY, LARGE = 10, 450
LEAST = 4
"""A list of fewer rows is no column, in which something could slip."""


class Campaign:
    """Plays commune after commune until enough answers were given."""

    def __init__(self, told: argparse.Namespace) -> None:
        self._told = told
        self.counts: Counter[str] = Counter()
        self.missed: list[str] = []
        self._started = perf_counter()

    def run(self) -> None:
        """Play."""
        at = 0
        while self.counts["answers"] < self._told.answers:
            self._commune(at, is_large=at % LARGE_EVERY == LARGE_EVERY - 1)
            at += 1

    def report(self) -> None:
        """Print the counts."""
        for key in sorted(self.counts):
            print(f"{key:60} {self.counts[key]}")
        for line in self.missed[: self._told.show]:
            print(line)

    def _commune(self, at: int, *, is_large: bool) -> None:
        seed = self._told.seed + 1_000 * at
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            made = create_app(
                folder / "kho", find_commune("07603"), passphrase=None, clock=_clock, author="Thử"
            )
            fill(made, seed, LARGE if is_large else self._told.children, self._told.alike)
            lists = list(_lists(made, seed, folder, is_large=is_large))
            lists = [
                replace(one, beside=other)
                for one, other in zip(lists, [*lists[1:], None], strict=True)
            ]
            made.close()
            for number, sent in enumerate(lists):
                # A store of its own for each list: what was undone would be read again and again.
                shutil.copytree(folder / "kho", folder / str(number))
                self._list(folder / str(number), sent, seed)
                shutil.rmtree(folder / str(number))
        spent = perf_counter() - self._started
        print(f"{self.counts['answers']} answers, {spent:.0f} s, wrong or lost "
              f"{self.counts['WRONG OR LOST']}", flush=True)  # fmt: skip

    def _list(self, store: Path, sent: Sent, seed: int) -> None:
        app = open_app(store, passphrase=None, clock=_clock, author="Thử")
        rounds = Rounds(app, sent)
        for one in range(self._told.per_list):
            self._play(rounds, seed + one, store)
        app.close()
        self.counts += rounds.counts
        self.missed += rounds.missed
        size = len(sent.made.lines) // 10 * 10
        self.counts[f"lists of {size:3} to {size + 9:3} rows"] += 1

    def _play(self, rounds: Rounds, seed: int, folder: Path) -> None:
        try:
            rounds.play(seed, folder)
        except AssertionError as error:
            self.counts["WRONG OR LOST"] += 1
            print(f"WRONG OR LOST: {error}", flush=True)


def _lists(app: App, seed: int, folder: Path, *, is_large: bool) -> Iterator[Sent]:
    with app.store.read() as snapshot:
        villages = [village.id for village in snapshot.villages.all()]
    for at, village in enumerate([None] if is_large else villages):
        try:
            sent = send(app, seed + at, folder / f"gui-{at}.xlsx", village)
        except KnownError:
            continue
        if len(sent.made.lines) >= LEAST:
            yield sent


def _clock() -> datetime:
    return datetime(2026, 6, 18, 2, tzinfo=UTC)


def main() -> None:
    """Play answers of one commune after another."""
    options = argparse.ArgumentParser()
    options.add_argument("--answers", type=int, default=300)
    options.add_argument("--children", type=int, default=100)
    options.add_argument("--per-list", type=int, default=20)
    options.add_argument("--alike", type=float, default=0.15)
    options.add_argument("--show", type=int, default=20)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    told = options.parse_args()
    print(f"seed {told.seed}", flush=True)
    campaign = Campaign(told)
    campaign.run()
    campaign.report()


if __name__ == "__main__":
    main()
