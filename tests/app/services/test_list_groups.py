from dataclasses import replace
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.household import Household
from app.services.app import App
from app.services.list_groups import list_groups
from app.services.undo_group import Kept, Restored, foresee_undo, undo_group
from app.storage.journal import Origin
from app.storage.store import open_store

TODAY = date(2026, 6, 8)


@pytest.fixture
def people(app):
    home = Household(id=app.new_id(), head_name="Lê Lâm")
    children = [
        Child(id=app.new_id(), household_id=home.id, full_name=name, source="ds.xlsx#Tờ 1!4")
        for name in ("LÊ AN", "LÊ BÌNH")
    ]
    with app.write("import") as work:
        work.save_all([home, *children])
    return children


def change(app, action, *records, reason="", **more):
    with app.write(action, **more) as work:
        work.save_all(records, reason=reason)
        return work.group_id


def test_the_newest_comes_first_with_what_it_changed(app, people):
    group = change(app, "clean", *(replace(c, full_name="Lê An") for c in people), reason="x")
    lines = list_groups(app)
    assert [line.action for line in lines] == ["clean", "import", "set_up"]
    assert (lines[0].group_id, lines[0].counts, lines[0].reason) == (group, {"child": 2}, "x")
    assert lines[1].counts == {"household": 1, "child": 2}
    assert list_groups(app, limit=1, before=group) == lines[1:2]
    assert lines[0].author == app.author


def test_an_import_names_its_file(app, people):
    with app.write("import") as work:
        work.save(Household(id=app.new_id(), source="Bản #2.xls#Thôn Á!7"))
    assert list_groups(app)[0].file == "Bản #2.xls"


def test_what_the_central_sent_is_no_batch(app, people):
    before = list_groups(app)
    change(app, "sync", replace(people[0], full_name="Lê Anh"), origin=Origin.CENTRAL)
    assert list_groups(app) == before


def test_undone_and_put_in_force_again(app, people):
    group = change(app, "clean", replace(people[0], full_name="Lê An"))
    undo = undo_group(app, group, on=TODAY)
    assert [line.undone for line in list_groups(app)][:2] == [False, True]
    undo_group(app, undo.group_id, on=TODAY)
    assert [line.undone for line in list_groups(app)][:3] == [False, True, False]


def test_a_batch_in_the_middle_of_history_after_the_store_was_reopened(app, people):
    """Later work on other fields stands aside; later work on the same field stays, and is named."""
    one, two = people
    middle = change(
        app,
        "clean",
        replace(one, full_name="Lê An", mother_name="Vi Hoa"),
        replace(two, full_name="Lê Bình"),
    )
    later = replace(one, full_name="Lê Ân", mother_name="Vi Hoa", father_name="Lê Lâm")
    change(app, "visit", later)
    app.close()
    again = App(
        **{name: getattr(app, name) for name in ("folder", "commune", "author", "clock", "new_id")},
        store=open_store(app.folder, app.store.key),
    )
    foreseen = foresee_undo(again, middle)
    assert set(foreseen.restored) == {
        Restored("child", one.id, "mother_name", "Vi Hoa", ""),
        Restored("child", two.id, "full_name", "Lê Bình", "LÊ BÌNH"),
    }
    assert foreseen.kept == (Kept("child", one.id, ("full_name",)),)
    with again.store.read() as snapshot:
        seq = snapshot.journal.last_seq()
    report = undo_group(again, middle, on=TODAY)
    assert (report.removed, report.restored, report.kept) == (0, 2, foreseen.kept)
    with again.store.read() as snapshot:
        now = snapshot.children.get_many([one.id, two.id])
        assert snapshot.journal.last_seq() == seq + 2
    assert now[one.id] == replace(one, full_name="Lê Ân", father_name="Lê Lâm")
    assert now[two.id] == two
    assert foresee_undo(again, middle).is_empty
    again.close()


def test_foreseeing_writes_nothing_and_undoing_does_just_that(app, people):
    group = list_groups(app)[0].group_id
    change(app, "visit", replace(people[0], mother_name="Vi Hoa"))
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    foreseen = foresee_undo(app, group)
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before
    report = undo_group(app, group, on=TODAY)
    assert (len(foreseen.removed), foreseen.kept) == (report.removed, report.kept)
    assert foreseen.removed == (("child", people[1].id),)
    assert {kept.entity for kept in foreseen.kept} == {"child", "household"}
