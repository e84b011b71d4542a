"""A list that goes out comes in again unchanged, whatever it could not read the first time."""

import threading
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from app.domain.errors import KnownError
from app.services.app import App
from app.services.lists.export_list import export_list
from app.services.lists.import_workbook import import_workbook
from app.storage.child_list import ChildFilter
from app.workbook.outgoing.list_layout import COLUMNS, KEY_COLUMN

ON = date(2026, 6, 8)
LISTS = Path(__file__).parents[3] / "data" / "nam-duong"
EVERYONE = ChildFilter()
HEADER = ["STT", "Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số định danh"]
HEADER += ["Họ tên cha", "Họ tên mẹ", "Chủ hộ", "Thôn", "SĐT", "Nguy cơ", "Được trợ giúp"]


def read_sheet(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [["" if cell is None else cell for cell in row] for row in sheet.values]
    return rows[0], rows[1:]


def assert_unchanged(app: App, path: Path, rows: int):
    report = import_workbook(app, path, on=ON)
    told = [line for line in report.lines if line.outcome != "unchanged"]
    assert told == []
    assert (report.rows, report.unchanged, report.set_aside) == (rows, rows, 0)
    assert report.group_id is None
    assert [line for line in report.lines if line.messages] == []


@pytest.mark.parametrize("name", ["portal", "clean"])
def test_the_whole_list_comes_in_again_unchanged(nam_duong, tmp_path, name):
    commune = nam_duong(name)
    path = tmp_path / "di.xlsx"
    exported = export_list(commune, EVERYONE, path)
    assert exported.children == 4988
    header, rows = read_sheet(path)
    assert header == [column.header for column in COLUMNS]
    assert len(rows) == 4988
    assert_unchanged(commune, path, 4988)


@pytest.fixture
def odd(app, list_file):
    """Children of every kind that is hard to find again."""
    path = list_file(
        # The same name and year twice in one family, without any code.
        ["1", "", "Nguyễn Văn An", "2015", "Nam", "Kinh", "", "Nguyễn Văn Ba", "", "Nguyễn Văn Ba",
         "Đồng Á", "0912345678", "", ""],
        ["2", "", "Nguyễn Văn An", "03/2015", "", "Kih", "", "Nguyễn Văn Ba", "", "Nguyễn Văn Ba",
         "Đồng Á", "0912345678", "", "x"],
        # Nobody knows the name; the village, the number and the date could not be read.
        ["3", "", "", "", "Nữ", "Tày", "0123", "Lý Thị Ửng", "", "", "Xóm Lạ", "12", "", ""],
        ["4", "", "", "", "Nữ", "Tày", "0124", "Lý Thị Ửng", "", "", "Xóm Lạ", "12", "", ""],
        ["5", "TE05", "Đặng Minh", "32/13/2016", "Nam", "Dao", "", "", "", "", "Biêng", "", "", ""],
        # What a spreadsheet would run.
        ["6", "=1+1", "@Sum Văn", "=2+2", "+84", "-5", "=cmd|'/c calc'!A1", "-Ba", "", "@x",
         "=HYPERLINK(\"http://x.vn\")", "http://a.vn", "=SUM(A1:A9)", ""],
        ["7", "", "Tôn Nữ Thị Bích Ngọc Minh Châu", "05/06/2016", "Nữ", "Kinh", "024316000011",
         "", "Trần Thị\nHoa", "", "Biêng", "", "x", ""],
        header=HEADER,
        strings_to_formulas=False, strings_to_urls=False,
    )  # fmt: skip
    import_workbook(app, path, on=ON)
    return app


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_children_without_code_name_or_date_are_known_again(odd, tmp_path, suffix):
    path = tmp_path / f"di{suffix}"
    assert export_list(odd, EVERYONE, path).children == 7
    assert_unchanged(odd, path, 7)


def test_the_key_stands_behind_the_layout_only_where_it_is_needed(odd, tmp_path):
    export_list(odd, EVERYONE, tmp_path / "di.xlsx")
    header, rows = read_sheet(tmp_path / "di.xlsx")
    assert header == [column.header for column in (*COLUMNS, KEY_COLUMN)]
    assert [bool(row[1]) for row in rows] == [not row[-1] for row in rows]


def test_what_could_not_be_read_goes_out_as_it_came(odd, tmp_path):
    export_list(odd, EVERYONE, tmp_path / "di.xlsx")
    _, rows = read_sheet(tmp_path / "di.xlsx")
    texts = {cell for row in rows for cell in row}
    assert {"32/13/2016", "Kih", "Xóm Lạ", "03/2015", "2015", "=1+1", "=SUM(A1:A9)"} <= texts


def test_every_cell_is_text_and_nothing_is_run_or_hidden(odd, tmp_path):
    path = tmp_path / "di.xlsx"
    export_list(odd, EVERYONE, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert not any(cell.hyperlink for cell in cells)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Q8")
    assert [one.sheet_state for one in book.worksheets] == ["visible"]
    assert not any(one.hidden for one in sheet.column_dimensions.values())
    assert not any(one.hidden for one in sheet.row_dimensions.values())
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy
    assert odd.author not in str(book.properties)


def test_the_whole_list_comes_in_again_from_a_text_file(nam_duong, tmp_path):
    commune = nam_duong("portal")
    export_list(commune, EVERYONE, tmp_path / "di.csv")
    assert_unchanged(commune, tmp_path / "di.csv", 4988)


def test_families_stay_together(nam_duong, tmp_path):
    commune = nam_duong("clean")
    export_list(commune, EVERYONE, tmp_path / "di.xlsx")
    _, rows = read_sheet(tmp_path / "di.xlsx")
    assert [row[0] for row in rows] == list(range(1, 4989))
    for place in (11, (10, 11, 12)):
        keys = [row[place] if isinstance(place, int) else tuple(row[i] for i in place)
                for row in rows]  # fmt: skip
        changes = sum(a != b for a, b in pairwise(keys))
        assert changes == len(set(keys)) - 1


def test_a_part_of_the_list_goes_out_alone(odd, tmp_path):
    wanted = replace(EVERYONE, words="ngoc")
    assert export_list(odd, wanted, tmp_path / "di.xlsx").children == 1
    assert_unchanged(odd, tmp_path / "di.xlsx", 1)


def test_it_can_be_stopped_and_leaves_nothing(nam_duong, tmp_path):
    commune = nam_duong("clean")
    stop, seen = threading.Event(), []

    def progress(done, total):
        seen.append((done, total))
        if done > total * 0.7:
            stop.set()

    path = tmp_path / "di.xlsx"
    path.write_text("cũ")
    with pytest.raises(KnownError) as caught:
        export_list(commune, EVERYONE, path, progress=progress, cancelled=stop.is_set)
    assert caught.value.code == "cancelled"
    assert path.read_text() == "cũ"
    assert {one.name for one in tmp_path.iterdir()} == {"di.xlsx", "xã"}
    assert all(total == 2 * 4988 for _, total in seen)
