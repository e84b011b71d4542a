"""*Làm sạch* over the list of the common fixtures, with what a person at the keyboard does."""

import pytest
from PySide6.QtCore import Qt

from ui.signals import Wish


@pytest.fixture
def page(window, rest):
    window.go(Wish("cleaning"))
    rest(window)
    return window.page


@pytest.fixture
def go(window, rest):
    def to(**facts):
        window.go(Wish("cleaning", facts))
        rest(window)
        return window.page

    return to


@pytest.fixture
def names(page):
    return lambda: [page.pane.rows.row_of(row).full_name for row in range(len(page.model.ids))]


@pytest.fixture
def counts(page):
    def read():
        return {facet.name.strip(): facet.count for facet in page.model.facets.worklists}

    return read


@pytest.fixture
def open_first(page, window, press, rest):
    """Open the first record of the list by Enter."""

    def do():
        page.pane.table.setFocus()
        press(Qt.Key.Key_Return)
        rest(window)
        return page.editor

    return do


@pytest.fixture
def save(window, press, rest):
    def do():
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        rest(window)

    return do
