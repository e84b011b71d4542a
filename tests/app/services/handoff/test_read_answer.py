"""What came back is read whatever it is: columns, keys, struck rows, and no list at all."""

import openpyxl
import pytest
from openpyxl.styles import Font

from app.domain.errors import KnownError
from app.domain.handoff.row_key import row_key
from app.services.handoff.read_answer import read_answer
from tests.app.services.police import AN, BINH, CHI


def test_our_own_list_comes_back_with_its_code(commune):
    made = commune.send()
    book = openpyxl.load_workbook(made.paths[0])
    page = book.active
    at = next(c.column for c in page[4] if "cung cấp" in str(c.value))
    for number in range(len(made.lines)):
        page.cell(5 + number, at).value = (AN, BINH, CHI)[number]
    page["A6"].font = page["C6"].font = Font(strike=True)
    for cell in page[6]:
        cell.font = Font(strike=True)
    book.save(made.paths[0])
    found = read_answer(commune.app, made.paths[0])
    assert found.code == made.hand_off.code
    assert [row.key for row in found.rows] == [row_key(line.child_id) for line in made.lines]
    assert [row.numbers for row in found.rows] == [(AN,), (BINH,), (CHI,)]
    assert [row.is_struck for row in found.rows] == [False, True, False]
    assert found.rows[0].said["full_name"] == "Lý Văn An"
    assert found.rows[0].said["mother_name"] == "Hoàng Thị Mai"


@pytest.mark.parametrize(
    "head", ["ĐDCN mới", "CCCD (CA cấp)", "Mã định danh công an cung cấp", "Số căn cước"]
)
def test_the_number_is_found_under_other_words(commune, head):
    rows = [commune.row(c, n) for c, n in ((commune.an, AN), (commune.binh, BINH))]
    kept = (1, 2, 3, 7, 8)
    header = ("Mã", "Họ tên cháu", "Sinh ngày", head, "KQ")
    found = commune.found(*([row[at] for at in kept] for row in rows), header=header)
    assert [row.numbers for row in found.rows] == [(AN,), (BINH,)]
    assert all(row.key for row in found.rows)


def test_rows_with_our_keys_are_enough(commune):
    rows = [[row_key(commune.an.id), AN], [row_key(commune.binh.id), BINH]]
    found = commune.found(*rows, header=("Mã", "Số"))
    assert [(row.key, row.numbers) for row in found.rows] == [
        (row_key(commune.an.id), (AN,)), (row_key(commune.binh.id), (BINH,)),
    ]  # fmt: skip


def test_a_file_without_anything_of_ours_is_refused(commune):
    with pytest.raises(KnownError) as caught:
        commune.found(["x", "y"], header=("Tên tài sản", "Số lượng"))
    assert caught.value.code == "no_answer_found"


def test_what_is_said_in_other_rows_is_named(commune):
    note = [
        "",
        "",
        "Ghi chú: cháu Bình đã chuyển đi nơi khác từ tháng 3",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    found = commune.found(commune.row(commune.an, AN), note)
    told = [row.row for row in found.rows] + [one.row for one in found.passed]
    assert sorted(told) == [2, 3]
