"""A small campaign: damaged answers put no number on a wrong child, and nothing of them is lost."""

from tests.handoff.rounds import Rounds
from tests.handoff.world import fill, send


def test_damaged_answers_are_taken_where_they_are_whole(app, tmp_path):
    fill(app, 7, 60, alike=0.15)
    rounds = Rounds(app, send(app, 7, tmp_path / "gui.xlsx"))
    for seed in range(10):
        rounds.play(seed, tmp_path)
    counts = rounds.counts
    assert counts["mutated"] > 20
    kind = "untouched with code"
    assert counts[f"{kind}: taken"] >= 0.97 * counts[kind] > 0
