"""Numbers that changed places form rings; one wrong number of its own does not."""

from dataclasses import replace

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.handoff.find_moved import Told, find_moved


def column(years, numbers, holes=""):
    """A boy of each year; `numbers` are the years their numbers speak of, 0 for none."""
    return [
        Told(
            f"0242{number:02}12{at:02}57" if number else "",
            BirthDate(2000 + year, 1, 1),
            Sex.MALE,
            is_hole=str(at) in holes,
        )
        for at, (year, number) in enumerate(zip(years, numbers, strict=True))
    ]


YEARS = (11, 15, 18, 20, 11, 22)


def test_numbers_in_their_rows_stand():
    assert not find_moved(column(YEARS, YEARS))


def test_numbers_that_changed_places_are_believed_nowhere():
    assert find_moved(column(YEARS, (15, 18, 11, 20, 11, 22))) == set(range(6))
    assert find_moved(column(YEARS, (18, 15, 11, 20, 11, 22))) == {0, 1, 2, 3, 4}


def test_numbers_that_were_sorted_alone_are_believed_nowhere():
    # The first fits its child; it is the last one's.
    years, numbers = (11, 16, 14, 21, 11, 18), (11, 11, 14, 16, 18, 21)
    in_order = column(years, numbers)
    assert find_moved(in_order) == set(range(6))
    assert not find_moved(column(sorted(years), sorted(years)))


def test_a_wrong_number_of_its_own_leaves_the_others():
    assert not find_moved(column(YEARS, (11, 15, 24, 20, 11, 22)))


def test_rows_that_slipped_leave_those_around_them():
    moved = find_moved(column((*YEARS, 13, 14), (11, 0, 15, 18, 11, 22, 13, 14), holes="1"))
    assert {2, 3} <= moved
    assert moved.isdisjoint({6, 7})


def test_a_hole_beside_a_number_that_fits_it_is_a_slip():
    assert find_moved(column((11, 15, 15, 20, 22), (11, 0, 15, 20, 22), holes="1")) == {2}


def test_a_slip_out_of_a_hole_goes_on_past_numbers_that_cannot_be_read():
    rows = column((10, 15, 15, 20, 22), (0, 0, 15, 20, 22), holes="0")
    rows[1] = replace(rows[1], is_unread=True)
    assert find_moved(rows) == {2}


def test_between_two_slipped_rows_nothing_stands():
    # The fourth number was spoilt before it slipped: it fits its new child, not its own.
    years = (10, 12, 14, 15, 19, 21, 23, 25)
    moved = find_moved(column(years, (10, 0, 12, 14, 19, 19, 21, 25), holes="1"))
    assert {2, 3, 4, 5, 6} <= moved


def test_a_slip_goes_on_through_a_number_of_nobody():
    years = (10, 12, 14, 14, 14, 21, 23)
    moved = find_moved(column(years, (10, 0, 12, 25, 14, 21, 23), holes="1"))
    assert {2, 4} <= moved
    assert 5 not in moved


def test_a_spoilt_number_behind_a_hole_has_slipped_out_of_it():
    years = (10, 12, 17, 17, 21, 23)
    assert find_moved(column(years, (10, 0, 25, 17, 21, 23), holes="1")) == {2, 3}


DISTINCT = tuple(range(10, 26))


def test_a_slip_by_several_rows_is_found_with_its_lucky_row():
    # Five numbers were copied three rows too low; the last three fit their new children.
    years = (*DISTINCT[:7], *DISTINCT[4:7], *DISTINCT[10:])
    moved = find_moved(column(years, (*DISTINCT[:5], *DISTINCT[2:7], *DISTINCT[10:])))
    assert {5, 6, 7, 8, 9} <= moved
    assert moved.isdisjoint(range(10, 16))


def test_among_numbers_that_contradict_their_children_no_row_stands():
    # Three of them within nine rows, and no way in which they came there.
    numbers = list(DISTINCT)
    numbers[0], numbers[4], numbers[8] = DISTINCT[1], DISTINCT[6], DISTINCT[11]
    assert find_moved(column(DISTINCT, numbers)) == set(range(13))


def test_a_number_dragged_over_rows_leaves_the_others():
    rows = column((*YEARS, 10, 13), (11, 11, 11, 11, 11, 22, 10, 13))
    dragged = [replace(row, is_dragged=0 <= at < 5) for at, row in enumerate(rows)]
    assert not find_moved(dragged) & {5, 6, 7}
    assert find_moved(rows) == set(range(8))


def test_a_ring_is_found_though_one_of_its_numbers_is_gone():
    # The first number is the sixth child's, that row's the last one's, and the last row is empty.
    years = (15, *DISTINCT[1:])
    numbers = (15, *DISTINCT[1:5], 25, *DISTINCT[6:15], 0)
    rows = column(years, numbers)
    assert find_moved(rows) == {0, 5}
    rows[-1] = replace(rows[-1], is_unread=True)
    assert find_moved(rows) == {0, 5}
    unanswered = (15, *DISTINCT[1:5], 25, *[0] * 10)
    assert not find_moved(column(years, unanswered))


def test_a_slip_of_two_rows_past_an_empty_one_is_told_by_its_first():
    # The fifth number is the sixth child's; the sixth is the eighth's, of the same year.
    before, after = (25, 10, 13, 11), (24, 23)
    rows = column((*before, 20, 16, 22, 16, *after), (*before, 16, 16, 0, 0, *after))
    assert find_moved(rows) == {5}
    rows[6:8] = column((22, 16), (22, 16))
    assert not find_moved(rows)


def test_what_follows_two_wrong_numbers_may_have_come_from_the_second():
    years = (*DISTINCT[:9], 14, 16, 16)
    assert 11 in find_moved(column(years, (*DISTINCT[:9], 19, 24, 16)))
    assert 11 not in find_moved(column(years, (*DISTINCT[:9], 14, 24, 16)))


def test_where_several_numbers_are_missing_one_near_them_may_be_theirs():
    # The second number may be the last one's, three rows below it.
    years, numbers = (25, 10, 13, 11, 10), (25, 10, 0, 0, 0)
    assert find_moved(column(years, numbers, holes="234")) == {1}
    assert not find_moved(column(years, numbers, holes="4"))
