"""The campaign: `python -m tests.handoff --answers 300 --seed 1` says what became of each row."""

from __future__ import annotations

import argparse
import random
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from app.bootstrap import create_app
from app.domain.units import find_commune
from tests.handoff.rounds import Rounds
from tests.handoff.world import fill, send


def main() -> None:
    """Play answers of one commune after another."""
    options = argparse.ArgumentParser()
    options.add_argument("--answers", type=int, default=300)
    options.add_argument("--children", type=int, default=160)
    options.add_argument("--per-commune", type=int, default=30)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    told = options.parse_args()
    totals: dict[str, int] = {}
    missed: list[str] = []
    started = perf_counter()
    print(f"seed {told.seed}", flush=True)
    for first in range(0, told.answers, told.per_commune):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            clock = lambda: datetime(2026, 6, 18, 2, tzinfo=UTC)  # noqa: E731
            app = create_app(
                folder / "kho", find_commune("07603"), passphrase=None, clock=clock, author="Thử"
            )
            seed = told.seed + first
            fill(app, seed, told.children)
            rounds = Rounds(app, send(app, seed, folder / "gui.xlsx"))
            for at in range(first, min(first + told.per_commune, told.answers)):
                rounds.play(told.seed + at, folder)
            app.close()
        missed += rounds.missed
        for key, count in rounds.counts.items():
            totals[key] = totals.get(key, 0) + count
        print(
            f"{totals.get('answers', 0)} answers, {perf_counter() - started:.0f} s: {totals}",
            flush=True,
        )
    for key in sorted(totals):
        print(f"{key:60} {totals[key]}")
    for line in missed[:20]:
        print(line)


if __name__ == "__main__":
    main()
