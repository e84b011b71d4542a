"""USB out and back, with real windows: a laptop that never saw a network, the office's desktop, and
a stick that goes between them, also twice and in the wrong order.
"""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.journeys.official import Official
from tests.sync.conftest import make_app
from tests.sync.homes import add_home, child_of, edit, open_counts, village
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.settings import keep_scale


@pytest.fixture
def look(qapp):
    made = Look(make_application())
    yield made
    made.scale_to(100)


class Clerk(Official):
    """Somebody at *Đồng bộ*, choosing files in the dialogs."""

    def __init__(self, app, look, folder, name, scale):
        keep_scale(app, scale)
        window = open_window(app, make_application(), look)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        super().__init__(app, window, folder)
        self.name = name
        self.go("sync", "Đồng bộ")

    @property
    def pane(self):
        return self.page.carrying

    seen_under_way = False

    def shown(self):
        """See that a bar and *Dừng* stand there while a stick is carried."""
        pane = self.pane
        self.seen_under_way |= pane.bar.isVisible() and pane.stop.isVisible()
        self.window.grab().save(str(self.hand._folder / f"stick-{self.name}-under-way.png"))

    def settle(self):
        desk = self.window.desk
        self.hand.until(
            lambda: not (desk.network.is_busy or desk.store.is_busy or self.pane.model.running),
            "the work",
        )
        self.rest()

    def choose(self, press, path):
        """Press a button and pick a file or a folder in the dialog that it opens."""
        self.window.activateWindow()
        press.click()
        dialog = self.pane.findChild(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        self.settle()
        self.hand.until(lambda: self.pane.findChild(QFileDialog) is None, "the dialog to go")
        return self.pane.outcome.text.text()

    def picture(self, what):
        self.hand.look(f"stick-{self.name}-{what}")

    def close(self):
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def books(tmp_path, clock):
    made = [
        make_app(tmp_path / name, clock, seed) for seed, name in ((71, "office"), (72, "laptop"))
    ]
    yield made
    for one in made:
        one.close()


def one(folder, beginning):
    return next(path for path in folder.iterdir() if path.name.startswith(beginning))


def test_a_stick_out_and_back(central, books, look, tmp_path):
    office_book, laptop_book = books
    stick, old = tmp_path / "USB", tmp_path / "old"
    for folder in (stick, old):
        folder.mkdir()
    add_home(office_book, children=2)
    add_home(office_book, children=1, village_name="Biêng")
    office = Clerk(office_book, look, tmp_path, "office", 100)
    office.page.form.url.setText(central.url)
    office.page.form.code.setText(central.enrolment_code("07603", "Máy xã"))
    office.page.form.join.click()
    office.settle()
    office.page.send.click()
    office.settle()

    laptop = Clerk(laptop_book, look, tmp_path, "laptop", 150)
    laptop.pane.pack.click()
    assert "mã kết nối" in laptop.pane.outcome.text.text()
    laptop.picture("asks")
    code = central.enrolment_code("07603", "Máy thôn", (str(village(office_book)),))
    laptop.page.form.code.setText(code)
    assert "yêu cầu kết nối" in laptop.choose(laptop.pane.pack, stick)
    office.pane.model.stated.connect(lambda: office.pane.model.running and office.shown())
    assert "ghi trả lời" in office.choose(office.pane.unpack, one(stick, "gui-"))
    assert office.seen_under_way
    office.picture("carried")
    assert "số liệu hai bên khớp" not in laptop.choose(laptop.pane.unpack, one(stick, "tra-"))
    assert laptop.page.joined.isVisible()
    with laptop_book.store.read() as snapshot:
        assert snapshot.children.count() == 2

    child = add_home(laptop_book)[0]
    laptop.choose(laptop.pane.pack, stick)
    shutil.copy(one(stick, "gui-"), old)
    edit(laptop_book, child, father_name="Lâm Văn Bảy")
    assert "7 thay đổi" in laptop.choose(laptop.pane.pack, stick)  # four are its villages
    laptop.picture("packed")
    office.choose(office.pane.unpack, one(stick, "gui-"))
    newest = shutil.copy(one(stick, "tra-"), tmp_path / "newest.sotreem")
    office.choose(office.pane.unpack, one(old, "gui-"))
    assert "khớp" in laptop.choose(laptop.pane.unpack, Path(newest))
    laptop.picture("taken")
    assert open_counts(laptop_book) == {}
    laptop.choose(laptop.pane.unpack, one(old, "tra-"))
    assert "đã nhận rồi" in laptop.choose(laptop.pane.unpack, Path(newest))
    laptop.picture("again")
    cut = tmp_path / "cut.sotreem"
    cut.write_bytes(Path(newest).read_bytes()[:-50])
    assert "chép chưa hết" in laptop.choose(laptop.pane.unpack, cut)
    office.page.send.click()
    office.settle()
    assert child_of(office_book, child).father_name == "Lâm Văn Bảy"
    for clerk in (laptop, office):
        clerk.close()


def test_a_commune_whose_central_takes_lists(books, look, tmp_path):
    book = books[0]
    add_home(book, children=3)
    clerk = Clerk(book, look, tmp_path, "lists", 150)
    clerk.pane.lists.click()
    clerk.settle()
    assert not clerk.page.form.isVisible()
    assert "Chờ ghi ra tệp: 3 trẻ" in clerk.pane.standing.text()
    assert "3 trẻ" in clerk.choose(clerk.pane.write, tmp_path)
    assert "Đã gửi, chưa rõ: 3 trẻ" in clerk.pane.standing.text()
    clerk.picture("written")
    clerk.choose(clerk.pane.again, tmp_path)
    written = one(tmp_path, "tai-len-")
    assert "Không thấy cột kết quả" in clerk.choose(clerk.pane.results, written)
    clerk.choose(clerk.pane.results, results_of(written, tmp_path / "ket qua.xlsx"))
    assert "nhận 2 trẻ, trả lại 1 trẻ để sửa" in clerk.pane.outcome.text.text()
    assert "Sai số định danh" in clerk.page.needs.lines[0].text
    clerk.picture("returned")
    clerk.close()


def results_of(written, target):
    """Answer an upload batch as a central would: the last row is to be put right."""
    book = load_workbook(written)
    sheet = book.worksheets[0]
    said = [("Kết quả", "Lý do")] + [("Thành công", "")] * (sheet.max_row - 2)
    said.append(("Không hợp lệ", "Sai số định danh."))
    after = sheet.max_column
    for row, words in enumerate(said, 1):
        for column, word in enumerate(words, after + 1):
            sheet.cell(row, column, word)
    book.save(target)
    return target
