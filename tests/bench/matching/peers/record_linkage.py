"""recordlinkage: its blocks and comparisons, a logistic regression on another commune's labels."""

import numpy as np
import pandas as pd
import recordlinkage
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from peers.frame import above, best_threshold, frame
from peers.indexing import candidates


class _Logistic(recordlinkage.LogisticRegressionClassifier):
    """The package's own classifier, its kernel scaled so that it converges."""

    def __init__(self):
        super().__init__()
        self.kernel = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))


def train(examples):
    (people, true), (others, true_of_others) = examples
    features = _features(people)
    known = features.index.intersection(pd.MultiIndex.from_tuples(_both_ways(true)))
    model = _Logistic()
    model.fit(features, known)
    return model, best_threshold(_scored(others, model), true_of_others)


def find(people, learnt):
    model, threshold = learnt
    return {"": above(_scored(people, model), threshold)}


def _both_ways(pairs):
    return [*pairs, *((second, first) for first, second in pairs)]


def _scored(people, model):
    chances = model.prob(_features(people))
    return {tuple(sorted(pair)): float(chance) for pair, chance in chances.items()}


def _features(people):
    table = frame(people).set_index("unique_id")
    table["family"] = table["adults"].map(set)
    for column in ("bare", "mother"):
        counts = table[column].map(table[column].value_counts())
        table[f"{column}_often"] = np.log(counts.fillna(1).astype(float))
    return _comparison().compute(candidates(table), table).astype(float)


def _comparison():
    compare = recordlinkage.Compare()
    for column in ("name", "bare", "ordered", "given", "mother", "father", "head"):
        compare.string(column, column, method="jarowinkler", label=f"{column} jw")
    for column in ("name", "bare", "known", "number", "given"):
        compare.string(column, column, method="damerau_levenshtein", label=f"{column} dl")
    for column in ("name", "bare", "ordered", "given", "first", "born", "year", "month", "day",
                   "sex", "number", "mother", "father", "head", "village", "phone",
                   "household"):  # fmt: skip
        compare.exact(column, column, label=f"{column} same")
    for column in ("known", "born", "number", "mother", "father", "phone", "sex"):
        compare.compare_vectorized(_missing, column, column, label=f"{column} missing")
    for column in ("year", "number", "sex"):
        compare.compare_vectorized(_differ, column, column, label=f"{column} differs")
    compare.compare_vectorized(_swapped, ["year", "month", "day"], ["year", "day", "month"],
                               label="swapped")  # fmt: skip
    compare.compare_vectorized(_as_known, "known", "known", label="as known")
    compare.compare_vectorized(_january, "born", "born", label="1 January")
    compare.compare_vectorized(_unmarked, ["name", "bare"], ["name", "bare"], label="unmarked")
    compare.compare_vectorized(_shared, "family", "family", label="adults shared")
    compare.compare_vectorized(_two_shared, "family", "family", label="two adults shared")
    compare.compare_vectorized(_often, ["bare", "bare_often"], ["bare", "bare_often"],
                               label="name often")  # fmt: skip
    return compare


def _missing(one, other):
    return (one.isna() | other.isna()).astype(float)


def _differ(one, other):
    return ((one != other) & one.notna() & other.notna()).astype(float)


def _swapped(*columns):
    year, month, day, other_year, other_day, other_month = columns
    return ((year == other_year) & (month == other_day) & (day == other_month)).astype(float)


def _pairwise(one, other, tell):
    return pd.Series([tell(a, b) for a, b in zip(one, other, strict=True)], index=one.index)


def _as_known(one, other):
    return _pairwise(one, other, lambda a, b: float(bool(
        a and b and a != b and (a.startswith(b) or b.startswith(a)))))  # fmt: skip


def _january(one, other):
    return _pairwise(one, other, lambda a, b: float(bool(
        a and b and a[:4] == b[:4] and "01-01" in (a[5:], b[5:]))))  # fmt: skip


def _unmarked(name, bare, other_name, other_bare):
    is_one_bare = (name == bare) | (other_name == other_bare)
    return ((bare == other_bare) & (name != other_name) & is_one_bare).astype(float)


def _shared(one, other):
    return _pairwise(one, other, lambda a, b: float(len(a & b)))


def _two_shared(one, other):
    return _pairwise(one, other, lambda a, b: float(len(a & b) > 1))


def _often(bare, often, other_bare, _):
    return often.where(bare == other_bare, 0.0)
