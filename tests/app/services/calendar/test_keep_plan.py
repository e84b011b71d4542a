from dataclasses import replace
from datetime import date

from app.domain.calendar.plan_step import Step
from app.services.calendar.keep_plan import (
    check_steps,
    keep_step,
    read_plans,
    remove_steps,
    take_plan,
)
from app.services.outcome import Refused
from app.services.undo_group import undo_group
from tests.app.domain.calendar.test_plan_check import CAO_DUC


def plans(app):
    with app.store.read() as snapshot:
        return {one.name: one for one in read_plans(app, snapshot)}


def test_a_plan_of_a_table_is_kept_checked_and_undone_in_one_step(app):
    taken = take_plan(app, "  Đợt   tháng 6 ", CAO_DUC)
    plan = plans(app)["Đợt tháng 6"]
    assert [one.number for one in plan.steps] == ["1", "2", "3", "4"]
    assert [one.code for one in plan.doubts] == ["round_too_late"]
    again = take_plan(app, "Đợt tháng 6", CAO_DUC[:2])
    assert len(plans(app)["Đợt tháng 6"].steps) == 2
    undo_group(app, again.group_id, on=app.today())
    assert len(plans(app)["Đợt tháng 6"].steps) == 4
    undo_group(app, taken.group_id, on=app.today())
    assert plans(app) == {}


def test_a_step_is_typed_changed_and_taken_out(app):
    step = Step(id=app.new_id(), plan="Đợt 2", number="1", what="Họp", who="Chủ tịch")
    keep_step(app, step)
    assert [one.code for one in plans(app)["Đợt 2"].doubts] == ["no_date"]
    keep_step(app, replace(step, to_on=date(2026, 6, 12)))
    assert plans(app)["Đợt 2"].doubts == []
    remove_steps(app, [step.id])
    assert plans(app) == {}


def test_what_makes_no_step_is_refused(app):
    step = Step(id="a", plan="Đợt 2", what=" ")
    assert isinstance(keep_step(app, step), Refused)
    assert isinstance(keep_step(app, replace(step, what="Họp", plan="")), Refused)
    assert isinstance(take_plan(app, " ", CAO_DUC), Refused)
    assert isinstance(take_plan(app, "Đợt 3", ()), Refused)
    assert plans(app) == {}


def test_steps_can_be_checked_before_they_are_kept(app):
    with app.store.read() as snapshot:
        checked = check_steps(app, snapshot, "tệp", CAO_DUC)
    assert checked.timings["3"].back == date(2026, 6, 24)
    assert plans(app) == {}
