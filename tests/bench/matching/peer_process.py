"""Runs one peer on one commune in a process of its own, so that time and peak memory are its own.

Writes to a file: seconds of training and of matching, peak memory in MB, and the scored pairs.
"""

import json
import logging
import resource
import sys
import time
import warnings
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3]))

from communes import invent_commune
from peers import PEERS

TRAINING_SEEDS = (700_001, 700_002)
TRAINING_CHILDREN = 5_000


def main(name, kind, children, seed, out):
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    peer = PEERS[name]
    examples = [_example(training, kind) for training in TRAINING_SEEDS] if peer.learns else []
    people = list(invent_commune(seed, children, kind).people)
    module = peer.load()
    began = time.perf_counter()
    model = module.train(examples) if peer.learns else None
    trained = time.perf_counter()
    found = module.find(people, model)
    ended = time.perf_counter()
    result = {
        "training": trained - began,
        "matching": ended - trained,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "found": {row: [[*pair, score] for pair, score in of.items()] for row, of in found.items()},
    }
    Path(out).write_text(json.dumps(result), encoding="utf-8")


def _example(seed, kind):
    corpus = invent_commune(seed, TRAINING_CHILDREN, kind)
    return list(corpus.people), corpus.pairs


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
