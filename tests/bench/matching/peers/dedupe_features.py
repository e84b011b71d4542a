"""dedupe: its distances and its own classifier, learnt from another commune's labels.

Its search for blocking rules takes longer than all the rest, so that it gets recordlinkage's pairs.
"""

from random import Random

import dedupe
import numpy as np
from dedupe import variables

from peers.frame import above, best_threshold, frame
from peers.indexing import candidates

_NEGATIVES = 12_000
_AT_ONCE = 50_000
_FIELDS = ("name", "bare", "ordered", "given", "known", "number", "mother", "father", "head",
           "sex", "village", "phone", "household", "adults")  # fmt: skip


def _model():
    missing = {"has_missing": True}
    return dedupe.Dedupe(
        [
            variables.String("name", name="name"),
            variables.String("bare", name="bare"),
            variables.String("ordered", name="ordered"),
            variables.String("given", name="given"),
            variables.Custom("known", comparator=_dates_differ, name="born", **missing),
            variables.String("number", name="number", **missing),
            variables.String("mother", name="mother", **missing),
            variables.String("father", name="father", **missing),
            variables.String("head", name="head", **missing),
            variables.Custom("adults", comparator=_adults_differ, name="adults", **missing),
            variables.Exact("known", name="same day", **missing),
            variables.Exact("name", name="same name"),
            variables.Exact("bare", name="same letters"),
            variables.Exact("given", name="same given"),
            variables.Exact("number", name="same number", **missing),
            variables.Exact("sex", name="sex", **missing),
            variables.Exact("village", name="village", **missing),
            variables.Exact("phone", name="phone", **missing),
            variables.Exact("household", name="household"),
            variables.Interaction("bare", "born"),
            variables.Interaction("given", "born"),
        ],
        num_cores=1,
    )


def _dates_differ(one, other):
    """0 the same, 1 as far as known, 2 swapped or one digit, 3 the same year, 4 nothing."""
    if one == other:
        return 0.0
    if one.startswith(other) or other.startswith(one):
        return 1.0
    is_swapped = one[:4] == other[:4] and one[5:7] == other[8:] and one[8:] == other[5:7]
    if is_swapped or sum(a != b for a, b in zip(one, other, strict=False)) == 1:
        return 2.0
    return 3.0 if one[:4] == other[:4] else 4.0


def _adults_differ(one, other):
    return 1 / (1 + len(set(one) & set(other)))


def train(examples):
    (people, true), (others, true_of_others) = examples
    rows, pairs = _pairs(people)
    right = [pair for pair in pairs if tuple(sorted(pair)) in true]
    wrong = [pair for pair in pairs if tuple(sorted(pair)) not in true]
    wrong = Random(1).sample(wrong, min(_NEGATIVES, len(wrong)))
    model = _model()
    chosen = [(rows[one], rows[other]) for one, other in right + wrong]
    labels = np.array([1] * len(right) + [0] * len(wrong))
    model.classifier.fit(model.data_model.distances(chosen), labels)
    return model, best_threshold(_scored(others, model), true_of_others)


def find(people, learnt):
    model, threshold = learnt
    return {"": above(_scored(people, model), threshold)}


def _scored(people, model):
    rows, pairs = _pairs(people)
    scored = {}
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        features = model.data_model.distances([(rows[one], rows[other]) for one, other in some])
        chances = model.classifier.predict_proba(features)[:, 1]
        for pair, chance in zip(some, chances, strict=True):
            scored[tuple(sorted(pair))] = float(chance)
    return scored


def _pairs(people):
    table = frame(people)
    pairs = list(candidates(table.set_index("unique_id")))
    columns = [table[field] for field in _FIELDS]
    rows = {}
    for id_, *values in zip(table["unique_id"], *columns, strict=True):
        row = dict(zip(_FIELDS, values, strict=True))
        rows[id_] = row | {"adults": tuple(row["adults"]) or None}
    return rows, pairs
