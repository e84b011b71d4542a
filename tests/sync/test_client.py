"""Two devices and a central: what one enters, the other sees; nothing is doubled or overrun."""

import pytest

from app.domain.birth_date import BirthDate
from app.domain.errors import KnownError
from app.storage.journal import State
from sync.enroll import enroll
from sync.memory import read_link
from sync.outcome import Done, NeedsAttention, Waiting
from tests.sync.homes import add_home, child_of, edit, open_counts, states


def test_a_day_of_visits_reaches_the_central_and_another_device(make_device):
    official, to_central = make_device("official")
    colleague, also = make_device("colleague")
    children = add_home(official, children=3)

    outcome = to_central.run_once()

    assert isinstance(outcome, Done)
    assert outcome.tally.accepted == 4 + 1 + 3
    assert to_central.status().pending == 0
    assert to_central.status().digest_ok is True
    assert isinstance(also.run_once(), Done)
    for child in children:
        there, here = child_of(colleague, child), child_of(official, child)
        assert there == here
        assert there is not None
        assert there.revision > 0
