"""Splink without labels: EM on the commune itself; only the threshold is chosen on another."""

from peers.frame import above, best_threshold
from peers.splink_model import learn_m_alone, learn_u, linker, scores


def train(examples):
    people, true = examples[0]
    return best_threshold(_scored(people), true)


def find(people, threshold):
    return {"": above(_scored(people), threshold)}


def _scored(people):
    link = linker(people)
    learn_u(link)
    learn_m_alone(link)
    return scores(link)
