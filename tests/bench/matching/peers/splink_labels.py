"""Splink with m-values from the labels of one commune and the threshold from a second."""

from peers.frame import above, best_threshold
from peers.splink_model import learn_m_from, learn_u, linker, scores


def train(examples):
    (people, true), (others, true_of_others) = examples
    link = linker(people)
    learn_u(link)
    learn_m_from(link, true)
    model = link.misc.save_model_to_json()
    return model, best_threshold(_scored(others, model), true_of_others)


def find(people, learnt):
    model, threshold = learnt
    return {"": above(_scored(people, model), threshold)}


def _scored(people, model):
    link = linker(people, model)
    learn_u(link)
    return scores(link)
