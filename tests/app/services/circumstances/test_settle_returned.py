"""What came back sealed is brought together with what was sealed here, by whoever opens first."""

import pytest

from app.domain.circumstances.circumstance import Circumstance
from app.domain.movements.taken_along import Trace
from app.domain.status import Status
from app.services.circumstances.keep_confidential import keep_circumstances, remove_confidential
from app.services.circumstances.lay_over import Laid, carried, lay_over
from app.services.circumstances.take_dropped import take_dropped
from app.services.circumstances.unlock import lock, set_passphrase
from tests.app.allowed import WORD, open_up, protect
from tests.app.storage.test_drop_box import family, opened, saved, sealed

SENT = {"code": "DB05", "paper": "1"}


@pytest.fixture
def child(app):
    protect(app)
    home, child = family(app, full_name="Lê Văn An")
    saved(app, home, child)
    return child


def keep(app, child, **more):
    one = Circumstance(id="mine", child_id=child.id, code="DB05", **more)
    open_up(app)
    with app.write("test") as unit:
        keep_circumstances(app, unit, [one])
    lock(app)


def returned(app, child, said, *, was=SENT, removed=False):
    trace = Trace(("theirs",), {app.commune.code: was} if was else {})
    with app.write("receive") as unit:
        lay_over(app, unit, Laid("mine", child.id, said, trace, "a.tre", removed))
    assert len(sealed(app)) <= 1, "while it is locked, too, it is there once"


def now(app):
    open_up(app)
    return [(one.id, one.paper, one.note) for one in opened(app)]


def test_what_one_side_changed_counts(app, child):
    keep(app, child, paper="1", note="của xã")
    returned(app, child, {"code": "DB05", "paper": "2"})
    returned(app, child, {"code": "DB05", "paper": "2"}, was={"code": "DB05", "paper": "2"})
    assert now(app) == [("mine", "2", "của xã")]
    with app.store.read() as snapshot:
        (one,) = carried(app, snapshot, child.id)
    assert one.trace.ids == ("theirs",)


def test_where_it_has_been_stays_known_when_it_is_edited(app, child):
    keep(app, child, paper="1")
    returned(app, child, {"code": "DB05", "paper": "2"})
    open_up(app)
    keep(app, child, paper="3")
    open_up(app)
    with app.store.read() as snapshot:
        (one,) = carried(app, snapshot, child.id)
    assert (one.texts["paper"], one.trace.was) == ("3", {app.commune.code: SENT})


def test_what_both_sides_changed_stays_twice(app, child):
    keep(app, child, paper="3")
    returned(app, child, {"code": "DB05", "paper": "2"})
    assert sorted(paper for _, paper, _ in now(app)) == ["2", "3"]
    take_dropped(app)
    assert len(sealed(app)) == 2


@pytest.mark.parametrize(("paper", "left"), [("1", 0), ("3", 1)])
def test_a_mistake_there_is_one_here_unless_it_was_changed_here(app, child, paper, left):
    keep(app, child, paper=paper)
    returned(app, child, SENT, removed=True)
    assert len(now(app)) == left


@pytest.mark.parametrize(("paper", "status"), [("1", Status.REMOVED), ("2", Status.ACTIVE)])
def test_a_mistake_here_comes_back_only_where_it_was_changed_there(app, child, paper, status):
    keep(app, child, paper="1")
    open_up(app)
    remove_confidential(app, "mine")
    lock(app)
    returned(app, child, {"code": "DB05", "paper": paper})
    open_up(app)
    with app.store.read() as snapshot:
        assert snapshot.confidentials.get("mine").status is status


def test_what_waits_for_the_first_passphrase_is_settled_by_it(app):
    home, child = family(app, full_name="Lê Văn An")
    saved(app, home, child)
    with app.write("test") as unit:
        unit.save(Circumstance(id="mine", child_id=child.id, code="DB05", paper="1", note="n"))
    returned(app, child, {"code": "DB05", "paper": "2"})
    set_passphrase(app, WORD)
    assert [(one.paper, one.note) for one in opened(app)] == [("2", "n")]
