"""The newborns of a month: the civil registry's register comes in, twins and unnamed babies with
it, then its corrections; all by keyboard in the real window.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from app.services.lists.import_workbook import import_workbook
from app.services.undo_group import undo_group
from tests.app.conftest import write_list
from tests.app.services.registers import LIST, REGISTER, born, listed
from tests.journeys.official import AT_100, ENTER, Official, working
from ui.pages.import_list.stages import Stage

TWINS = ("02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
OURS = [
    listed("Bé gái", *TWINS),
    listed("Bé gái", *TWINS),
    listed("Trai", "11/05/2026", "Nam", "Hà Thị Tư", "Lý Văn Út", village="Đồng Á"),
    listed("Nguyễn Văn Nam", "16/03/2019", "Nam", "Nguyễn Thị Mơ", "Nguyễn Văn Cả"),
    listed("Đặng Minh Khang", "01/03/2026", "Nam", "Lý Thị Ửng", "Đặng Văn Sơn"),
    listed("Giáp Thị Đào", "04/05/2014", "Nữ", "Vi Thị Na", "Giáp Văn Lâm", village="Hoa Quảng"),
]
MAY = [
    born("LÊ THỊ NA", *TWINS, cert="41/2026", number="024326000041"),
    born("LÊ THỊ NI", *TWINS, cert="42/2026", number="024326000042"),
    born("LÝ VĂN BÌNH", "11/05/2026", "Nam", "HÀ THỊ TƯ", "LÝ VĂN ÚT",
         "Thôn Đồng Á, xã Nam Dương", "024226000043", "43/2026"),
    born("NGUYỄN THỊ MAI", "20/05/2026", "Nữ", "NGUYỄN THỊ MƠ", "NGUYỄN VĂN CẢ",
         number="024326000044", cert="44/2026"),
    born("HOÀNG VĂN PHÚC", "22/05/2026", "Nam", "PHÙNG THỊ LỰU", "HOÀNG VĂN LỘC",
         "Thôn Hoa Quảng, xã Nam Dương", "024226000045", "45/2026"),
]  # fmt: skip
CORRECTED = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Nội dung cải chính"]
CORRECTION = [1, "Giáp Thị Đào", "04/05/2014", "Nữ", "Họ tên: Giáp Thị Đào → Giáp Thị Anh Đào"]


class Registrar(Official):
    """Somebody at *Đối soát → Tư pháp – Hộ tịch*."""

    def open_tab(self):
        self.go("handoff", "Đối soát")
        tabs = self.page.tabs
        tabs.setFocus()
        self.press_until(Qt.Key.Key_Right, lambda: hasattr(self.page.part, "cards"))
        self.rest()
        return self.page.part

    def bring_in(self, path):
        """Ask for the register from the tab, drop it, and go on to its preview."""
        self.open_tab().take.click()
        self.hand.until(lambda: self.page.title == "Nhập danh sách", "the wizard")
        self.rest()
        model = self.page.model
        self.hand.drop(self.page.zone, path)
        self.hand.until(lambda: model.stage is not Stage.PICK and not model.running, "columns")
        self.rest()
        if model.stage is Stage.COLUMNS:
            self.hand.look(f"{path.stem}-columns")
            self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.PREVIEW and not model.running, "preview")
        self.hand.until(lambda: not model.previewing.search.kind, "the search for doubles")
        self.rest()
        return model

    def take_safe(self, model):
        self.hand.press(Qt.Key.Key_L, ctrl=True)
        safe = self.page.preview.register.safe
        self.hand.until(lambda: not model.running and not safe.isEnabled(), "the plan")
        self.rest()

    def row_of(self, model, name):
        rows = [one for one in model.previewing.shown.of("all") if one.line.name == name]
        step = self.page.preview
        step.table.setFocus()
        step.table.go_to(model.previewing.shown.of("all").index(rows[0]))
        self.rest()
        return rows[0]

    def accept(self, model, field):
        """Tick a difference of the row in front, as the space bar does."""
        from PySide6.QtWidgets import QCheckBox

        self.page.preview.step_back()
        boxes = self.page.preview.panel.widget().findChildren(QCheckBox)
        box = next(one for one in boxes if field in one.text())
        box.setFocus()
        self.hand.press(Qt.Key.Key_Space)
        self.hand.until(lambda: not model.running, "the plan")
        self.rest()

    def finish(self, model):
        self.hand.press(ENTER, ctrl=True)
        self.hand.until(lambda: model.stage is Stage.DONE and not model.running, "the report")
        self.rest()
        return model.report

    def names(self):
        with self.app.store.read() as snapshot:
            people = list(snapshot.children.everyone())
        return {child.full_name: (child, home) for child, home in people}


@pytest.mark.parametrize("scale", AT_100)
def test_the_newborns_of_a_month(app, tmp_path, scale):
    ours = write_list(tmp_path / "trạm y tế.xlsx", {"DS": [LIST, *OURS]})
    import_workbook(app, ours, on=app.today())
    title = ["SỔ ĐĂNG KÝ KHAI SINH THÁNG 5 NĂM 2026"]
    may = write_list(tmp_path / "khai sinh.xlsx", {"KS": [title, REGISTER, *MAY]})
    corrections = write_list(tmp_path / "cải chính.xlsx", {"CC": [CORRECTED, CORRECTION]})
    with working(Registrar, app, tmp_path, scale) as registrar:
        part = registrar.open_tab()
        assert part.cards["registration_overdue"].figure.text() == "1"
        assert part.cards["registration_pending"].figure.text() == "3"
        registrar.hand.look("tab-before")

        model = registrar.bring_in(may)
        report = model.previewing.preview.report
        assert (report.added, report.changed) == (2, 0)
        registrar.hand.look("preview")
        registrar.row_of(model, "Lê Thị Na")
        registrar.hand.look("preview-twins")
        registrar.take_safe(model)
        registrar.row_of(model, "Lý Văn Bình")
        registrar.hand.look("preview-safe")
        for name in ("Lê Thị Na", "Lê Thị Ni"):
            registrar.row_of(model, name)
            registrar.accept(model, "Họ và tên")
        report = registrar.finish(model)
        registrar.hand.look("report")
        assert (report.rows, report.added, report.set_aside) == (5, 2, 0)

        people = registrar.names()
        assert "Bé gái" not in people
        assert "Trai" not in people
        assert len(people) == 8
        assert people["Lý Văn Bình"][0].national_id == "024226000043"
        # Who of the twins has which number nobody has said: it waits.
        assert people["Lê Thị Na"][0].national_id == ""
        mai, brother = people["Nguyễn Thị Mai"], people["Nguyễn Văn Nam"]
        assert mai[1].id == brother[1].id
        assert people["Hoàng Văn Phúc"][1].village_id is not None

        part = registrar.open_tab()
        assert part.cards["only_in_register"].figure.text() == "2"
        assert part.cards["registration_overdue"].figure.text() == "1"
        registrar.hand.look("tab-after")

        again = registrar.bring_in(may).previewing.preview.report
        assert (again.added, again.changed) == (0, 0)
        registrar.page.model.next_file()
        registrar.rest()

        model = registrar.bring_in(corrections)
        registrar.hand.look("corrections")
        registrar.take_safe(model)
        registrar.finish(model)
        assert "Giáp Thị Anh Đào" in registrar.names()
        undo_group(app, report.group_id, on=app.today())
        assert len(registrar.names()) == len(set(registrar.names()))
        with app.store.read() as snapshot:
            names = sorted(child.full_name for child, _ in snapshot.children.everyone())
        assert names.count("Bé gái") == 2
        for picture in registrar.hand.pictures:
            assert not QImage(str(picture)).isNull()


@pytest.mark.parametrize("scale", AT_100)
def test_a_baby_under_a_pet_name_is_asked_about_before_she_is_added(app, tmp_path, scale):
    pet = listed("Bống", "20/05/2026", "Nữ", "Nguyễn Thị Mơ", "Nguyễn Văn Cả")
    import_workbook(app, write_list(tmp_path / "trạm y tế.xlsx", {"DS": [LIST, pet]}),
                    on=app.today())  # fmt: skip
    title = ["SỔ ĐĂNG KÝ KHAI SINH THÁNG 5 NĂM 2026"]
    may = write_list(tmp_path / "khai sinh.xlsx", {"KS": [title, REGISTER, MAY[3]]})
    with working(Registrar, app, tmp_path, scale) as registrar:
        model = registrar.bring_in(may)
        step = registrar.page.preview
        assert step.words.text().startswith("1 dòng = 0 mới")
        assert "Dòng chưa chọn sẽ để riêng" in step.told.text.text()
        registrar.row_of(model, "Nguyễn Thị Mai")
        registrar.hand.look("asked")
        buttons = step.panel.widget().findChildren(QPushButton)
        next(one for one in buttons if one.text() == "Trẻ khác").click()
        registrar.rest()
        assert step.words.text().startswith("1 dòng = 1 mới")
        assert not step.told.text.text()
        assert registrar.finish(model).added == 1
        assert set(registrar.names()) == {"Bống", "Nguyễn Thị Mai"}
