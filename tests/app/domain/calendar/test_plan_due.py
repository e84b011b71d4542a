from dataclasses import replace
from datetime import date

from app.domain.calendar.due_rule import read_rule
from app.domain.calendar.plan_due import deadline_of
from app.domain.calendar.plan_step import Step

STEP = Step(id="a", plan="Đợt 1", number="2", what="Rà soát", who="Trưởng thôn")


def rule(**days):
    due = deadline_of(replace(STEP, **days))
    return due and due.rule


def test_a_step_is_due_on_its_last_day():
    days = {"from_on": date(2026, 6, 16), "to_on": date(2026, 6, 18)}
    assert rule(**days) == "2026-06-16..2026-06-18"
    assert rule(to_on=date(2026, 6, 18)) == "2026-06-18"
    assert rule(**days, due_on=date(2026, 6, 19), before=True) == "before 2026-06-16..2026-06-19"
    assert rule(due_on=date(2026, 6, 19)) == "2026-06-19"
    assert rule(from_on=date(2026, 6, 16)) is None


def test_a_step_that_ends_before_it_begins_can_be_read_all_the_same():
    found = rule(from_on=date(2026, 6, 20), to_on=date(2026, 6, 18))
    assert read_rule(found).day == date(2026, 6, 18)


def test_it_says_who_and_of_which_plan():
    due = deadline_of(replace(STEP, to_on=date(2026, 6, 18)))
    assert (due.id, due.code, due.note, due.source) == ("a", "2", "Trưởng thôn", "Đợt 1")
