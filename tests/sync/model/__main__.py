"""The campaign: `python -m tests.sync.model --steps N [--seed S]`, with its figures at the end."""

import argparse
import logging
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.sync.model.machine import FIGURES, SEED, SyncModel

STEPS_OF_A_WORLD = 150
WORLDS_OF_A_RUN = 10


def run(steps: int, first_seed: int, *, shrink: bool) -> None:
    number = first_seed
    while FIGURES["steps"] < steps:
        SEED[0] = number
        model = seed(number)(type(f"Model{number}", (SyncModel,), {}))
        run_state_machine_as_test(
            model,
            settings=settings(
                max_examples=WORLDS_OF_A_RUN,
                stateful_step_count=STEPS_OF_A_WORLD,
                deadline=None,
                database=None,
                verbosity=Verbosity.quiet,
                phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            ),
        )
        number += 1
        done = f"{FIGURES['steps']} steps, {FIGURES['rounds']} rounds"
        print(f"{done}, {time.process_time():.0f} s at work, next seed {number}", flush=True)


def print_figures(figures: Counter[str], seconds: float) -> None:
    for name, count in sorted(figures.items(), key=lambda one: (":" in one[0], one[0])):
        print(f"{count:>9}  {name}")
    print(f"{seconds:>9.0f}  seconds, {time.process_time():.0f} of them at work", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--steps", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--shrink", action="store_true", help="make a failing history short")
    words = asked.parse_args()
    logging.getLogger("sotreem.central").setLevel(logging.CRITICAL)  # it is killed on purpose
    begun = time.monotonic()
    try:
        run(words.steps, words.seed, shrink=words.shrink)
    finally:
        print_figures(FIGURES, time.monotonic() - begun)


if __name__ == "__main__":
    main()
