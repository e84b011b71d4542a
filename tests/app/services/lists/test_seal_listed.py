"""A list names a confidential group: its child gets a cross, the group is sealed, and once."""

from datetime import date

from app.services.lists.import_workbook import import_workbook
from app.services.undo_group import undo_group
from tests.app.all_texts import all_texts
from tests.app.allowed import open_up, protect
from tests.app.conftest import HEADER
from tests.app.services.look_alikes import edit
from tests.app.storage.test_drop_box import opened, sealed

ON = date(2026, 6, 8)
WITH_GROUP = [*HEADER, "Hoàn cảnh đặc biệt"]
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", ""]
MAI = [2, "TE2", "Lê Thị Mai", "2/5/2018", "Nữ", "", "Lê Văn Tú", "Biêng", ""]


def told(report):
    return [(line.outcome.value, dict(line.changes)) for line in report.lines]


def special(app):
    with app.store.read() as snapshot:
        return sorted(child.special for child, _ in snapshot.children.everyone())


def test_neither_file_nor_sheet_tells_of_the_children_in_it(app, list_file):
    path = list_file([*AN, ""], header=WITH_GROUP, name="Trẻ nhiễm HIV.xlsx")
    import_workbook(app, path, on=ON)
    again = import_workbook(app, path, on=ON)
    assert again.group_id is None
    assert "nhiễm HIV" not in all_texts(app)


def test_a_remark_beside_a_name_is_sealed_and_the_name_stays(app, list_file):
    protect(app)
    row = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "", "Lê Văn Tú (nhiễm HIV)", "Biêng", ""]
    sida = [2, "TE2", "Lê Thị Sida", "16/3/2016", "Nữ", "", "Co H' Liên", "Biêng", ""]
    path = list_file(row, sida, header=WITH_GROUP)
    import_workbook(app, path, on=ON)
    assert import_workbook(app, path, on=ON).group_id is None
    assert "HIV" not in all_texts(app)
    for name in ("Lê Văn Tú", "Lê Thị Sida", "Co H' Liên"):
        assert name in all_texts(app)
    assert len(sealed(app)) == 1


def test_sealed_once_however_often_the_list_comes(app, list_file):
    protect(app)
    rows = [[*AN, "Nhiễm HIV"], [*MAI, "Khuyết tật, bị xâm hại"]]
    path = list_file(*rows, header=WITH_GROUP)
    report = import_workbook(app, path, on=ON)
    assert [outcome for outcome, _ in told(report)] == ["added", "added"]
    assert special(app) == ["Khuyết tật", "x"]
    assert len(sealed(app)) == 2
    for word in ("HIV", "xâm hại"):
        assert word not in all_texts(app)
    with app.store.read() as snapshot:
        last = snapshot.journal.last_seq()
    again = import_workbook(app, path, on=ON)
    assert told(again) == [("unchanged", {}), ("unchanged", {})]
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == last, "nothing was written"
    open_up(app)
    assert {one.code for one in opened(app)} == {"DB05", "DB11"}


def test_a_corrected_list_brings_its_news_though_nobody_opens(app, list_file):
    protect(app)
    import_workbook(app, list_file([*AN, "Nhiễm HIV"], header=WITH_GROUP), on=ON)
    report = import_workbook(app, list_file([*AN, "Bị mua bán"], header=WITH_GROUP), on=ON)
    assert told(report) == [("unchanged", {})]
    open_up(app)
    assert {one.code for one in opened(app)} == {"DB05", "DB12"}


def test_a_cross_says_less_than_a_group_that_is_known(app, list_file):
    import_workbook(app, list_file([*AN, "Trẻ em khuyết tật"], header=WITH_GROUP), on=ON)
    import_workbook(app, list_file([*AN, "Nhiễm HIV"], name="b.xlsx", header=WITH_GROUP), on=ON)
    assert special(app) == ["Trẻ em khuyết tật"]
    assert len(sealed(app)) == 1


def test_it_is_undone_with_the_list_and_may_come_again(app, list_file):
    path = list_file([*AN, "Nhiễm HIV"], header=WITH_GROUP)
    report = import_workbook(app, path, on=ON)
    undo_group(app, report.group_id, on=ON)
    assert (special(app), sealed(app)) == ([], [])
    import_workbook(app, path, on=ON)
    assert (special(app), len(sealed(app))) == (["x"], 1)


def test_it_is_sealed_beside_the_record_that_a_circle_of_merges_leads_to(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    with app.store.read() as snapshot:
        an, mai = (snapshot.children.by_external_code(code) for code in ("TE1", "TE2"))
    edit(app, an, status="merged", merged_into=mai.id)
    edit(app, mai, status="merged", merged_into=an.id)
    path = list_file([*MAI, "Nhiễm HIV"], name="b.xlsx", header=WITH_GROUP)
    for _ in range(2):
        import_workbook(app, path, on=ON)
    assert [one.child_id for one in sealed(app)] == [min(an.id, mai.id)]
