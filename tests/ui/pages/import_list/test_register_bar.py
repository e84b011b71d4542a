"""Over the rows of a register: its days can be changed, and the comparison left."""

from PySide6.QtCore import Qt

from app.services.lists.import_workbook import import_workbook
from tests.app.conftest import write_list
from tests.app.services.registers import LIST, REGISTER, born, listed
from ui.pages.import_list.stages import Stage
from ui.signals import Wish

OURS = listed("Lê Thị Na", "02/03/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
THEIRS = born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", cert="46/2026")


def test_the_days_of_a_register_and_its_comparison(open_main, app, tmp_path, rest, qtbot):
    ours = write_list(tmp_path / "ds.xlsx", {"DS": [LIST, OURS]})
    import_workbook(app, ours, on=app.today())
    window = open_main(app)
    window.go(Wish("import_list"))
    rest(window)
    page, model = window.page, window.page.model
    model.bring_in(write_list(tmp_path / "ks.xlsx", {"KS": [REGISTER, THEIRS]}))
    qtbot.waitUntil(lambda: model.stage is Stage.COLUMNS and not model.running)
    assert model.register
    model.look()
    qtbot.waitUntil(lambda: model.stage is Stage.PREVIEW and not model.running)
    rest(window)
    bar = page.preview.register
    assert (bar.first.text(), bar.last.text()) == ("01/05/2026", "31/05/2026")
    assert bar.words.text() == "1 trẻ chỉ có trong sổ hộ tịch."

    bar.first.setText("01.03.2026")
    qtbot.keyClick(bar.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not model.running)
    rest(window)
    assert "1 trẻ của xã không có trong sổ hộ tịch" in bar.words.text()
    absent = model.previewing.shown.of("absent")
    assert [one.living[0].full_name for one in absent] == ["Lê Thị Na"]

    bar.first.setText("tháng ba")
    qtbot.keyClick(bar.first, Qt.Key.Key_Return)
    assert bar.wrong.text.text().startswith("Hãy ghi hai ngày")

    bar.compares.click()
    qtbot.waitUntil(lambda: not model.running)
    rest(window)
    assert model.previewing.decisions.span is None
    assert not bar.first.isEnabled()
    assert bar.isVisible()
