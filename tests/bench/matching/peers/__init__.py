"""Everybody who looks for doubles: each module has `find(people, model)`, and `train` if it learns.

`train(examples)` gets pairs (people, true pairs) of other communes and gives a model; `find` gives
{row of the table: {(first id, second id): score}}.
"""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Peer:
    """A module of this folder and what to call it."""

    module: str
    title: str
    learns: bool = False

    def load(self):
        return import_module(f"peers.{self.module}")


PEERS = {
    "ours": Peer("ours", "app.matching"),
    "exact": Peer("exact", "same name and date"),
    "naive": Peer("naive", "rapidfuzz, same date, ratio >= 90"),
    "splink": Peer("splink_alone", "Splink, unsupervised EM", learns=True),
    "splink_labels": Peer("splink_labels", "Splink, m from labels", learns=True),
    "recordlinkage": Peer("record_linkage", "recordlinkage, logistic regression", learns=True),
    "dedupe": Peer("dedupe_features", "dedupe, its comparisons and classifier", learns=True),
}
