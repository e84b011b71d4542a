"""The engine under test, through its public door alone; building the index is part of its time."""

from app.matching import Matcher


def find(people, _):
    pairs = Matcher(people).pairs()
    return {
        "": {(pair.first_id, pair.second_id): pair.probability for pair in pairs},
        ", certain only": {
            (pair.first_id, pair.second_id): pair.probability for pair in pairs if pair.certain
        },
    }
