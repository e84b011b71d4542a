"""Nonsense is refused with its reason; what a child is follows from its movements."""

from datetime import date

import pytest

from app.domain.child import Child
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import kind_of
from app.domain.movements.movement_order import (
    Life,
    absent_since,
    disorder,
    refusal,
    status_after,
    steps_of,
)
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status

BORN = BirthDate(2015, 3, 16)
LIFE = Life(BORN, date(2024, 1, 10), date(2026, 6, 8))


def steps(*said):
    return [(date.fromisoformat(day), kind_of(code)) for code, day in said]


def said_of(new, past=(), status=Status.ACTIVE, life=LIFE):
    child = Child(id="a", household_id="h", status=status, birth_date=life.born)
    return refusal(steps(new)[0], steps(*past), child, life)


LEFT, CAME, DIED = ("BD03", "2026-05-01"), ("BD02", "2026-05-20"), ("BD04", "2026-05-01")


@pytest.mark.parametrize(
    ("new", "past", "status", "expected"),
    [
        (LEFT, (), "active", ""),
        (CAME, (LEFT,), "moved_out", ""),
        (("BD03", "2026-05-20"), (LEFT, CAME), "active", ""),
        (("BD02", "2023-05-01"), (), "active", ""),
        (("BD01", "2015-03-16"), (), "active", ""),
        (("BD03", "2026-06-09"), (), "active", "movement_in_future"),
        (("BD03", "2015-03-15"), (), "active", "movement_before_birth"),
        (CAME, (), "active", "movement_already_in"),
        (LEFT, (LEFT,), "moved_out", "movement_already_out"),
        (("BD04", "2026-05-02"), (DIED,), "died", "movement_already_dead"),
        (CAME, (DIED,), "died", "movement_already_dead"),
        (("BD02", "2026-04-20"), (LEFT,), "moved_out", "movement_before_last"),
        (("BD03", "2026-05-19"), (LEFT, CAME), "active", "movement_before_last"),
        (CAME, (LEFT,), "merged", "movement_merged"),
        (("BD10", "2026-05-02"), (LEFT,), "moved_out", "movement_locked"),
        (("BD12", "2026-05-02"), (), "active", "movement_not_away"),
        (("BD12", "2026-05-02"), (("BD08", "2026-05-01"),), "active", ""),
        (("BD08", "2026-05-02"), (("BD08", "2026-05-01"),), "active", "movement_already_away"),
        (("BD10", "2026-05-02"), (("BD10", "2026-05-01"),), "active", ""),
        (("BD04", "2026-05-20"), (("BD08", "2026-05-01"),), "active", ""),
    ],
)
def test_what_can_be_next(new, past, status, expected):
    assert said_of(new, past, Status(status)) == expected


def test_nobody_over_16_comes_in():
    life = Life(BirthDate(2010, 6, 1), date(2024, 1, 10), date(2026, 6, 8))
    past = (("BD03", "2026-05-01"),)
    assert said_of(("BD02", "2026-06-02"), past, Status.MOVED_OUT, life) == "movement_over_age"
    assert said_of(("BD02", "2026-05-30"), past, Status.MOVED_OUT, life) == ""


def test_the_last_of_what_opens_and_closes_says_what_a_child_is():
    moves = [
        Movement(id="3", child_id="a", code="BD08", happened_on=date(2026, 5, 9)),
        Movement(id="2", child_id="a", code="BD02", happened_on=date(2026, 5, 1)),
        Movement(id="1", child_id="a", code="BD03", happened_on=date(2026, 5, 1)),
        Movement(id="0", child_id="a", code="BD04"),
    ]
    assert [kind.code for _, kind in steps_of(moves)] == ["BD03", "BD02", "BD08"]
    assert status_after(steps_of(moves)) is Status.ACTIVE
    assert status_after(steps_of(moves[2:])) is Status.MOVED_OUT
    assert status_after([]) is Status.ACTIVE


def test_an_absence_lasts_until_it_is_ended_or_the_child_leaves():
    away = ("BD08", "2026-02-01")
    assert absent_since(steps(away)) == date(2026, 2, 1)
    assert absent_since(steps(away, ("BD12", "2026-03-01"))) is None
    assert absent_since(steps(away, ("BD03", "2026-03-01"))) is None
    assert absent_since(steps(away, ("BD12", "2026-03-01"), ("BD08", "2026-04-01"))) == date(
        2026, 4, 1
    )


def test_a_sequence_is_looked_at_as_a_whole():
    assert disorder(steps(LEFT, CAME, ("BD03", "2026-06-01")), LIFE) == ""
    assert disorder(steps(LEFT, ("BD03", "2026-06-01")), LIFE) == "movement_already_out"
    assert disorder(steps(CAME), LIFE) == "movement_already_in"
    assert disorder(steps(("BD03", "2027-01-01")), LIFE) == "movement_in_future"
