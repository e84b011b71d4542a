"""The day of a decision: two villages are merged, a list from before it comes in, and the whole is
taken back. Real widgets, by keyboard.
"""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.bootstrap import create_app
from app.domain.child import Child
from app.domain.household import Household
from app.domain.places.units import find_commune
from app.services.list_groups import list_groups
from tests.journeys.official import AT_150, Official, working
from ui.pages.import_list.stages import Stage
from ui.signals import Wish

OLD = ("Thôn Biêng", "Thôn Lâm")
NEW = "Thôn Đoàn Kết"
HEADER = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Chủ hộ", "Thôn")


@pytest.fixture
def app(tmp_path, clock, new_id):
    names = (*OLD, "Thôn Cánh")
    opened = create_app(
        tmp_path / "xã", find_commune("07603"), names, passphrase="x", clock=clock, new_id=new_id
    )
    with opened.write("visit") as work:
        for village in work.villages.all():
            home = Household(id=new_id(), village_id=village.id, head_name=f"Vi {village.name}")
            work.save_all([home, Child(id=new_id(), household_id=home.id, full_name="Vi Thị An")])
    yield opened
    opened.close()


class VillagesDay(Official):
    """What the official does, and what must then be true."""

    def homes(self):
        """Name the village of each household by its head."""
        with self.app.store.read() as snapshot:
            titles = {one.id: one.title for one in snapshot.villages.all()}
            homes = snapshot.households.all()
            return {home.head_name: titles.get(home.village_id or "", "") for home in homes}

    def groups(self):
        return list_groups(self.app)

    def merge(self):
        """Choose two villages, name the new one and the paper, and do it."""
        self.go("settings", "Cài đặt")
        section = self.page.section
        self.hand.look("villages")
        rows = [section.model.lines[row].village.title for row in range(3)]
        section.table.setFocus()
        section.table.selectRow(rows.index(OLD[0]))
        for _ in range(rows.index(OLD[1]) - rows.index(OLD[0])):
            self.hand.press(Qt.Key.Key_Down, shift=True)
        if "Thôn Cánh" in [line.village.title for line in section.chosen]:
            section.begin(", ".join(OLD) + " → ")
        else:
            section.tasks[1].click()
        self.hand.type(NEW)
        self.hand.until(lambda: len(section.model.seen.rows) == 3, "what it would do")
        section.form.number.setFocus()
        self.hand.type("12/QĐ-UBND")
        self.rest()
        self.hand.look("foreseen")
        section.form.apply.setFocus()
        self.hand.press(Qt.Key.Key_Space)
        self.rest()
        self.hand.look("merged")

    def bring_in(self, path):
        """Drop a list from before the decision and take it."""
        self.window.go(Wish("import_list"))
        self.rest()
        model = self.page.model
        self.hand.drop(self.page.zone, path)
        self.hand.until(
            lambda: model.stage in (Stage.COLUMNS, Stage.PREVIEW) and not model.running, "columns"
        )
        self.rest()
        if model.stage is Stage.COLUMNS:
            self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.PREVIEW and not model.running, "the preview")
        self.hand.until(lambda: not model.previewing.search.kind, "the search for doubles")
        self.rest()
        self.hand.press(Qt.Key.Key_Return, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.DONE and not model.running, "the report")
        self.rest()
        return model.report


def old_list(folder):
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    rows = (("Lê Văn Tư", "16/03/2015", "Nam", "Vi Thị Hoa", "Lê Văn Ba", "Biêng"),
            ("Lê Thị Năm", "02/05/2018", "Nữ", "Vi Thị Lan", "Lê Văn Bốn", "Thôn Lâm"))  # fmt: skip
    for number, row in enumerate(rows, 1):
        book.active.append((number, *row))
    book.save(folder / "cu.xlsx")
    return folder / "cu.xlsx"


@pytest.mark.parametrize("scale", AT_150)
def test_two_villages_merged_then_an_old_list_then_undo(app, scale, tmp_path):
    with working(VillagesDay, app, tmp_path, scale) as day:
        day.rest()
        before = day.homes()
        day.merge()
        assert {day.homes()[head] for head in ("Vi Biêng", "Vi Lâm")} == {NEW}
        assert day.homes()["Vi Cánh"] == "Thôn Cánh"

        report = day.bring_in(old_list(tmp_path))
        assert (report.added, report.set_aside) == (2, 0)
        assert {day.homes()[head] for head in ("Lê Văn Ba", "Lê Văn Bốn")} == {NEW}

        day.go("settings", "Cài đặt")
        group = next(one for one in day.groups() if one.action == "villages")
        day.window.status.undo_asked.emit(group.group_id, "")
        day.rest()
        homes = day.homes()
        assert {head: homes[head] for head in before} == before
        assert {homes[head] for head in ("Lê Văn Ba", "Lê Văn Bốn")} == {NEW}
        day.hand.look("parted")
    assert all(QImage(str(path)).width() for path in day.hand.pictures)
