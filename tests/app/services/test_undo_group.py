"""An import is taken back in one go; what was done later stands and is said."""

from datetime import date

import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.domain.ids import GroupId
from app.domain.status import Status
from app.services.list_groups import list_groups
from app.services.lists.import_workbook import import_workbook
from app.services.undo_group import Kept, foresee_undo, undo_group

ON = date(2026, 6, 8)
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", "0977872412"]
MAI = [2, "TE2", "Lê Thị Mai", "2/5/2018", "Nữ", "", "Lê Văn Tú", "Biêng", "0977872412"]
BA = [3, "TE3", "Vi Ba", "2020", "Nam", "024215604933", "Vi Quân", "Đội 9", ""]


def people(app):
    with app.store.read() as snapshot:
        return list(snapshot.children.everyone())


def snapshot_of(app):
    with app.store.read() as snapshot:
        records = [*snapshot.children.all_ever(), *snapshot.households.all_ever()]
        return {record.id: fields_of(record) for record in records}


def edit(app, noun, **fields):
    with app.write("visit") as unit:
        unit.save(noun_from(type(noun), noun.id, noun.revision, {**fields_of(noun), **fields}))


def test_what_an_import_made_is_removed_and_can_be_brought_in_again(app, list_file):
    path = list_file(AN, MAI, BA)
    report = import_workbook(app, path, on=ON)
    before = snapshot_of(app)
    undone = undo_group(app, report.group_id, on=ON)
    assert (undone.removed, undone.restored, undone.kept) == (5, 0, ())
    assert people(app) == []
    with app.store.read() as snapshot:
        assert {child.status for child in snapshot.children.all_ever()} == {Status.REMOVED}
        assert all(snapshot.problems.of_child(c.id) == [] for c in snapshot.children.all_ever())
    again = import_workbook(app, path, on=ON)
    assert again.added == 3
    assert snapshot_of(app) == before


def test_what_an_import_edited_gets_its_old_values(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    before = snapshot_of(app)
    corrected = [*MAI[:2], "Lê Thị Ngọc Mai", *MAI[3:8], "0912345678"]
    moved = [*AN[:8], "0912345678"]
    report = import_workbook(app, list_file(moved, corrected, name="b.xlsx"), on=ON)
    assert snapshot_of(app) != before
    undone = undo_group(app, report.group_id, on=ON)
    assert (undone.removed, undone.undone, undone.kept) == (0, 2, ())
    assert snapshot_of(app) == before


def test_later_work_stands_and_is_reported(app, list_file):
    report = import_workbook(app, list_file(AN, MAI, BA), on=ON)
    an, home = people(app)[0]
    edit(app, an, full_name="Lê Văn Ân")
    undone = undo_group(app, report.group_id, on=ON)
    assert set(undone.kept) == {
        Kept("child", an.id, ("status",)),
        Kept("household", home.id, ("status",)),
    }
    assert [(child.id, place.id) for child, place in people(app)] == [(an.id, home.id)]


def test_a_field_edited_later_stands_and_the_others_go_back(app, list_file):
    import_workbook(app, list_file(MAI), on=ON)
    corrected = [*MAI[:2], "Lê Thị Ngọc Mai", "3/5/2018", *MAI[4:]]
    report = import_workbook(app, list_file(corrected), on=ON)
    edit(app, people(app)[0][0], full_name="Lê Thị Ngọc Mai Anh")
    undone = undo_group(app, report.group_id, on=ON)
    child = people(app)[0][0]
    assert (child.full_name, str(child.birth_date)) == ("Lê Thị Ngọc Mai Anh", "2018-05-02")
    assert undone.kept == (Kept("child", child.id, ("full_name",)),)


def test_a_household_with_a_newer_child_stays(app, list_file):
    report = import_workbook(app, list_file(AN), on=ON)
    home = people(app)[0][1]
    with app.write("visit") as unit:
        unit.save(Child(id=app.new_id(), household_id=home.id, full_name="Lê Thị Na"))
    undone = undo_group(app, report.group_id, on=ON)
    assert undone.kept == (Kept("household", home.id, ("status",)),)
    assert [child.full_name for child, _ in people(app)] == ["Lê Thị Na"]


def test_a_number_is_no_longer_shared_when_the_other_is_taken_back(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    report = import_workbook(app, list_file(BA, name="b.xlsx"), on=ON)
    an = people(app)[0][0]
    for shared in (True, False):
        with app.store.read() as snapshot:
            codes = {problem.code for problem in snapshot.problems.of_child(an.id)}
        assert ("duplicate_national_id" in codes) is shared
        undo_group(app, report.group_id, on=ON)


def test_an_undo_is_undone_and_a_second_undo_does_nothing(app, list_file):
    report = import_workbook(app, list_file(AN, MAI), on=ON)
    before = snapshot_of(app)
    undone = undo_group(app, report.group_id, on=ON)
    assert undo_group(app, report.group_id, on=ON).group_id is None
    undo_group(app, undone.group_id, on=ON)
    assert snapshot_of(app) == before


def test_an_unknown_group_is_said(app):
    with pytest.raises(KnownError, match="group_not_found"):
        undo_group(app, GroupId("không có"), on=ON)


def test_a_village_where_children_live_stays(app):
    with app.store.read() as snapshot:
        lived_in, *empty = snapshot.villages.all()
        first = list_groups(app)[-1]
    home = Household(id=app.new_id(), village_id=lived_in.id, head_name="Giáp Văn Lâm")
    child = Child(id=app.new_id(), household_id=home.id, full_name="Giáp Minh Khuê")
    with app.write("visit") as work:
        work.save_all([home, child])
    foreseen = foresee_undo(app, first.group_id)
    assert set(foreseen.removed) == {("village", village.id) for village in empty}
    assert [kept.id for kept in foreseen.kept] == [lived_in.id]
