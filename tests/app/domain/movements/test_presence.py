"""A child is on the list once or not at all, whatever is said of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.movements.movement_kind import kind_of, movement_kinds
from app.domain.movements.presence import ENTERED, VILLAGE, Book, End, Places, Stay, steps_of_stay

DAY = date(2026, 1, 1)


def day(number):
    return DAY + timedelta(days=number)


def stay(*moves, active=True, entered=0, end=90, places=()):
    return Stay(
        "a",
        End(day(entered), ENTERED),
        [(day(number), kind_of(code)) for number, code in sorted(moves)],
        active,
        End(day(end), "closed"),
        Places("v", [(day(number), village) for number, village in places]),
    )


def said(one):
    return [((s.day - DAY).days, s.sign, s.kind, s.village_id) for s in steps_of_stay(one)]


def test_what_changes_nothing_is_no_step():
    gone = stay((10, "BD03"), (12, "BD04"), active=False)
    assert said(gone) == [(0, 1, ENTERED, "v"), (10, -1, "BD03", "v")]
    assert said(stay((-5, "BD02"))) == [(-5, 1, "BD02", "v")]
    assert said(stay((5, "BD02"))) == [(0, 1, ENTERED, "v")]
    assert said(stay((5, "BD08"))) == [(0, 1, ENTERED, "v")]


def test_who_had_left_before_the_record_was_made_was_there_for_no_day():
    assert said(stay((-5, "BD03"), active=False)) == [(-5, 1, ENTERED, "v"), (-5, -1, "BD03", "v")]


def test_what_no_movement_tells_is_a_step_of_its_own():
    assert said(stay(active=False)) == [(0, 1, ENTERED, "v"), (90, -1, "closed", "v")]
    late = stay((95, "BD02"), (94, "BD03"), active=False)
    assert said(late)[-1] == (95, -1, "closed", "v")


def test_villages_change_only_while_the_child_is_there():
    one = stay((10, "BD03"), (20, "BD02"), places=((0, "w"), (5, "x"), (15, "y"), (25, "z")))
    assert said(one) == [
        (0, 1, ENTERED, "w"),
        (5, -1, VILLAGE, "w"),
        (5, 1, VILLAGE, "x"),
        (10, -1, "BD03", "x"),
        (20, 1, "BD02", "y"),
        (25, -1, VILLAGE, "y"),
        (25, 1, VILLAGE, "z"),
    ]


moves = st.lists(st.tuples(st.integers(-50, 99), st.sampled_from(sorted(movement_kinds()))))
places = st.lists(st.tuples(st.integers(-60, 99), st.sampled_from("uvw"))).map(sorted)


@given(moves, places, st.booleans(), st.integers(-40, 80), st.integers(-60, 99))
def test_on_any_day_a_child_is_there_once_or_not_at_all(moves, places, active, entered, end):
    one = stay(*moves, active=active, entered=entered, end=end, places=places)
    book = Book(steps_of_stay(one))
    for number in range(-61, 101, 7):
        evening = day(number), day(number)
        there = [v for v in book.villages() if book.sums(*evening, v).closing]
        assert len(there) == book.sums(*evening).closing <= 1
        assert list(book.there(day(number)).items()) == [("a", one) for one in there]
        assert [v for v in book.villages() if book.on_list(day(number), v)] == there
        assert len(book.on_list(day(number))) == len(there)
    assert len(book.on_list(day(100))) == active
    sums = book.sums(day(-10), day(30))
    assert sums.closing == len(book.on_list(day(30)))
    between = [one for one in steps_of_stay(one) if day(-10) <= one.day <= day(30)]
    assert sorted(book.between(day(-10), day(30))) == sorted(between)
