"""Whatever is saved, and whoever saves it: what is confidential goes into the box alone."""

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.exchange.conflict import Version, read_versions, write_versions
from app.domain.household import Household
from app.services.circumstances.keep_confidential import read_confidential
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter
from app.storage.drop_box import SEAL
from app.storage.journal import Origin
from app.storage.seals import is_dropped, is_unlocked
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect

SECRET = "Trẻ em nhiễm HIV/AIDS"


def family(app, **texts):
    home = Household(id=app.new_id())
    return home, Child(id=app.new_id(), household_id=home.id, **texts)


def saved(app, *records, origin=Origin.HERE):
    with app.write("test", origin=origin) as unit:
        unit.save_all(records)
    return unit.group_id


def sealed(app):
    with app.store.read() as snapshot:
        return snapshot.confidentials.all()


def opened(app):
    with app.store.read() as snapshot:
        return read_confidential(app, snapshot).circumstances


def test_a_text_is_sealed_and_leaves_a_cross(app):
    protect(app)
    home, child = family(app, special=SECRET, at_risk="Cha mẹ ly hôn, mẹ bị HIV", source="a#S!3")
    saved(app, home, child)
    with app.store.read() as snapshot:
        kept = snapshot.children.get(child.id)
        lines = snapshot.journal.of_entity("child", child.id)
    assert (kept.special, kept.at_risk) == ("x", "Cha mẹ ly hôn")
    assert [line.change.fields["special"] for line in lines] == [("", "x")]
    assert "HIV" not in all_texts(app)
    assert all(is_dropped(one.sealed) and one.child_id == child.id for one in sealed(app))
    open_up(app)
    assert [(one.code, one.note, one.source) for one in opened(app)] == [
        ("DB05", "", "a#S!3"),
        ("", "mẹ bị HIV", "a#S!3"),
    ]


def test_a_circumstance_of_such_a_group_is_sealed_whole(app):
    home, child = family(app)
    one = Circumstance(id=app.new_id(), child_id=child.id, code="DB11", paper="BB-9")
    saved(app, home, child, one)
    with app.store.read() as snapshot:
        assert snapshot.circumstances.get(one.id) is None
    assert "BB-9" not in all_texts(app)
    protect(app)
    open_up(app)
    assert [(c.id, c.code, c.paper) for c in opened(app)] == [(one.id, "DB11", "BB-9")]


def test_before_the_first_passphrase_it_waits_and_is_not_sent(app):
    home, child = family(app, special=SECRET)
    saved(app, home, child)
    (one,) = sealed(app)
    assert is_unlocked(one.seal)
    assert "HIV" not in all_texts(app)
    with app.store.read() as snapshot:
        going = {out.change.entity for out in snapshot.sync.outbox.outgoing(100)}
        assert "confidential" not in going
        assert "child" in going
        assert snapshot.settings.get(SEAL) == ""


def test_it_is_undone_with_what_brought_it(app):
    home, child = family(app, special=SECRET)
    group = saved(app, home, child)
    undo_group(app, group, on=app.today())
    assert sealed(app) == []
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).status == "removed"


def test_the_central_may_write_it_in_the_open_and_it_is_sealed_as_made_here(app):
    protect(app)
    home, child = family(app, special=SECRET)
    saved(app, home, child, origin=Origin.CENTRAL)
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).special == "x"
        going = [out.change.entity for out in snapshot.sync.outbox.outgoing(100)]
    assert [entity for entity in going if entity != "village"] == ["confidential"]


def test_an_original_text_goes_with_it(app):
    home, child = family(app, special=SECRET, originals={"special": "TrÎ em nhiÔm HIV"})
    saved(app, home, child)
    with app.store.read() as snapshot:
        assert snapshot.children.get(child.id).originals == {}


def test_texts_that_wait_for_a_decision_are_crossed_with_the_rest(app):
    versions = [Version(text="Nhiễm HIV", change="a"), Version(text="Mồ côi", change="b")]
    home, child = family(app, special="Mồ côi", conflicts={"special": write_versions(versions)})
    saved(app, home, child)
    with app.store.read() as snapshot:
        kept = read_versions(snapshot.children.get(child.id).conflicts["special"])
    assert [(one.text, one.change) for one in kept] == [("x", "a"), ("Mồ côi", "b")]
    assert "HIV" not in all_texts(app)
    assert len(sealed(app)) == 1


def test_what_the_central_lost_is_sent_again_with_crosses_alone(app):
    home, child = family(app)
    saved(app, home, child)
    versions = [Version(text="Nhiễm HIV", change="a"), Version(text="Mồ côi", change="b")]
    texts = {"special": "Nhiễm HIV", "conflict.special": write_versions(versions)}
    with app.write("pull", origin=Origin.CENTRAL) as unit:
        unit.send_again("child", child.id, {}, texts)
    assert "HIV" not in all_texts(app)
    with app.store.read() as snapshot:
        kept = read_versions(snapshot.children.get(child.id).conflicts["special"])
    assert [(one.text, one.change) for one in kept] == [("x", "a"), ("Mồ côi", "b")]


def test_a_child_of_a_sealed_group_is_counted_once_and_in_no_group(app):
    home, child = family(app, special=f"{SECRET}; Bị xâm hại", assisted=True)
    saved(app, home, child)
    with app.store.read() as snapshot:
        counts = snapshot.list.count_texts()
        facets = snapshot.list.count_by_circumstance(ChildFilter())
    assert (counts.special, counts.special_assisted, counts.at_risk) == (1, 1, 0)
    assert not {"DB05", "DB11", "special"} & facets.keys()
