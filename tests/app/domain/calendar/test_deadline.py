from app.domain.calendar.deadline import completion_id, shipped_deadlines
from app.domain.calendar.due_rule import read_rule, write_rule


def test_every_deadline_of_the_file_has_a_rule_that_can_be_read():
    shipped = shipped_deadlines()
    assert [one.code for one in shipped] == [f"D{number}" for number in range(1, 14)]
    assert [write_rule(read_rule(one.rule)) for one in shipped] == [one.rule for one in shipped]
    assert all(one.what and one.source for one in shipped)
    assert {one.code for one in shipped if one.off} == {"D2", "D13"}


def test_the_same_thing_has_one_id_on_every_device():
    ids = {one.id for one in shipped_deadlines()}
    assert len(ids) == 13
    assert completion_id("a", "2026-06-08") == completion_id("a", "2026-06-08")
    assert completion_id("a", "2026-06-08") != completion_id("b", "2026-06-08")
