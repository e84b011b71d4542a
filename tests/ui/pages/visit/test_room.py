"""However long the names, nothing of the form is cut at its side: words give way and say so."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from ui.pages.visit.lookups import Family
from ui.widgets.elided import OfferButton

LONG = "Nguyễn Hoàng Phương Khánh Uyên Thảo Vy Minh Nguyệt"
ROOM = {100: (1182, 672), 150: (1090, 624)}
"""Scale -> what the window of 1366 × 768 leaves for the page."""


@pytest.fixture(params=ROOM)
def crowded(request, app, look, lam, open_page, qtbot):
    """A child with long names, typed beside a household with long names, at a user's scale."""
    look.scale_to(request.param)
    page = open_page()
    page.resize(*ROOM[request.param])
    with app.store.read() as snapshot:
        children = snapshot.children.of_household(lam.id)
    named = replace(children[0], mother_name=f"Vàng {LONG}", full_name=LONG)
    home = replace(lam, head_name=f"Giáp {LONG}", address=f"Xóm {LONG}")
    page.model.make_household(f"Vi {LONG}")
    for name, text in (("full_name", f"{LONG} Lan"), ("mother_name", f"Trần {LONG}")):
        page.model.edit(name, text)
    yield page, named, Family(home, [named])
    look.scale_to(100)


def take_up(page, child, family):
    page.model.take_up(child, family.household, family.children, move=True)
    page.flow.show()
    QApplication.processEvents()


def cut_at_the_side(page) -> list[QWidget]:
    area = page._middle_area
    return [
        part
        for part in area.widget().findChildren(QWidget)
        if part.isVisible()
        and part.mapTo(area.viewport(), QPoint(part.width(), 0)).x() > area.viewport().width()
    ]


def test_what_was_typed_is_offered_within_its_column(crowded):
    page, child, family = crowded
    take_up(page, child, family)
    offers = [o for o in page.form.findChildren(OfferButton) if o.isVisible()]
    assert len(offers) == 2
    for offer in offers:
        assert offer.text().startswith("Vừa gõ: ")
        assert offer.text().endswith("… · Dùng")
        assert offer.fontMetrics().horizontalAdvance(offer.text()) <= offer.width()
    assert f"Vừa gõ: Trần {LONG} · Dùng" in [offer.toolTip() for offer in offers]
    assert cut_at_the_side(page) == []


def test_the_heading_gives_way_too(crowded):
    page, child, family = crowded
    take_up(page, child, family)
    heading = page.form.heading
    assert heading.text().endswith("…")
    assert heading.toolTip() == f"{LONG} · chuyển từ hộ Giáp {LONG}"


def test_a_question_stays_within_the_column(crowded):
    page, _, family = crowded
    words = page.model.describe(family.household)
    page.questions.ask_home(words, words, waits=True)
    page.bring(page.questions.first)
    QApplication.processEvents()
    assert cut_at_the_side(page) == []
    band = page.questions.band
    area = page._middle_area.viewport()
    assert band.mapTo(area, QPoint(0, band.height())).y() <= area.height()


def test_the_waiting_form_is_named_within_the_page(crowded):
    page, _, _ = crowded
    page.draft_bar.tell("08:00", LONG, LONG)
    QApplication.processEvents()
    assert page.draft_bar.text.text().endswith("…")
    assert page.draft_bar.width() <= page.width()
    assert page.minimumSizeHint().width() <= page.width()
