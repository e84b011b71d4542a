"""Batches for a central that takes lists only: numbered, frozen, the same however often written."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from app.domain.errors import KnownError
from app.domain.handoff.row_key import row_key
from app.domain.status import Status
from app.services.exchange.write_uploads import file_name, write_uploads
from app.services.lists.import_workbook import import_workbook
from app.storage.journal import State
from tests.sync.homes import add_home, edit, open_counts, states


def rows_of(path):
    sheet = load_workbook(path).worksheets[0]
    header, *rows = ([cell or "" for cell in row] for row in sheet.values)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_what_waits_is_written_once_with_keys_and_numbers(app, tmp_path):
    children = [*add_home(app, children=3), *add_home(app, children=2)]
    written = write_uploads(app, tmp_path, most_rows=2)
    assert [len(rows_of(path)) for path in written.paths] == [2, 2, 1]
    assert written.children == 5
    numbers = {row["Số lô"] for path in written.paths for row in rows_of(path)}
    day = app.today().strftime("%Y%m%d")
    assert numbers == {f"L{day}-01", f"L{day}-02", f"L{day}-03"}
    assert written.paths[0].name == file_name("07603", f"L{day}-01")
    keys = {row["Mã dòng"] for path in written.paths for row in rows_of(path)}
    assert keys == {row_key(child.id) for child in children}
    assert states(app, children[0]) == [State.IN_FLIGHT]
    assert write_uploads(app, tmp_path).paths == ()


def test_written_again_a_batch_is_the_same_to_the_byte(app, tmp_path):
    child = add_home(app, children=2)[0]
    first = write_uploads(app, tmp_path).paths[0]
    before = first.read_bytes()
    edit(app, child, father_name="Lâm Văn Bảy")
    (tmp_path / "again").mkdir()
    again = write_uploads(app, tmp_path / "again", again=True)
    assert [path.name for path in again.paths] == [first.name]
    assert again.paths[0].read_bytes() == before
    later = write_uploads(app, tmp_path)
    assert later.paths[0].name.endswith("-02.xlsx")
    assert rows_of(later.paths[0])[0]["Họ tên cha"] == "Lâm Văn Bảy"
    assert states(app, child) == [State.IN_FLIGHT, State.IN_FLIGHT]


def test_a_change_of_a_household_is_told_with_each_of_its_children(app, tmp_path):
    child = add_home(app, children=2)[0]
    write_uploads(app, tmp_path)
    with app.write("visit") as work:
        work.save(replace(work.households.get(child.household_id), phone="0912345678"))
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    assert [row["Số điện thoại"] for row in rows] == ["0912345678"] * 2


def test_a_child_that_no_longer_counts_is_told_as_such(app, tmp_path):
    child = add_home(app)[0]
    write_uploads(app, tmp_path)
    edit(app, child, status=Status.MOVED_OUT)
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    assert [row["Tình trạng hồ sơ"] for row in rows] == ["chuyển đi"]


def test_a_file_that_could_not_be_written_is_written_with_the_next(app, tmp_path):
    add_home(app)
    with pytest.raises(KnownError, match="folder_missing"):
        write_uploads(app, tmp_path / "usb")
    assert open_counts(app)[State.IN_FLIGHT] == 2
    assert len(write_uploads(app, tmp_path).paths) == 1


def test_a_batch_comes_in_again_as_a_list_that_changes_nothing(app, tmp_path):
    add_home(app, children=2)
    path = write_uploads(app, tmp_path).paths[0]
    report = import_workbook(app, path, on=app.today())
    assert (report.added, report.changed) == (0, 0)
    assert report.unchanged == 2


def test_who_stops_it_keeps_the_files_written_and_the_next_press_writes_the_rest(app, tmp_path):
    add_home(app, children=5)
    steps = []
    written = write_uploads(
        app,
        tmp_path,
        most_rows=2,
        progress=lambda *said: steps.append(said),
        cancelled=lambda: len(steps) == 2,
    )
    assert (len(written.paths), written.children, written.left) == (2, 4, 1)
    assert steps == [(0, 3), (1, 3)]
    rest = write_uploads(app, tmp_path, most_rows=2)
    assert (len(rest.paths), rest.children, rest.left) == (1, 1, 0)
    rows = [row["Mã dòng"] for path in (*written.paths, *rest.paths) for row in rows_of(path)]
    assert len(set(rows)) == len(rows) == 5


def test_stopped_before_anything_is_frozen_nothing_changes(app, tmp_path):
    child = add_home(app)[0]
    with pytest.raises(KnownError, match="cancelled"):
        write_uploads(app, tmp_path, cancelled=lambda: True)
    assert states(app, child) == [State.WAITING]
    assert list(tmp_path.glob("*.xlsx")) == []
    assert write_uploads(app, tmp_path).paths[0].name.endswith("-01.xlsx")
