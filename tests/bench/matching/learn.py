"""Learns `resources/data/pair_weights.csv` again: what traits of pairs add to the sum of weights.

Run by hand: `python tests/bench/matching/learn.py`. Needs the extra `bench`. The communes have
seeds of their own, which no measurement uses; half of them have the households that an import
derives (one place, head and phone are one household) in the place of those the clerks made.
"""

import csv
import sys
from dataclasses import replace
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

import numpy as np
from communes import invent_commune
from sklearn.linear_model import LogisticRegression

from app.domain.text.text import fold
from app.matching import Matcher
from app.matching.learnt import features_alone, features_among
from app.matching.rivals import find_rivals
from app.matching.traits import TRAITS

TARGET = Path(__file__).parents[3] / "resources" / "data" / "pair_weights.csv"
SEEDS = range(1_000, 1_012)
SIZES = (4_000, 8_000)
STEPS = {
    "alone": ("sum", "doubtful sum", *TRAITS),
    "among": ("alone", "shared", "rivals", "strongest rival"),
}


def with_derived_homes(people):
    """Give everybody the household that an import would make of place, head and phone."""

    def home(person):
        parts = (str(person.village_id), fold(person.head_name), person.phone)
        return "|".join(parts) if any(parts[1:]) else person.household_id

    return [replace(person, household_id=home(person)) for person in people]


def examples(kind, seed, *, derived):
    """Compare a whole commune; give the rows, what was judged, and which pairs are one child."""
    corpus = invent_commune(seed, SIZES[seed % 2], kind)
    scan = Matcher(with_derived_homes(corpus.people) if derived else corpus.people).scan()
    while not scan.step(2_048):
        pass
    first, second, judged = scan.judged()
    named = (tuple(sorted(pair)) for pair in zip(scan.ids(first), scan.ids(second), strict=True))
    true = corpus.pairs
    return first, second, judged, np.array([pair in true for pair in named])


def learn(communes):
    """Learn both steps; gives the constant and the weights of each."""
    truth = np.concatenate([true for *_, true in communes])
    told = [features_alone(judged) for _, _, judged, _ in communes]
    alone = LogisticRegression(C=0.3, max_iter=10_000).fit(np.vstack(told), truth)
    among = []
    for (first, second, _, _), features in zip(communes, told, strict=True):
        odds = alone.decision_function(features)
        among.append(features_among(odds, find_rivals(first, second, odds)))
    last = LogisticRegression(C=1.0, max_iter=10_000).fit(np.vstack(among), truth)
    return {"alone": alone, "among": last}


def write(models):
    """Write the weights, a line each."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("step", "trait", "weight"))
        for step, model in models.items():
            writer.writerow((step, "constant", f"{model.intercept_[0]:.4f}"))
            for trait, weight in zip(STEPS[step], model.coef_[0], strict=True):
                writer.writerow((step, trait, f"{weight:.4f}"))


def main():
    communes = []
    for kind in ("kinh", "upland"):
        for seed in SEEDS:
            communes.append(examples(kind, seed, derived=seed % 4 > 1))
            print(kind, seed, len(communes[-1][-1]), "pairs", flush=True)
    write(learn(communes))


if __name__ == "__main__":
    main()
