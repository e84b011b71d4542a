"""A plan that cannot be met says so: the published one of Cao Đức, and each way of going wrong."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar.day_off import working_days
from app.domain.calendar.plan_check import check_plan, timings
from app.domain.calendar.plan_step import Step
from app.domain.handoff.office import first_offices
from app.messages.calendar import doubt_words

DAYS = working_days()
OFFICES = first_offices("xã")


def june(day):
    return date(2026, 6, day)


def step(number, begins=None, ends=None, **more):
    texts = {"what": "Rà soát", "who": "Cán bộ xã", **more}
    return Step(id=number, plan="Đợt 1", number=number, from_on=begins, to_on=ends, **texts)


def found(*steps):
    return [(one.step.number, one.code) for one in check_plan(steps, OFFICES, DAYS)]


CAO_DUC = (
    step("1", june(4), june(15), what="Xuất danh sách trẻ em từ phần mềm"),
    step("2", june(16), june(18), what="Rà soát, bổ sung trẻ em", after="1"),
    step("3", what="Chuyển danh sách cho Công an xã", after="2", round="police"),
    step("4", due_on=june(18), before=True, what="Hoàn thành cập nhật trẻ em", after="3"),
)


def test_the_published_plan_cannot_be_met_and_says_why():
    """Review until the 18th, list out that Thursday, back on the 24th, due before the 18th."""
    (doubt,) = check_plan(CAO_DUC, OFFICES, DAYS)
    assert (doubt.step.number, doubt.code, doubt.is_impossible) == ("4", "round_too_late", True)
    assert doubt_words(doubt) == (
        "Bước 4 (Hoàn thành cập nhật trẻ em): phải xong chậm nhất thứ Tư 17/06/2026, nhưng danh "
        "sách chuyển đi thứ Năm 18/06/2026 thì thứ Tư 24/06/2026 mới nhận lại."
    )
    third = timings(CAO_DUC, OFFICES, DAYS)["3"]
    assert (third.out, third.back) == (june(18), june(24))


def test_the_same_plan_a_week_later_can_be_met():
    later = replace(CAO_DUC[3], due_on=date(2026, 6, 26))
    assert found(*CAO_DUC[:3], later) == []


def test_it_follows_the_weekdays_of_the_office():
    quick = {**OFFICES, "police": replace(OFFICES["police"], sends_on=0, returns_on=1)}
    due = replace(CAO_DUC[3], due_on=june(25))
    assert check_plan((*CAO_DUC[:3], due), quick, DAYS) == []
    assert check_plan((*CAO_DUC[:3], due), OFFICES, DAYS) == []  # back on the 24th
    assert check_plan((*CAO_DUC[:3], replace(due, due_on=june(24))), OFFICES, DAYS) != []


@pytest.mark.parametrize(
    ("steps", "codes"),
    [
        ([step("1", june(9), june(8))], [("1", "ends_before_begins")]),
        ([step("1", june(8), june(12), due_on=june(12), before=True)], [("1", "due_before_end")]),
        ([step("1", june(8), due_on=june(8), before=True)], [("1", "due_before_begins")]),
        (
            [step("1", june(8), june(12)), step("2", june(11), june(15), after="1")],
            [("2", "begins_before_needed")],
        ),
        (
            [step("1", june(8), june(12)), step("2", due_on=june(11), after="1")],
            [("2", "due_before_needed")],
        ),
        ([step("1", june(8), june(13))], [("1", "due_on_day_off")]),
        ([step("1", june(7), june(12))], [("1", "begins_on_day_off")]),
        ([step("1", june(8), june(12), after="7")], [("1", "needs_unknown")]),
        (
            [step("1", june(8), june(9), after="2"), step("2", june(9), june(9), after="1")],
            [("1", "needs_itself"), ("2", "needs_itself")],
        ),
        ([step("1", june(8), june(9), who=" ")], [("1", "nobody")]),
        ([step("1")], [("1", "no_date")]),
        ([step("1", june(8), june(10), round="police")], [("1", "round_too_late")]),
        ([step("1", june(8), june(17), round="police")], []),
        ([step("1", june(8), june(12)), step("2", june(12), june(15), after="1")], []),
    ],
)
def test_each_way_of_going_wrong_is_named(steps, codes):
    assert found(*steps) == codes


def test_two_steps_of_one_number_are_told():
    twins = (step("1", june(8), june(9)), replace(step("1", june(8), june(9)), id="other"))
    assert found(*twins) == [("1", "number_twice")]


def test_a_delay_is_handed_on():
    chain = [
        step("1", june(8), june(12)),
        step("2", after="1"),
        step("3", due_on=june(11), after="2"),
    ]
    assert found(*chain) == [("3", "due_before_needed")]


days = st.none() | st.dates(june(1), date(2026, 8, 1))


@st.composite
def plans(draw):
    count = draw(st.integers(1, 7))
    return [
        step(
            str(at),
            draw(days),
            draw(days),
            due_on=draw(days),
            before=draw(st.booleans()),
            after=", ".join(map(str, draw(st.sets(st.integers(1, count + 1), max_size=3)))),
            round=draw(st.sampled_from(("", "police"))),
            who=draw(st.sampled_from(("", "Cán bộ xã"))),
        )
        for at in range(1, count + 1)
    ]


@given(plans())
def test_any_plan_is_answered_in_sentences(plan):
    for doubt in check_plan(plan, OFFICES, DAYS):
        sentence = doubt_words(doubt)
        assert sentence.startswith("Bước ")
        assert sentence.endswith(".")
        assert "{" not in sentence


@given(plans())
def test_what_has_no_doubt_can_be_done_in_order(plan):
    doubts = check_plan(plan, OFFICES, DAYS)
    when = timings(plan, OFFICES, DAYS)
    impossible = {one.step.id for one in doubts if one.is_impossible}
    by_number = {one.number: one for one in plan}
    for one in plan:
        if one.id in impossible:
            continue
        due = when[one.id].due
        for number in one.needs:
            ends = when[by_number[number].id].ends
            assert not (due and ends and due < ends)
            assert not (one.from_on and ends and one.from_on < ends)


@given(st.dates(june(1), date(2026, 12, 1)))
def test_a_round_goes_out_on_its_day_and_takes_six(begins):
    when = timings([step("1", begins, round="police")], OFFICES, DAYS)["1"]
    assert (when.out.weekday(), when.back.weekday()) == (3, 2)
    assert when.back - when.out == timedelta(days=6)
    assert timedelta(0) <= when.out - begins < timedelta(days=7)
