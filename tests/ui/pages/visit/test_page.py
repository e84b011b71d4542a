"""A visit by keyboard alone, with real widgets over a real store."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

ENTER = Qt.Key.Key_Return
SHIFT = Qt.KeyboardModifier.ShiftModifier


def children_of(app, home):
    with app.store.read() as snapshot:
        return snapshot.children.of_household(home.id)


def focused(page):
    widget = QApplication.focusWidget()
    return next((row.name for row in page.view.rows if row.editor.widget is widget), "")


def test_a_household_is_found_and_its_children_are_shown(at_lam, field):
    page = at_lam
    assert field("village") == "Hoa Quảng"
    assert (field("head_name"), field("address")) == ("Giáp Văn Lâm", "Đội 3")
    shown = [line.body.name for line in page.panel.list.lines]
    assert shown == ["Giáp Thị Minh Anh", "Giáp Minh Khang", "Trẻ mới"]
    assert page.panel.children_heading.text() == "Trẻ của hộ (2)"


def test_what_siblings_share_is_there_and_the_typist_goes_on_behind_the_surname(at_lam, field):
    assert field("full_name") == "Giáp "
    assert field("ethnicity") == "Kinh"
    assert (field("father_name"), field("mother_name")) == ("Giáp Văn Lâm", "Nguyễn Thị Hoa")


def test_a_child_is_entered_and_saved_and_the_next_one_begins(
    app, at_lam, lam, typist, field, qtbot
):
    typist.enters("Bảo An", "4/5/2021", "n", "", "", "", "", "", "khuyet")
    with qtbot.waitSignal(at_lam.desk.signals.noticed) as noticed:
        typist.saves()
    assert noticed.args[0].text.endswith("hộ Giáp Văn Lâm")
    assert noticed.args[0].group_id
    child = next(c for c in children_of(app, lam) if c.full_name == "Giáp Bảo An")
    assert child.birth_date == BirthDate(2021, 5, 4)
    assert child.sex is Sex.MALE
    assert (child.ethnicity, child.mother_name) == ("Kinh", "Nguyễn Thị Hoa")
    assert child.special == "Trẻ em khuyết tật"
    assert (field("full_name"), field("birth_date")) == ("Giáp ", "")
    assert focused(at_lam) == "full_name"
    assert at_lam.panel.children_heading.text() == "Trẻ của hộ (3)"


def test_keys_pressed_while_saving_go_to_the_next_child(app, at_lam, lam, typist, field, qtbot):
    typist.types("Bảo An")
    typist.saves()
    typist.types("Bảo Ngọc")
    assert field("full_name") == "Giáp Bảo An"
    qtbot.waitUntil(lambda: field("full_name") == "Giáp Bảo Ngọc")
    assert {c.full_name for c in children_of(app, lam)} >= {"Giáp Bảo An"}


def test_enter_goes_on_and_shift_enter_back(at_lam, typist):
    typist.presses(ENTER)
    assert focused(at_lam) == "birth_date"
    typist.presses(ENTER, SHIFT)
    assert focused(at_lam) == "full_name"


def test_escape_goes_back_step_by_step_and_loses_nothing(at_lam, typist, field):
    typist.types("Bảo An")
    typist.presses(ENTER)
    assert at_lam.step_back()
    assert focused(at_lam) == "head_name"
    assert at_lam.step_back()
    assert focused(at_lam) == "village"
    assert not at_lam.step_back()
    assert field("full_name") == "Giáp Bảo An"


def test_a_field_is_checked_as_it_is_left(at_lam, typist):
    typist.enters("Bảo An")
    row = at_lam.view.row("birth_date")
    typist.types("31/2/2021")
    assert row.message() == ""
    typist.presses(ENTER)
    assert row.message() == "Ngày sinh không có trên lịch."
    assert row.editor.widget.property("state") == "bad"


def test_a_date_is_written_out_as_it_is_left(at_lam, typist, field):
    typist.enters("Bảo An", "4-5-21")
    assert field("birth_date") == "04/05/2021"


def test_a_block_stops_the_save_at_its_field(app, at_lam, lam, typist):
    typist.enters("Bảo An", "31/2/2021", "n")
    typist.saves()
    assert focused(at_lam) == "birth_date"
    assert len(children_of(app, lam)) == 2


def test_a_warning_is_passed_with_a_reason_typed_in_place(app, at_lam, lam, typist, qtbot):
    typist.enters("Bảo An", "4/5/2006")
    typist.saves()
    assert QApplication.focusWidget() in at_lam.questions.fields()
    typist.types("đã xem giấy khai sinh")
    assert "đã xem giấy khai sinh" in at_lam.view.row("birth_date").message()
    with qtbot.waitSignal(at_lam.desk.signals.noticed):
        typist.saves()
    child = next(c for c in children_of(app, lam) if c.full_name == "Giáp Bảo An")
    assert child.passed == {"over_age": "đã xem giấy khai sinh"}


def test_a_reason_is_kept_with_the_record_and_not_asked_for_again(
    app, at_lam, lam, typist, field, qtbot
):
    """The number says a girl; the typist chose a boy, and knows why."""
    typist.enters("Bảo An", "4/5/2016", "nam", "", "024316000017")
    row = at_lam.view.row("national_id")
    assert row.message() == "Giới tính trong số định danh khác đã ghi."
    typist.saves()
    assert QApplication.focusWidget() in at_lam.questions.fields()
    typist.types("giấy khai sinh ghi đúng như vậy")
    with qtbot.waitSignal(at_lam.desk.signals.noticed) as noticed:
        typist.saves()
    child = next(c for c in children_of(app, lam) if c.full_name == "Giáp Bảo An")
    assert child.passed == {"national_id_sex_mismatch": "giấy khai sinh ghi đúng như vậy"}
    with app.store.read() as snapshot:
        lines = snapshot.journal.group(noticed.args[0].group_id)
    (change,) = [line.change for line in lines if line.change.entity == "child"]
    assert change.reason == "giấy khai sinh ghi đúng như vậy"
    at_lam.flow.choose_child(child.id)
    typist.enters("", "", "", "", "", "Giáp Văn Lam")
    assert at_lam.questions.fields() == []
    assert "giấy khai sinh ghi đúng như vậy" in row.message()
    with qtbot.waitSignal(at_lam.desk.signals.noticed):
        typist.saves()
    assert children_of(app, lam)[1].passed == child.passed


def test_a_reason_goes_with_its_warning(app, at_lam, lam, typist, qtbot):
    typist.enters("Bảo An", "4/5/2006")
    typist.saves()
    typist.types("đã xem giấy khai sinh")
    at_lam.focus_field("birth_date")
    QApplication.focusWidget().selectAll()
    typist.enters("4/5/2016")
    assert at_lam.questions.fields() == []
    with qtbot.waitSignal(at_lam.desk.signals.noticed):
        typist.saves()
    child = next(c for c in children_of(app, lam) if c.full_name == "Giáp Bảo An")
    assert child.passed == {}


def test_a_new_household_is_made_on_the_way(app, page, villages, typist, field, qtbot):
    typist.enters("bieng", "vi văn tư")
    assert field("head_name") == "Vi Văn Tư"
    typist.enters("Đội 1", "912345678")
    assert focused(page) == "full_name"
    assert (field("phone"), field("full_name")) == ("0912345678", "Vi ")
    typist.enters("Thị Lan", "2020")
    with qtbot.waitSignal(page.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        (home,) = snapshot.households.in_village(villages["Biêng"].id)
    assert (home.head_name, home.phone) == ("Vi Văn Tư", "0912345678")
    assert [c.full_name for c in children_of(app, home)] == ["Vi Thị Lan"]


def test_what_is_typed_over_a_known_head_only_looks_for_another_household(
    at_lam, typist, field, qtbot
):
    page = at_lam
    page.focus_field("head_name")
    page.panel.head.selectAll()
    typist.types("Giáp Văn Long")
    page.panel.head.put_away()
    typist.presses(ENTER)
    assert field("head_name") == "Giáp Văn Lâm"


def test_a_head_gets_another_name_when_the_person_says_so(app, at_lam, lam, typist, qtbot):
    page = at_lam
    page.focus_field("head_name")
    page.panel.head.selectAll()
    typist.types("Giáp Văn Long")
    assert [offer.detail for offer in page.panel.head.offers] == [
        "lập hộ mới",
        "đổi tên chủ hộ này",
    ]
    typist.presses(Qt.Key.Key_Down)
    typist.presses(ENTER)
    with qtbot.waitSignal(page.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        assert snapshot.households.get(lam.id).head_name == "Giáp Văn Long"
        assert snapshot.children.count() == 2


def test_a_known_child_is_opened_and_corrected(app, at_lam, lam, typist, field, qtbot):
    page = at_lam
    khang = next(c for c in children_of(app, lam) if c.full_name == "Giáp Minh Khang")
    page.panel.list.setFocus()
    page.panel.list.mark([line.key for line in page.panel.list.lines].index(khang.id))
    typist.presses(ENTER)
    assert (field("full_name"), field("birth_date")) == ("Giáp Minh Khang", "2019")
    assert focused(page) == "full_name"
    typist.presses(ENTER)
    QApplication.focusWidget().selectAll()
    typist.enters("3/9/2019")
    with qtbot.waitSignal(page.desk.signals.noticed):
        typist.saves()
    with app.store.read() as snapshot:
        assert snapshot.children.get(khang.id).birth_date == BirthDate(2019, 9, 3)
        assert snapshot.children.count() == 2


def test_a_number_of_another_child_is_said_under_the_field(at_lam, typist, qtbot):
    typist.enters("Bảo An", "", "", "", "024316002208")
    row = at_lam.view.row("national_id")
    qtbot.waitUntil(lambda: row.message() == "Số định danh này đã ghi cho một trẻ khác.")


def test_every_field_has_a_name_for_screen_readers(page):
    for row in page.view.rows:
        assert row.editor.widget.accessibleName()
        assert row.editor.widget.whatsThis()
