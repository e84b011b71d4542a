"""What is taken, what stays open, what a second time changes, and how it is undone."""

import pytest

from app.domain.handoff.answer import Kind
from app.domain.handoff.verification import Verification
from app.services.handoff.judge_answer import judge_answer
from app.services.handoff.take_answer import AnswerMoved, AnswerTaken, Choice, take_answer
from app.services.undo_group import undo_group
from tests.app.services.police import AN, BINH, CHI, waited_for

pytestmark = pytest.mark.usefixtures("sent")


def taken(commune, judged, choices=None, **more):
    done = take_answer(commune.app, judged, choices, **more)
    assert isinstance(done, AnswerTaken)
    return done


def state(commune, child):
    now = commune.now(child)
    return now.national_id, now.verification


def test_what_is_safe_is_taken_and_the_rest_stays_open(commune):
    judged = commune.judged(
        commune.row(commune.an, AN), commune.row(commune.binh, AN), commune.row(commune.chi)
    )
    done = taken(commune, judged)
    assert (done.children, done.left) == (0, 2)
    judged = commune.judged(commune.row(commune.an, AN), commune.row(commune.binh, BINH))
    done = taken(commune, judged)
    assert done.children == 2
    assert state(commune, commune.an) == (AN, Verification.MATCHED)
    assert state(commune, commune.chi) == ("", Verification.SENT)
    with commune.app.store.read() as snapshot:
        assert list(waited_for(snapshot)) == [commune.chi.id]
        codes = {problem.code for problem in snapshot.problems.of_child(commune.an.id)}
    assert "missing_national_id" not in codes


def test_the_same_answer_twice_changes_nothing(commune):
    rows = (
        commune.row(commune.an, AN), commune.row(commune.binh, Kết="Không tìm thấy"),
        commune.row(commune.chi, "024219000033"),
    )  # fmt: skip
    taken(commune, commune.judged(*rows))
    again = commune.judged(*rows)
    assert [one.kind for one in again.lines] == [Kind.SAME, Kind.SAME, Kind.DECIDE]
    assert taken(commune, again).group_id is None


def test_a_person_decides_one_by_one(commune):
    judged = commune.judged(
        commune.row(commune.an, "024217000011"), commune.row(commune.binh, "024216000022")
    )
    an, binh = (line.ref for line in judged.lines)
    choices = {(an, "national_id"): Choice.TAKE, (binh, "national_id"): Choice.KEEP}
    done = taken(commune, judged, choices)
    assert done.outcomes == {Verification.MATCHED: 1, Verification.DIFFERS: 1}
    assert state(commune, commune.an) == ("024217000011", Verification.MATCHED)
    assert state(commune, commune.binh) == ("", Verification.DIFFERS)


def test_without_all_safe_only_the_chosen_are_taken(commune):
    judged = commune.judged(commune.row(commune.an, AN), commune.row(commune.binh, BINH))
    choices = {(judged.lines[0].ref, "national_id"): Choice.TAKE}
    taken(commune, judged, choices, all_safe=False)
    assert state(commune, commune.an) == (AN, Verification.MATCHED)
    assert state(commune, commune.binh) == ("", Verification.ANSWERED)


def test_undoing_brings_everything_back(commune):
    done = taken(commune, commune.judged(commune.row(commune.an, AN)))
    undo_group(commune.app, done.group_id, on=commune.app.today())
    assert state(commune, commune.an) == ("", Verification.SENT)
    with commune.app.store.read() as snapshot:
        assert len(waited_for(snapshot)) == 3


def test_what_changed_while_it_was_looked_at_is_shown_again(commune):
    judged = commune.judged(commune.row(commune.an, AN))
    commune.change(commune.an, national_id="024216999911")
    moved = take_answer(commune.app, judged)
    assert isinstance(moved, AnswerMoved)
    assert moved.rows == (judged.lines[0].ref,)
    assert state(commune, commune.an)[0] == "024216999911"


def test_a_person_says_whom_a_row_is_of(commune):
    found = commune.found(commune.row(commune.an, CHI, Mã="", name="Bé gái", Ngày="2019"))
    ref = judge_answer(commune.app, found, "police").lines[0].ref
    told = judge_answer(commune.app, found, "police", {ref: commune.chi.id})
    assert told.lines[0].child_id == commune.chi.id
    taken(commune, told, {(ref, "national_id"): Choice.TAKE})
    assert commune.now(commune.chi).national_id == CHI
