"""Correcting one record after another, by keyboard, while the list stands still."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ui.signals import Wish

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def field(page, name):
    return next(row for row in page.editor.form.rows if row.name == name).editor


def write(qtbot, page, name, text):
    editor = field(page, name)
    editor.widget.setFocus()
    editor.widget.selectAll()
    editor.widget.insert(text)
    editor.widget.textEdited.emit(text)


def test_enter_opens_the_record_in_its_first_field_with_a_problem(page, go, open_first):
    go(worklist="no_id")
    editor = open_first()
    assert editor.isVisible()
    assert editor.title.whole == "Nguyễn Thị Ánh"
    assert editor.place.text() == "1/2"
    assert editor.form.focused_field() == "national_id"
    assert "Chưa có số định danh cá nhân." in said(editor.problems)


def test_save_opens_the_next_and_the_corrected_one_stays_marked(
    page, window, go, open_first, save, qtbot, names, counts
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "national_id", "024319000017")
    save()
    assert page.editor.title.whole == "Đặng Minh Khang"
    assert page.editor.form.focused_field() == "birth_date"
    assert names() == ["Nguyễn Thị Ánh", "Đặng Minh Khang"]
    assert page._state_of(page.pane.rows.row_of(0)) == ("đã sửa", "ok")
    assert counts()["Chưa có số định danh"] == 1
    assert window.status.text.text() == "Đã lưu Nguyễn Thị Ánh"
    with window.desk.app.store.read() as snapshot:
        child = snapshot.children.get(page.model.ids[0])
    assert child.national_id == "024319000017"


def test_f5_takes_the_corrected_ones_off_the_list(
    page, window, go, open_first, save, qtbot, names, press, rest
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "national_id", "024319000017")
    save()
    assert page.renew.isVisible()
    press(Qt.Key.Key_F5)
    rest(window)
    assert names() == ["Đặng Minh Khang"]
    assert not page.renew.isVisible()


def test_undo_puts_it_back_on_the_list(
    page, window, go, open_first, save, qtbot, counts, press, rest
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "national_id", "024319000017")
    save()
    press(Qt.Key.Key_Z, ALT)
    qtbot.waitUntil(lambda: window.status.undo.text() == "Làm lại")
    rest(window)
    assert counts()["Chưa có số định danh"] == 2
    with window.desk.app.store.read() as snapshot:
        assert snapshot.children.get(page.model.ids[0]).national_id == ""


def test_the_arrows_go_through_the_list_in_the_form_and_in_the_list(
    page, window, go, open_first, press, rest
):
    go(worklist="no_id")
    open_first()
    press(Qt.Key.Key_Down, ALT)
    rest(window)
    assert page.editor.title.whole == "Đặng Minh Khang"
    assert page.pane.table.currentIndex().row() == 1
    assert page.editor.form.focused_field() == "birth_date"
    press(Qt.Key.Key_Up, CTRL)
    rest(window)
    assert page.editor.title.whole == "Nguyễn Thị Ánh"
    page.pane.table.setFocus()
    press(Qt.Key.Key_Down)
    rest(window)
    assert page.editor.title.whole == "Đặng Minh Khang"
    assert page.pane.table.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not page.editor.isVisible()
    assert page.pane.table.hasFocus()


def test_what_cannot_be_saved_keeps_the_record_and_the_cursor_there(
    page, go, open_first, save, qtbot
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "national_id", "1234")
    save()
    assert page.editor.title.whole == "Nguyễn Thị Ánh"
    assert page.editor.form.focused_field() == "national_id"
    assert page.editor.form.rows[4].message() == "Số định danh sai"


def test_a_form_left_half_way_waits_also_after_a_restart(
    page, window, open_main, go, open_first, press, rest, qtbot
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "mother_name", "Trần Thị Hòa")
    press(Qt.Key.Key_Down, ALT)
    rest(window)
    press(Qt.Key.Key_Up, ALT)
    rest(window)
    assert field(page, "mother_name").read() == "Trần Thị Hòa"
    assert page.editor.kept.isVisible()
    page.leave()
    rest(window)
    again = open_main(window.desk.app)
    again.go(Wish("cleaning", {"worklist": "no_id"}))
    rest(again)
    assert page._state_of(page.pane.rows.row_of(0))[0] == "đang gõ dở, chưa lưu"
    again.page.flow.open(again.page.model.ids[0])
    rest(again)
    assert field(again.page, "mother_name").read() == "Trần Thị Hòa"
    again.page.editor.restore.click()
    rest(again)
    assert field(again.page, "mother_name").read() == "Trần Thị Hoa"


def test_what_only_those_allowed_may_see_is_sealed_in_a_form_left_half_way(
    page, window, go, open_first, rest
):
    app = window.desk.app
    go(worklist="no_id")
    open_first()
    page.correcting.edit("special", "Nhiễm HIV; Mồ côi")
    page.correcting.unsaved.keep_now()
    rest(window)
    with app.store.read() as snapshot:
        (draft,) = snapshot.drafts.all()
    assert "HIV" not in draft.body
    page.correcting.unsaved._is_read = False  # as after a restart
    page.correcting.unsaved._forms.clear()
    page.correcting.unsaved.read(lambda: None)
    rest(window)
    page.correcting.open(page.model.ids[0])
    rest(window)
    page.correcting.save()
    rest(window)
    with app.store.read() as snapshot:
        child = snapshot.children.get(page.model.ids[0])
        assert len(snapshot.confidentials.of_child(child.id)) == 1
    assert child.special == "Mồ côi"


def test_the_village_is_chosen_by_typing(page, window, go, open_first, press, rest, save, qtbot):
    go(worklist="village")
    open_first()
    village = field(page, "village").widget
    assert village.hasFocus()
    assert "Nguyên văn: “Xóm Lạ”" in said(page.editor.problems)
    village.selectAll()
    qtbot.keyClicks(village, "hq")
    rest(window)
    press(Qt.Key.Key_Return)
    assert village.text() == "Hoa Quảng"
    save()
    with window.desk.app.store.read() as snapshot:
        _, home = snapshot.children.with_household(page.model.ids[0])
        assert snapshot.villages.get(home.village_id).name == "Hoa Quảng"
    assert window.status.text.text() == "Đã lưu Hoàng Hòa · hết danh sách"
    assert not page.editor.isVisible()


def test_history_is_told_and_one_correction_taken_back_from_there(
    page, window, go, open_first, save, qtbot, rest
):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "father_name", "Nguyễn Văn Bính")
    save()
    page.flow.open(page.model.ids[0])
    rest(window)
    history = page.editor.form.history
    assert "Họ tên cha: Nguyễn Văn Bình → Nguyễn Văn Bính" in said(history)
    history.undo_asked.emit(page.correcting.record.said.history[0].group_id)
    rest(window)
    assert field(page, "father_name").read() == "Nguyễn Văn Bình"


def test_every_field_has_a_name_and_help(page, go, open_first):
    go(worklist="no_id")
    editor = open_first()
    for row in editor.form.rows:
        assert row.editor.widget.accessibleName()
        assert row.editor.widget.whatsThis()
    assert QApplication.focusWidget().accessibleName() == "Số định danh"


def test_alt_z_does_again_what_it_undid(page, window, go, open_first, save, qtbot, press, rest):
    go(worklist="no_id")
    open_first()
    write(qtbot, page, "national_id", "024319000017")
    save()
    for _ in range(2):
        press(Qt.Key.Key_Z, ALT)
        qtbot.wait(150)  # a button shows that it is pressed before it acts
        rest(window)
    with window.desk.app.store.read() as snapshot:
        assert snapshot.children.get(page.model.ids[0]).national_id == "024319000017"
