"""Every kind of report can be stopped while it is counted, wherever it is."""

from datetime import timedelta

import pytest

from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.reports.report_kinds import KINDS
from app.services.pace import Pace, say_nothing
from tests.app.services.look_alikes import add_home, an, villages

LEAST = 3
"""Times that a report of a few children listens."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_broken_off_wherever_it_is(app, kind):
    add_home(app, an(), an(full_name="Lê Bình"), village_id=villages(app)["Biêng"])
    today = app.today()
    with app.store.read() as snapshot:
        usual = KINDS[kind].usual(snapshot, today)
    for period in (usual, Period(today - timedelta(days=3), today)):
        calls = []
        KINDS[kind].make(app, period, lambda calls=calls: calls.append(1))
        assert len(calls) >= LEAST
        for last in (0, len(calls) // 2, len(calls) - 1):
            heard = iter([False] * last + [True])
            with pytest.raises(KnownError, match="cancelled"):
                KINDS[kind].make(
                    app, period, Pace(2, say_nothing, lambda it=heard: next(it)).listen
                )
