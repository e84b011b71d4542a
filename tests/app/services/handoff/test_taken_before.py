"""An answer is taken once: what looks safe only by what was taken then waits for a person."""

import pytest

from app.domain.handoff.answer import Doubt, Kind
from app.domain.handoff.verification import Verification
from app.services.handoff.take_answer import Choice
from app.services.undo_group import undo_group
from tests.app.services.handoff.test_take_answer import state, taken
from tests.app.services.look_alikes import edit
from tests.app.services.police import AN, BINH

pytestmark = pytest.mark.usefixtures("sent")


@pytest.fixture
def let_go(commune):
    """Take an answer while another child holds one of its numbers, which that one then lets go."""
    edit(commune.app, commune.chi, national_id=BINH)
    rows = commune.row(commune.an, AN), commune.row(commune.binh, BINH)
    done = taken(commune, commune.judged(*rows))
    assert state(commune, commune.binh)[0] == ""
    edit(commune.app, commune.chi, national_id="")
    return rows, done


def test_a_second_taking_takes_nothing_by_itself(commune, let_go):
    again = commune.judged(*let_go[0])
    (line,) = again.of_kind(Kind.DECIDE)
    assert line.doubts == (Doubt.LEFT_BEFORE,)
    assert not again.of_kind(Kind.SAFE)
    assert taken(commune, again).group_id is None
    taken(commune, again, {(line.ref, ""): Choice.TAKE})
    assert state(commune, commune.binh) == (BINH, Verification.MATCHED)


def test_what_was_undone_or_changed_meanwhile_is_taken_as_new(commune, let_go):
    rows, done = let_go
    more = commune.judged(*rows, commune.row(commune.chi, "024219000033"))
    assert not more.taken_before
    undo_group(commune.app, done.group_id, on=commune.app.today())
    assert len(commune.judged(*rows).of_kind(Kind.SAFE)) == 2
