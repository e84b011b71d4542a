"""A review sheet goes out, is filled as collaborators do, and comes back through the import."""

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from app.domain.fields import fields_of
from app.domain.person.birth_date import BirthDate
from app.services.lists.import_report import MatchedBy
from app.services.lists.import_workbook import import_workbook
from app.services.undo_group import undo_group
from app.services.visits.make_review_sheet import make_review_sheet

ON = date(2026, 6, 8)
HEADER = ["STT", "Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Số định danh"]
HEADER += ["Họ tên cha", "Họ tên mẹ", "Chủ hộ", "Thôn", "SĐT"]
ROWS = (
    ["1", "TE01", "Lý Văn Cả", "2015", "Nam", "Nùng", "024215000011", "Lý Ba", "", "Lý Ba",
     "Biêng", ""],
    ["2", "", "Lý Thị Bé", "05/06/2019", "", "Nùng", "", "Lý Ba", "", "Lý Ba", "Biêng", ""],
    ["3", "TE03", "", "", "Nữ", "Kih", "0243", "", "", "Vi Út", "Biêng", "0912345678"],
    ["4", "TE04", "Mã Văn Đủ", "07/08/2014", "Nam", "Tày", "024214000022", "Mã Tư", "", "Mã Tư",
     "Xóm Lạ", "0912345679"],
)  # fmt: skip


class Sheet:
    """The workbook as a collaborator has it open."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def write(self, name: str, answers: dict[str, object], tab: str = "Thôn Biêng"):
        page = self.book[tab]
        headers = [cell.value for cell in page[4]]
        rows = (r for r in range(5, page.max_row + 1) if page.cell(r, 2).value)
        (row,) = (r for r in rows if (page.cell(r, 3).value or "") == name)
        for header, text in answers.items():
            at = headers.index(header if header == "Mã dòng" else f"{header} (ghi lại)")
            cell = page.cell(row, at + 1)
            assert header == "Mã dòng" or not cell.protection.locked
            cell.value = text

    def back(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture
def commune(app, list_file):
    import_workbook(app, list_file(*ROWS, header=HEADER), on=ON)
    return app


@pytest.fixture
def sheet(commune, tmp_path):
    made = make_review_sheet(commune, tmp_path / "phieu.xlsx", on=ON)
    assert (made.villages, made.children) == (2, 4)
    return Sheet(made.path)


def children(app) -> dict[str, dict[str, str]]:
    with app.store.read() as snapshot:
        names = {village.id: village.name for village in snapshot.villages.all()}
        return {
            child.external_code or "mới": {
                **fields_of(child), "phone": home.phone, "household": home.id,
                "village": names.get(home.village_id, ""),
            }
            for child, home in snapshot.children.everyone()
        }  # fmt: skip


def test_an_empty_sheet_says_nothing(commune, sheet):
    before = children(commune)
    report = import_workbook(commune, sheet.back(), on=ON)
    assert (report.rows, report.unchanged) == (4, 4)
    assert {line.matched_by for line in report.lines} == {MatchedBy.ROW_KEY}
    assert children(commune) == before


def test_answers_come_in_however_they_were_written(commune, sheet):
    sheet.write("Lý Văn Cả", {"Ngày sinh": " 5/3/2015", "Điện thoại": 912345670})
    sheet.write("Lý Thị Bé", {"Giới tính": "nữ", "Số định danh": "024 319 000 033"})
    sheet.write(
        "",
        {"Họ và tên": "vi  thị ÁNH", "Ngày sinh": date(2018, 1, 2), "Dân tộc": "dt Kinh",
         "Số định danh": 24318000044, "Họ tên mẹ": "LÊ THỊ HOA"},
    )  # fmt: skip
    sheet.write("Mã Văn Đủ", {"Thôn": "thon dong a"}, tab="Chưa rõ thôn")
    report = import_workbook(commune, sheet.back(), on=ON)
    assert (report.rows, report.changed, report.set_aside) == (4, 4, 0)
    known = children(commune)
    assert known["TE01"]["birth_date"] == "2015-03-05"
    assert known["TE01"]["phone"] == known["mới"]["phone"] == "0912345670"
    assert known["TE01"]["household"] == known["mới"]["household"]
    assert (known["mới"]["sex"], known["mới"]["national_id"]) == ("Nữ", "024319000033")
    assert known["TE03"]["full_name"].split() == ["vi", "thị", "ÁNH"]
    assert known["TE03"]["birth_date"] == "2018-01-02"
    assert (known["TE03"]["ethnicity"], known["TE03"]["mother_name"]) == ("Kinh", "Lê Thị Hoa")
    assert known["TE03"]["national_id"] == "024318000044"
    assert known["TE04"]["village"] == "Đồng Á"


def test_what_was_not_asked_stays_as_it_was(commune, sheet):
    before = children(commune)
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015"})
    import_workbook(commune, sheet.back(), on=ON)
    changed = {
        code: {name for name in now if now[name] != before[code].get(name)}
        for code, now in children(commune).items()
    }
    assert changed["TE01"] == {"birth_date", "source"}
    assert not any(names for code, names in changed.items() if code != "TE01")


def test_newer_work_stands_and_the_answer_is_a_proposal(commune, sheet):
    with commune.store.read() as snapshot:
        known = snapshot.children.by_external_code("TE01")
        others = [c for c, _ in snapshot.children.everyone() if not c.external_code]
    with commune.write("visit") as unit:
        unit.save(replace(known, birth_date=BirthDate(2015, 9, 9)))
        unit.save(replace(others[0], national_id="024319000099"))
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015"})
    sheet.write("Lý Thị Bé", {"Giới tính": "Nữ", "Số định danh": "024319000033"})
    report = import_workbook(commune, sheet.back(), on=ON)
    now = children(commune)
    assert now["TE01"]["birth_date"] == "2015-09-09"
    assert now["mới"]["national_id"] == "024319000099"
    assert now["mới"]["sex"] == "Nữ"
    proposals = [line.proposals for line in report.lines if line.proposals]
    assert {"birth_date": ("2015-09-09", "2015-03-05")} in proposals
    assert {"national_id": ("024319000099", "024319000033")} in proposals


def test_a_mistyped_key_is_set_aside_and_said(commune, sheet):
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015", "Mã dòng": "GVN28-B7J76"})
    before = children(commune)
    report = import_workbook(commune, sheet.back(), on=ON)
    aside = [line for line in report.lines if line.outcome == "set_aside"]
    assert [line.messages for line in aside] == [("sheet_row_unknown",)]
    assert children(commune) == before


def test_an_answer_nobody_can_read_keeps_its_text_and_its_problem(commune, sheet):
    sheet.write("", {"Ngày sinh": "hỏi bà ngoại", "Số định danh": "chưa có"})
    report = import_workbook(commune, sheet.back(), on=ON)
    known = children(commune)["TE03"]
    assert "birth_date" not in known
    assert known["original.birth_date"] == "hỏi bà ngoại"
    codes = {p.code for line in report.lines for p in line.problems}
    assert "invalid_birth_date" in codes


def test_the_whole_return_is_undone_in_one_step(commune, sheet):
    before = children(commune)
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015", "Điện thoại": "0912345670"})
    report = import_workbook(commune, sheet.back(), on=ON)
    undo_group(commune, report.group_id, on=ON)
    assert children(commune) == before


def test_a_sheet_sorted_by_its_collaborator_still_finds_everyone(commune, sheet):
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015"})
    page = sheet.book["Thôn Biêng"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=7)]
    for place, cells in enumerate(reversed(rows), start=5):
        for at, text in enumerate(cells, start=1):
            page.cell(place, at).value = text
    report = import_workbook(commune, sheet.back(), on=ON)
    assert (report.changed, report.unchanged) == (1, 3)
    assert children(commune)["TE01"]["birth_date"] == "2015-03-05"


def test_sheets_copied_into_one_file_without_title_are_still_answers(commune, sheet, tmp_path):
    sheet.write("Lý Văn Cả", {"Ngày sinh": "05/03/2015"})
    page = sheet.book["Thôn Biêng"]
    book = openpyxl.Workbook()
    for row in page.iter_rows(min_row=4, max_row=7, values_only=True):
        book.active.append(row)
    book.save(tmp_path / "gộp.xlsx")
    report = import_workbook(commune, tmp_path / "gộp.xlsx", on=ON)
    assert (report.rows, report.changed) == (3, 1)
    assert children(commune)["TE01"]["birth_date"] == "2015-03-05"
