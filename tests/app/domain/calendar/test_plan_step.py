from app.domain.calendar.plan_step import Step, in_order


def step(number, after=""):
    return Step(id=number, plan="Đợt 1", what="Rà soát", number=number, after=after)


def test_steps_go_by_their_numbers():
    wanted = ["", "1", "2", "2a", "2b", "10", "II.1", "II.2"]
    assert [one.number for one in in_order(map(step, reversed(wanted)))] == wanted


def test_the_needed_steps_are_named_in_any_way():
    assert step("4", "1, 2a; II.3").needs == ("1", "2a", "II.3")
    assert step("4", "bước 3 và 3.").needs == ("3",)
    assert step("4").needs == ()
