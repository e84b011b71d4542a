"""*Dừng* is heard while a report is counted, not only before and after."""

import pytest

from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.services.pace import say_nothing
from ui.pages.reports.counting import count


def test_a_report_is_stopped_while_it_is_counted(app):
    asked, period = [], Period.of_day(app.today())

    def cancelled(at=None):
        asked.append(1)
        return len(asked) == at

    count(app, "coverage", period, say_nothing, cancelled)
    before_and_after = 2
    assert len(asked) > before_and_after + 2
    del asked[:]
    with pytest.raises(KnownError, match="cancelled"):
        count(app, "coverage", period, say_nothing, lambda: cancelled(at=3))
    assert len(asked) == 3
