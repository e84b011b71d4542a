"""What was typed survives: a crash, another household in between, a save that is refused."""

import json

import pytest

from ui.pages.visit.draft_keeper import EVERY_MS
from ui.pages.visit.state import PAGE, VisitState


def newest(app):
    with app.store.read() as snapshot:
        return snapshot.drafts.newest(PAGE)


def test_a_draft_is_kept_within_two_seconds(app, at_lam, typist, qtbot):
    assert EVERY_MS < 1500
    typist.types("Bảo An")
    qtbot.waitUntil(lambda: newest(app) is not None, timeout=2000)
    assert json.loads(newest(app).body)["texts"]["full_name"] == "Giáp Bảo An"


def test_a_form_left_by_a_crash_is_offered_and_comes_back_whole(
    app, desk, at_lam, typist, open_page, lam, qtbot
):
    typist.enters("Bảo An", "31/2/2021", "n")
    qtbot.waitUntil(lambda: newest(app) is not None, timeout=2000)
    after = open_page()
    qtbot.waitUntil(after.draft_bar.isVisible)
    assert after.draft_bar.text.whole.startswith("Còn phiếu đang nhập lúc ")
    assert "hộ Giáp Văn Lâm · Giáp Bảo An" in after.draft_bar.text.whole
    after.draft_bar.reopen.click()
    assert not after.draft_bar.isVisible()
    assert after.view.row("full_name").editor.read() == "Giáp Bảo An"
    assert after.view.row("birth_date").message() == "Ngày sinh không có trên lịch."
    assert after.model.state.seen_household == lam
    qtbot.waitUntil(lambda: len(after.model.around.children) == 2)


def test_a_form_that_is_not_wanted_is_thrown_away(app, at_lam, typist, open_page, qtbot):
    typist.types("Bảo An")
    qtbot.waitUntil(lambda: newest(app) is not None, timeout=2000)
    after = open_page()
    qtbot.waitUntil(after.draft_bar.isVisible)
    after.draft_bar.drop.click()
    qtbot.waitUntil(lambda: newest(app) is None)


def test_saving_ends_the_draft(app, at_lam, typist, qtbot):
    typist.types("Bảo An")
    qtbot.waitUntil(lambda: newest(app) is not None, timeout=2000)
    with qtbot.waitSignal(at_lam.desk.signals.noticed):
        typist.saves()
    assert newest(app) is None


def test_another_household_puts_the_form_aside(app, at_lam, page, typist, field, qtbot):
    typist.types("Bảo An")
    assert page.step_back()
    page.panel.head.selectAll()
    typist.enters("Giáp Văn Hùng")
    assert page.draft_bar.isVisible()
    assert (field("head_name"), field("full_name")) == ("Giáp Văn Hùng", "Giáp ")
    page.draft_bar.reopen.click()
    assert (field("head_name"), field("full_name")) == ("Giáp Văn Lâm", "Giáp Bảo An")


@pytest.mark.parametrize("body", ["{}", "không phải JSON", '{"texts": 1}'])
def test_a_draft_of_another_kind_is_left_alone(app, open_page, body):
    with app.write("draft") as unit:
        unit.drafts.put("d1", PAGE, body, app.clock())
    assert not open_page().draft_bar.isVisible()
    assert newest(app).body == body


def test_a_state_is_read_back_as_it_was(at_lam, typist, lam):
    typist.enters("Bảo An", "4/5/2006")
    at_lam.model.pass_warning("over_age", "đã xem giấy khai sinh")
    state = at_lam.model.state
    assert VisitState.from_json(state.to_json()) == state
    assert state.seen_household == lam


def test_what_only_those_allowed_may_see_is_sealed_in_the_draft(app, at_lam, typist, qtbot):
    typist.types("Bảo An")
    at_lam.model.edit("special", "Nhiễm HIV; Mồ côi")
    at_lam.flow._changed()
    qtbot.waitUntil(lambda: "Mồ côi" in getattr(newest(app), "body", ""), timeout=2000)
    state = VisitState.from_json(newest(app).body)
    assert "HIV" not in newest(app).body
    assert state.texts["special"] == "Mồ côi"
    assert len(state.prepared.dropped) == 1
