"""Who would be on the next list: worklists, what was left open, and nobody twice."""

from datetime import timedelta

from app.domain.handoff.verification import Verification
from app.domain.status import Status
from app.services.handoff.gather_hand_off import WantedHandOff, gather_hand_off
from app.services.handoff.judge_answer import judge_answer
from app.services.handoff.read_answer import read_answer
from app.services.handoff.take_answer import take_answer
from tests.app.services.police import AN


def names(commune, *kinds, days=0, **wanted):
    app = commune.app
    told = WantedHandOff(office="police", kinds=kinds or ("no_id",), **wanted)
    with app.store.read() as snapshot:
        found = gather_hand_off(app, snapshot, told, on=app.today() + timedelta(days=days))
    return [one.child.full_name.split()[-1] for one in found.people], found


def test_worklists_say_who_is_on_it_and_why(commune):
    commune.change(commune.an, national_id=AN)
    commune.change(commune.binh, mother_name="", father_name="")
    assert names(commune)[0] == ["Bình", "Chi"]
    _, found = names(commune, "basic", "wrong_id")
    assert [one.codes for one in found.people] == [("missing_national_id", "missing_parent")]


def test_new_children_are_those_the_central_has_not(commune):
    commune.change(commune.an, external_code="TE1")
    listed, found = names(commune, "new")
    assert listed == ["Bình", "Chi"]
    assert "not_entered" in found.people[0].codes


def test_villages_narrow_it(commune):
    assert names(commune, villages=frozenset({commune.home.village_id}))[0] == ["An", "Bình", "Chi"]
    assert names(commune, villages=frozenset({""}))[0] == []


def test_a_child_that_is_out_is_not_sent_again_before_its_day(commune):
    commune.send()
    listed, found = names(commune)
    assert (listed, found.waiting) == ([], 3)
    listed, found = names(commune, days=30)
    assert (listed, found.carried) == (["An", "Bình", "Chi"], 3)


def test_what_an_answer_leaves_open_goes_into_the_next_list(commune):
    commune.send()
    path = commune.answer(
        commune.row(commune.an, AN), commune.row(commune.binh, Kết="Không tìm thấy")
    )
    judged = judge_answer(commune.app, read_answer(commune.app, path), "police")
    take_answer(commune.app, judged)
    assert commune.now(commune.binh).verification is Verification.NOT_FOUND
    listed, found = names(commune)
    assert (listed, found.carried, found.answered) == (["Chi"], 1, 1)
    assert names(commune, again=True)[0] == ["Bình", "Chi"]


def test_who_left_meanwhile_is_not_sent(commune):
    commune.send()
    commune.change(commune.an, status=Status.MOVED_OUT)
    assert names(commune, days=30)[0] == ["Bình", "Chi"]
