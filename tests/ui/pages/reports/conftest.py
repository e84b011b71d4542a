"""The page of reports, with the report of the villages' progress made."""

import pytest

from ui.signals import Wish


@pytest.fixture
def page(window, rest):
    window.go(Wish("reports", {"kind": "village-progress"}))
    rest(window)
    return window.page
