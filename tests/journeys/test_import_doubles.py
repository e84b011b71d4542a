"""A list with doubles in it: three rows are one girl, who is in the book as well, each time written
otherwise. By keyboard alone some rows are settled in the preview; what is left open is one question
of *Trùng lặp*, merged in one go, taken back and merged again. The list then brings nothing more.
"""

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import ChildId, HouseholdId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.services.doubles.scan_doubles import scan_doubles
from tests.journeys.official import AT_100, ENTER, Official, living, working
from ui.demo import make_commune
from ui.pages.import_list.stages import Stage

CHILDREN = 600
IMPORT, DOUBLES, EVERYONE = "Nhập danh sách", "Trùng lặp", "Trẻ em"
LIST = """\
Họ và tên|Ngày sinh|Giới tính|Dân tộc|Họ tên cha|Họ tên mẹ|Chủ hộ|Thôn|Điện thoại
Leng Thi Thuy Duong|12/08/2016|Nữ|Nùng|Lèng Văn Hưng|Nguyễn Thị Lựu|Lèng Văn Hùng|{near}|0977123456
Lèng Thùy Dương|12/08/2016|Nữ|Nùng||Nguyễn Thị Lựu|Nguyễn Thị Lựu|{near}|0977123456
Lèng Thị Thùy Dưong|08/12/2016|Nữ|Nùng|Lèng Văn Hưng|Nguyễn Thị Lưu|Nguyễn Văn Mão|{near}|
Ngọc Gia Bão|2014|Nam|Kinh|Ngọc Văn Tú||Ngọc Văn Dần|{near}|
Mạc Khánh Linh|14/02/2018|Nữ|Kinh|Mạc Văn Quý|Bế Thị Hiền|Mạc Văn Quý|{near}|
Mạc Khánh Linh|19/02/2018|Nữ|Kinh||Bế Thị Hiên|Mạc Văn Toàn|{near}|
Âu Minh Trí|09/09/2015|Nam|Kinh|Âu Văn Khải|Lê Thị Ngân|Âu Văn Khải|{near}|
Khúc Bảo Ngọc|21/11/2019|Nữ|Kinh|Khúc Văn Lực|Trịnh Thị Mơ|Khúc Văn Lực|{far}|
Thân Đức Huy|30/01/2013|Nam|Kinh|Thân Văn Sự|Chu Thị Nga|Thân Văn Sự|{near}|
Ong Thị Quỳnh Chi|17/06/2020|Nữ|Kinh|Ong Thế Vinh|Diêm Thị Thu|Ong Thế Vinh|{far}|
"""
IN_BOOK = "giống trẻ đã có trong sổ"
GIRL, BOY, LINH, OTHER_LINH, MOVED_AWAY = (2, 3, 4), 5, 6, 7, 11
"""Rows as Excel numbers them."""


@pytest.fixture
def place(tmp_path):
    """An invented commune with the girl and the boy of the list in it, and the list."""
    app, _ = make_commune(tmp_path / "so", CHILDREN)
    with app.store.read() as snapshot:
        near, far = snapshot.villages.all()[:2]
    girl = _plant(
        app, far, "Lèng Văn Hưng", full_name="Lèng Thị Thùy Dương", birth_date=BirthDate(2016, 8),
        sex=Sex.FEMALE, ethnicity="Nùng", father_name="Lèng Văn Hưng",
    )  # fmt: skip
    boy = _plant(
        app, near, "Ngọc Văn Tú", full_name="Ngọc Gia Bảo", birth_date=BirthDate(2014, 3, 5),
        sex=Sex.MALE, ethnicity="Kinh", father_name="Ngọc Văn Tú", mother_name="Đàm Thị Hằng",
    )  # fmt: skip
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    for row in LIST.format(near=near.name, far=far.name).splitlines():
        sheet.append(row.split("|"))
    path = tmp_path / "tre-em-thang-6.xlsx"
    book.save(path)
    yield app, girl, boy, path
    app.close()


def _plant(app, village, head, **fields):
    home = Household(id=HouseholdId(app.new_id()), village_id=village.id, head_name=head)
    child = Child(id=ChildId(app.new_id()), household_id=home.id, **fields)
    with app.write("import") as unit:
        unit.save_all([home, child])
    return child.id


class Clerk(Official):
    """Brings lists in and settles doubles; the keys only."""

    @property
    def model(self):
        return self.page.model

    def preview(self, path):
        """Type the file's name into the dialog, and go as far as the preview."""
        self.go("import_list", IMPORT)
        if self.model.stage is Stage.DONE:
            self.press_until(Qt.Key.Key_Tab, self.page.done.next.hasFocus)
            self.hand.press(Qt.Key.Key_Space)
        self.press_until(Qt.Key.Key_Tab, self.page.zone.pick.hasFocus)
        self.hand.press(Qt.Key.Key_Space)
        self.hand.until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
        self.hand.type(str(path))
        self.hand.press(ENTER)
        self.window.activateWindow()  # as a window manager does when a dialog closes
        self.hand.until(self.window.isActiveWindow, "the window")
        at = (Stage.COLUMNS, Stage.PREVIEW)
        self.hand.until(lambda: self.model.stage in at and not self.model.running, "the columns")
        self.rest()
        if self.model.stage is Stage.COLUMNS:
            self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: self.model.stage is Stage.PREVIEW, "the preview")
        self.rest_of_preview()

    def rest_of_preview(self):
        work = self.model.previewing.search
        self.hand.until(lambda: not (self.model.running or work.kind), "the search in the list")
        self.rest()

    def take(self):
        self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: self.model.stage is Stage.DONE and not self.model.running, "report")
        self.rest()
        return self.model.report

    def texts(self):
        """Give what the table says of each row of the file: (outcome, why)."""
        lines = self.page.preview.lines
        rows = [
            [lines.index(at, column).data() for column in (5, 2, 3)]
            for at in range(lines.rowCount())
        ]
        return {int(number): (outcome, why) for number, outcome, why in rows}

    def open_row(self, number):
        """Walk to a row with the arrows and open it."""
        table = self.page.preview.table
        self.press_until(Qt.Key.Key_Backtab, table.hasFocus)
        self.hand.press(Qt.Key.Key_Home, ctrl=True)
        rows = list(self.texts())
        self.press_until(Qt.Key.Key_Down, lambda: table.currentIndex().row() == rows.index(number))
        self.hand.press(ENTER)
        self.rest()

    def answer(self, number, words):
        """Press a button of a row's panel."""
        self.open_row(number)
        self.press_until(Qt.Key.Key_Tab, lambda: _focused_words() == words)
        self.hand.press(Qt.Key.Key_Space)
        self.rest_of_preview()

    def find_group(self, ids):
        """Put groups off until the one of these records is open."""
        for _ in self.model.groups:
            if set(self.model.group.ids) == ids:
                return
            self.hand.press(Qt.Key.Key_F9)
            self.rest()
        raise AssertionError(ids)


def _focused_words():
    focused = QApplication.focusWidget()
    return focused.text() if isinstance(focused, QPushButton) else ""


@pytest.mark.parametrize("scale", AT_100)
def test_a_list_with_doubles(place, scale, tmp_path):
    app, girl, boy, path = place
    before = living(app)
    with working(Clerk, app, tmp_path, scale) as clerk:
        clerk.preview(path)
        _the_preview_says_who_is_alike(clerk)
        _some_rows_are_settled(clerk)
        ids = _the_list_is_taken(clerk, boy)
        assert living(app) == before | set(ids.values()) - {boy}
        hers = {girl, *(ids[row] for row in GIRL)}
        kept = _she_is_one_question(clerk, hers, ids)
        _the_merge_is_taken_back_and_done_again(clerk, hers, kept)
        _the_others_are_found_in_her_record(clerk, hers, kept)
        _the_list_brings_nothing_more(clerk, path)
        _nobody_is_asked_about(clerk, hers | {boy, *ids.values()})
    scan_doubles(app)
    with app.store.read() as snapshot:
        pairs = [{one.first_id, one.second_id} for one in snapshot.likenesses.all()]
    assert not [pair for pair in pairs if pair & hers or pair == {ids[LINH], ids[OTHER_LINH]}]


def _the_preview_says_who_is_alike(clerk):
    said = {number: why.split("; ")[:-1] for number, (_, why) in clerk.texts().items()}
    assert said[2] == ["giống dòng 3, 4", IN_BOOK]
    assert [said[row] for row in (3, 4)] == [["giống dòng 2, 4"], ["giống dòng 2, 3"]]
    assert [said[row] for row in (LINH, OTHER_LINH)] == [["giống dòng 7"], ["giống dòng 6"]]
    assert said[BOY] == [IN_BOOK, "ngày sinh chưa đủ"]
    assert not any(said[row] for row in (8, 9, 10, 11))
    clerk.hand.look("preview")
    clerk.open_row(2)
    words = [part.text() for part in clerk.page.preview.panel.findChildren(QLabel)]
    assert "trùng ngày sinh, điện thoại, tên mẹ; họ tên viết tắt hoặc thiếu chữ; " in " ".join(
        words
    )
    assert "Giống một trẻ đã có trong sổ" in words
    clerk.hand.look("row-with-doubles")


def _some_rows_are_settled(clerk):
    """What can be seen at once is said now; the three rows of the girl are left for later."""
    clerk.answer(BOY, "Cùng một trẻ")
    clerk.hand.look("the-boy-of-the-book")
    clerk.answer(OTHER_LINH, "Trẻ khác")
    clerk.answer(MOVED_AWAY, "Không nhập dòng này")
    texts = clerk.texts()
    assert [texts[row][0] for row in (BOY, MOVED_AWAY)] == ["thay đổi", "để riêng"]
    assert not [row for row in (BOY, LINH, OTHER_LINH) if "giống" in texts[row][1]]
    clerk.hand.look("rows-settled")


def _the_list_is_taken(clerk, boy):
    """Give the child of each row that was taken; all of it is one group."""
    last = clerk.last_seq()
    report = clerk.take()
    clerk.hand.look("report")
    assert (report.added, report.changed, report.unchanged, report.set_aside) == (8, 1, 0, 1)
    changes = clerk.changes_since(last)
    assert {one.group_id for one in changes} == {report.group_id}
    ids = {line.row: line.child_id for line in report.lines if line.child_id}
    assert ids[BOY] == boy
    (said,) = (one.entity_id for one in changes if one.entity == "decision")
    with clerk.app.store.read() as snapshot:
        decision = snapshot.decisions.get(said)
    assert {decision.first_id, decision.second_id} == {ids[LINH], ids[OTHER_LINH]}
    return ids


def _she_is_one_question(clerk, hers, ids):
    """The four records are asked about together, and merged by one key; who is kept is given."""
    clerk.search_ends()
    clerk.go("duplicates", DOUBLES)
    asked = [set(group.ids) for group in clerk.model.groups]
    assert [group for group in asked if group & (hers | set(ids.values()))] == [hers]
    clerk.find_group(hers)
    clerk.hand.look("four-records")
    kept = clerk.model.group.ids[clerk.model.choice.kept]
    clerk.hand.press(ENTER, ctrl=True)
    said = clerk.window.status.text
    clerk.hand.until(lambda: said.text() == "Đã gộp 4 hồ sơ của Lèng Thị Thùy Dương", "the merge")
    clerk.rest()
    _is_merged(clerk, hers, kept)
    return kept


def _is_merged(clerk, hers, kept):
    with clerk.app.store.read() as snapshot:
        now = {id_: snapshot.children.get(id_) for id_ in hers}
    assert now[kept].status is Status.ACTIVE
    ended = [child for id_, child in now.items() if id_ != kept]
    assert {(child.status, child.merged_into) for child in ended} == {(Status.MERGED, kept)}
    assert now[kept].full_name == "Lèng Thị Thùy Dương"
    assert str(now[kept].birth_date) == "2016-08-12"
    assert now[kept].mother_name == "Nguyễn Thị Lựu"


def _the_merge_is_taken_back_and_done_again(clerk, hers, kept):
    clerk.hand.look("merged")
    undo = clerk.window.status.undo
    for count, name in ((4, "Làm lại"), (1, "Hoàn tác")):
        clerk.hand.press(Qt.Key.Key_Z, alt=True)
        clerk.hand.until(lambda left=count: len(hers & living(clerk.app)) == left, "hers")
        clerk.hand.until(lambda said=name: undo.isVisible() and undo.text() == said, name)
        clerk.rest()
    _is_merged(clerk, hers, kept)


def _the_others_are_found_in_her_record(clerk, hers, kept):
    clerk.go("children", EVERYONE)
    clerk.hand.type("leng thi thuy duong")
    clerk.hand.until(lambda: list(clerk.model.ids) == [kept], "her alone")
    clerk.hand.press(Qt.Key.Key_Down)
    clerk.hand.press(ENTER)
    clerk.hand.until(lambda: clerk.model.record is not None, "her record")
    with clerk.app.store.read() as snapshot:
        names = [snapshot.children.get(id_).full_name for id_ in hers - {kept}]
    told = [line.split(" · ")[0] for line in clerk.model.record.merged]
    assert sorted(told) == sorted(f"Gộp từ: {name}" for name in names)
    clerk.hand.look("her-record")


def _the_list_brings_nothing_more(clerk, path):
    """Only what was left out is offered again: that a row is not wanted is said of one import."""
    last = clerk.last_seq()
    clerk.preview(path)
    outcomes = {number: outcome for number, (outcome, _) in clerk.texts().items()}
    assert outcomes.pop(MOVED_AWAY) == "thêm mới"
    assert set(outcomes.values()) == {"không đổi"}
    assert clerk.model.previewing.doubles == {}
    clerk.hand.look("the-same-list-again")
    clerk.answer(MOVED_AWAY, "Không nhập dòng này")
    report = clerk.take()
    assert (report.added, report.changed, report.unchanged, report.set_aside) == (0, 0, 9, 1)
    assert report.group_id is None
    assert clerk.changes_since(last) == []


def _nobody_is_asked_about(clerk, ours):
    clerk.search_ends()
    clerk.go("duplicates", DOUBLES)
    assert clerk.model.groups
    assert not [group.ids for group in clerk.model.groups if ours & set(group.ids)]
