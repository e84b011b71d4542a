"""A week with the police: Thursday the list goes out, Wednesday it is back with ten difficulties.

Real widgets, by keyboard; what is doubtful is decided by hand, the rest is taken together and
undone.
"""

import openpyxl
import pytest
from openpyxl.styles import Font
from PySide6.QtCore import Qt

from app.domain.handoff.answer import Doubt, Kind
from app.domain.handoff.verification import Verification
from tests.handoff.world import fill, send_truth
from tests.journeys.official import AT_100, ENTER, Official
from ui.bootstrap import make_application, open_window
from ui.look import Look
from ui.settings import keep_scale

TAKE, KEEP = Qt.Key.Key_1, Qt.Key.Key_2
KEY, NAME, BORN = 2, 3, 4
"""Columns of the list."""


@pytest.fixture
def look(qapp):
    made = Look(make_application())
    yield made
    made.scale_to(100)


class PoliceWeek(Official):
    """What the official does, and what must then be true."""

    def child(self, id_):
        with self.app.store.read() as snapshot:
            return snapshot.children.get(id_)

    def stands(self):
        with self.app.store.read() as snapshot:
            return snapshot.hand_offs.stands("police")

    def task(self, begins):
        """Find the line of *Việc cần làm* that begins so."""
        return next(line for line in self.page.tasks.lines if line.text().startswith(begins))

    def part(self):
        return self.page.part

    def read(self, path):
        self.part().read_answer(path)
        self.hand.until(lambda: self.part().answer.model.judged is not None, "the answer")
        self.rest()

    def walk_to(self, kind, row):
        """Go down to the line of a row of the sheet."""
        face = self.part().answer
        face.go_to(kind)
        face.table.setFocus()
        self.rest()
        self.press_until(Qt.Key.Key_Down, lambda: face.item.line.row == row)


def spoil(path, truth, held):
    """Answer a list, and bring ten difficulties into it; gives the ids of the rows they are in."""
    book = openpyxl.load_workbook(path)
    page = book.active
    number = next(c.column for c in page[4] if "cung cấp" in str(c.value))
    rows = [
        [cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=4 + len(truth))
    ]
    for row, right in zip(rows, truth.values(), strict=True):
        row[number - 1], row[number + 1] = right, "Khớp"
    ids = list(truth)
    page.cell(4, NAME).value, page.cell(4, number).value = "HỌ TÊN TRẺ", "ĐDCN (CA cấp)"  # 1
    rows[0][number - 1] = int(rows[0][number - 1])  # 2
    rows[1][KEY - 1] = ""  # 3
    rows[2][number - 1] = _other_sex(rows[2][number - 1])  # 4
    rows[4][number - 1] = rows[3][number - 1]  # 5
    rows[5][number - 1] = held  # 6
    rows[6][number - 1], rows[6][number + 1] = "", "Ko tìm thấy"  # 7
    rows[7][NAME - 1] = "Vi Thị Khác"  # 8
    named = dict(zip(ids, rows, strict=True))
    rows = [row for row in rows if row is not named[ids[8]]]  # 9
    rows.sort(key=lambda row: str(row[NAME - 1]).split()[-1])  # 10
    stranger = ["", "", "Lò Văn Lạ", "01/02/2018", "Nam", *[""] * (len(rows[0]) - 5)]
    stranger[number - 1] = "024218123459"
    rows.append(stranger)
    for at, row in enumerate(rows, start=5):
        for column, cell in enumerate(row, start=1):
            page.cell(at, column).value = cell
            if row is named[ids[9]]:
                page.cell(at, column).font = Font(strike=True)
    book.save(path)
    return {id_: 5 + rows.index(row) for id_, row in named.items() if row in rows}


def _other_sex(number):
    return f"{number[:3]}{int(number[3]) ^ 1}{number[4:]}"


@pytest.mark.parametrize("scale", AT_100)
def test_a_list_goes_out_on_thursday_and_comes_back_on_wednesday(
    app, clock, qapp, look, tmp_path, scale
):
    fill(app, 5, 40)
    clock.pass_time(days=3)
    keep_scale(app, scale)
    window = open_window(app, qapp, look)
    window.show()
    week = PoliceWeek(app, window, tmp_path)
    try:
        _thursday(week, tmp_path)
        clock.pass_time(days=6)
        _wednesday(week, tmp_path)
        clock.pass_time(days=1)
        week.go("home", "Trang chủ")
        assert week.task("Quá hạn 17/06, Công an xã chưa trả lời").property("state") == "bad"
    finally:
        window.close()


def _thursday(week, folder):
    week.go("home", "Trang chủ")
    line = week.page.tasks.lines[0]
    assert line.text().startswith("Hôm nay lập danh sách gửi Công an xã")
    line.setFocus()
    week.hand.press(Qt.Key.Key_Space)
    week.hand.until(lambda: week.page.title == "Đối soát", "the page")
    week.rest()
    face = week.part().make
    assert face.isVisible()
    assert face.make.isEnabled()
    week.hand.look("lap-danh-sach")
    face.make_into(folder)
    week.hand.until(lambda: bool(week.stands()), "the list")
    week.rest()
    assert sorted(path.suffix for path in folder.glob("doi-soat_*")) == [".pdf", ".xlsx"]
    assert "Đã lập danh sách" in week.window.status.text.text()
    week.hand.look("da-gui")


def _wednesday(week, folder):
    week.go("home", "Trang chủ")
    assert week.task("Hôm nay nhận lại từ Công an xã").isVisible()
    (path,) = folder.glob("doi-soat_*.xlsx")
    truth, held = send_truth(week.app, week.stands()[0].hand_off.id, 3)
    rows = spoil(path, truth, held)
    ids = list(truth)
    week.go("handoff", "Đối soát")
    week.read(path)
    judged = week.part().answer.model.judged
    doubts = {line.child_id: line.doubts for line in judged.lines}
    assert Doubt.NUMBER_SEX in doubts[ids[2]]
    assert Doubt.NUMBER_TWICE in doubts[ids[3]]
    assert Doubt.NUMBER_HELD in doubts[ids[5]]
    assert Doubt.KEY_CONTRADICTED in doubts[ids[7]]
    assert Doubt.STRUCK in doubts[ids[9]]
    assert [line.name for line in judged.of_kind(Kind.STRANGER)] == ["Lò Văn Lạ"]
    week.hand.look("cho-khac")
    week.walk_to(Kind.DECIDE, rows[ids[9]])
    week.hand.press(TAKE)
    week.walk_to(Kind.DECIDE, rows[ids[2]])
    week.hand.press(KEEP)
    week.hand.press(ENTER, ctrl=True)
    week.hand.until(lambda: week.stands()[0].answered > 0, "the answer to be taken")
    week.rest()
    for id_ in (ids[0], ids[1], ids[9], *ids[10:]):
        now = week.child(id_)
        told = (now.national_id, now.verification), doubts[id_]
        assert told[0] == (truth[id_], Verification.MATCHED), told
    assert week.child(ids[2]).verification is Verification.DIFFERS
    assert week.child(ids[6]).verification is Verification.NOT_FOUND
    assert week.child(ids[8]).verification is Verification.SENT
    assert all(week.child(ids[at]).national_id != held for at in range(len(ids)))
    week.hand.look("da-nhan")
    seq = week.last_seq()
    week.window.status.undo.click()
    week.hand.until(lambda: week.last_seq() > seq, "the undo")
    week.rest()
    assert week.child(ids[0]).verification is Verification.SENT
    assert week.stands()[0].answered == 0
