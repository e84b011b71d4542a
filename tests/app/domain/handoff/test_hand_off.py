"""How a list stands follows from its lines."""

from datetime import date

from app.domain.handoff.hand_off import Answer, HandOff, HandOffLine, LineStand, stand_of
from app.domain.handoff.verification import Verification

MADE = HandOff(
    id="h", office="police", office_name="Công an xã", number=1, code="CA-07603-26001-F",
    made_on=date(2026, 6, 18), due_on=date(2026, 6, 24), asks=("national_id",), group_id="g",
)  # fmt: skip


def line(child, outcome=None, *, carried=False):
    answer = Answer(hand_off_id="h", child_id=child, group_id="a", outcome=outcome)
    stands = HandOffLine(hand_off_id="h", place=1, child_id=child, said={})
    return LineStand(stands, answer if outcome else None, carried)


def test_lines_are_counted_by_what_came_back():
    lines = [line("a"), line("b", Verification.MATCHED), line("c", carried=True)]
    stand = stand_of(MADE, lines)
    assert (stand.lines, stand.answered, stand.open) == (3, 1, 1)
    assert stand.states == {Verification.SENT: 2, Verification.MATCHED: 1}


def test_a_list_is_late_after_its_day_while_somebody_is_open():
    assert not stand_of(MADE, [line("a")]).is_late(date(2026, 6, 24))
    assert stand_of(MADE, [line("a")]).is_late(date(2026, 6, 25))
    assert not stand_of(MADE, [line("a", Verification.NOT_FOUND)]).is_late(date(2026, 6, 25))
    assert not stand_of(MADE, [line("a", carried=True)]).is_late(date(2026, 6, 25))
