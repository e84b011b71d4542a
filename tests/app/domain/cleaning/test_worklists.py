from app.domain.cleaning.checks import LEVELS
from app.domain.cleaning.worklists import BITS, LISTS, MARKS, MATCHED, WORKLISTS, marks_in, mask_of


def test_every_problem_has_a_mark_and_a_worklist():
    assert set(LEVELS) <= set(MARKS)
    listed = {mark for marks in WORKLISTS.values() for mark in marks}
    assert listed == set(MARKS) - {MATCHED}


def test_a_mark_stands_on_one_worklist_only():
    listed = [mark for marks in WORKLISTS.values() for mark in marks]
    assert len(listed) == len(set(listed))


def test_stored_bits_never_move():
    assert MARKS[:3] == ("missing_name", "invalid_name", "missing_birth_date")
    assert BITS["over_age"] == 1 << 6
    assert BITS["missing_national_id"] == 1 << 10
    assert (BITS["likely_double"], BITS["not_verified"]) == (1 << 21, 1 << 23)


def test_marks_of_bits_of_marks():
    for marks in LISTS.values():
        assert set(marks_in(mask_of(marks))) == set(marks)
    assert marks_in(0) == ()
