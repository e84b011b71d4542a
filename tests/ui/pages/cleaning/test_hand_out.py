"""Lists and review sheets go out from the page, and half of them never."""

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QPushButton

from ui.pages.cleaning.hand_out import HandOutPanel
from ui.pages.cleaning.parts import TABS


@pytest.fixture
def panel(window, rest, qtbot):
    made = HandOutPanel(window.desk)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    made.open(made.model.wanted)
    rest(window)
    return made


@pytest.fixture
def done(window, rest, panel):
    def wait():
        rest(window)
        assert not panel.model.running
        return panel.model.written

    return wait


def names(folder):
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def test_it_says_what_can_go_out(panel):
    assert panel.filtered.text() == "Danh sách đang lọc: 5 trẻ"
    assert panel.everyone.text() == "Cả xã: 5 trẻ"
    texts = [panel.villages.box(id_).text() for id_ in panel.villages.ticked]
    assert texts == [
        "Biêng  ·  1 trẻ", "Đồng Á  ·  1 trẻ", "Hoa Quảng  ·  1 trẻ", "Chưa rõ thôn  ·  1 trẻ"
    ]  # fmt: skip
    assert not panel.stop.isVisible()


def test_a_list_goes_out(panel, done, tmp_path):
    panel.write_list(tmp_path / "di.xlsx")
    assert panel.stop.isVisible()
    assert done().children == 5
    assert openpyxl.load_workbook(tmp_path / "di.xlsx").active.max_row == 6
    assert panel.result.text.text() == "Đã ghi di.xlsx: 5 trẻ."
    assert panel.open_folder.isVisible()
    assert not panel.open_paper.isVisible()
    assert panel.export.isEnabled()


def test_each_village_has_its_own_sheets(panel, done, tmp_path):
    folder = tmp_path / "phiếu"
    folder.mkdir()
    panel.write_sheets(folder)
    assert done().children == 4
    assert names(folder) == [
        f"phieu-ra-soat_{place}_2026-06-08{suffix}"
        for place in ("chua-ro-thon", "thon-bieng", "thon-dong-a", "thon-hoa-quang")
        for suffix in (".pdf", ".xlsx")
    ]


def test_ticked_villages_go_into_one_paper(panel, done, tmp_path):
    folder = tmp_path / "phiếu"
    folder.mkdir()
    panel.villages.box(panel.villages.ticked[-1]).click()
    panel.workbook.setChecked(False)
    panel.apart.setChecked(False)
    panel.write_sheets(folder)
    assert done().children == 3
    assert names(folder) == ["phieu-ra-soat_3-thon_2026-06-08.pdf"]
    assert len(PdfReader(folder / names(folder)[0]).pages) == 3
    assert panel.open_paper.isVisible()


def test_a_sheet_that_is_there_is_kept(panel, done, tmp_path):
    folder = tmp_path / "phiếu"
    folder.mkdir()
    panel.paper.setChecked(False)
    filled = folder / "phieu-ra-soat_thon-bieng_2026-06-08.xlsx"
    filled.write_text("đã điền")
    panel.write_sheets(folder)
    done()
    assert filled.read_text() == "đã điền"
    assert "phieu-ra-soat_thon-bieng_2026-06-08_2.xlsx" in names(folder)


def test_stopping_leaves_nothing(panel, done, tmp_path):
    folder = tmp_path / "phiếu"
    folder.mkdir()
    panel.write_sheets(folder)
    panel.stop.click()
    assert done().stopped
    assert names(folder) == []
    assert "Đã dừng theo ý bạn" in panel.result.text.text()


def test_trouble_is_said_in_a_sentence(panel, done, tmp_path):
    panel.write_list(tmp_path / "không có" / "di.xlsx")
    assert "không còn" in done().trouble
    assert (
        panel.result.text.text() == "Thư mục để ghi tệp di.xlsx không còn. Hãy chọn thư mục khác."
    )
    assert not panel.open_folder.isVisible()


def test_nothing_ticked_makes_no_sheet(panel):
    panel.villages.all.click()
    assert panel.villages.ticked == []
    assert not panel.make.isEnabled()
    panel.villages.all.click()
    assert panel.make.isEnabled()
    panel.workbook.setChecked(False)
    panel.paper.setChecked(False)
    assert not panel.make.isEnabled()


def test_the_dialogs_propose_names_without_names(panel, qtbot):
    panel.everyone.setChecked(True)
    panel.export.click()
    dialog = panel.findChild(QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    chosen = [path.rpartition("/")[2] for path in dialog.selectedFiles()]
    assert chosen == ["danh-sach-tre-em_2026-06-08.xlsx"]
    dialog.close()


def test_every_button_has_a_name(panel):
    assert all(button.accessibleName() for button in panel.findChildren(QPushButton))


def test_it_says_that_the_files_hold_private_things(panel):
    words = " ".join(one.text() for one in panel.findChildren(type(panel.nobody)))
    assert "thông tin riêng của trẻ em" in words


def test_it_is_a_part_of_the_page_and_follows_its_filter(go, window, rest):
    page = go(worklist="parent")
    page.parts.tabs.setCurrentIndex(len(TABS) - 1)
    rest(window)
    assert page.parts.hand_out.isVisible()
    assert page.parts.hand_out.filtered.text() == "Danh sách đang lọc: 1 trẻ"
    page.worklists.chosen.emit("no_id")
    rest(window)
    assert page.parts.hand_out.isVisible()
    assert page.parts.hand_out.filtered.text() == "Danh sách đang lọc: 2 trẻ"
