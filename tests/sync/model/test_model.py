"""A few worlds of the stateful model; the campaign is `python -m tests.sync.model`."""

import logging
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.sync.model.__main__ import print_figures
from tests.sync.model.machine import SyncModel


@pytest.fixture(autouse=True)
def _quiet_central():
    """It is killed on purpose, and says so in its log."""
    log = logging.getLogger("sotreem.central")
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(logging.NOTSET)


def test_the_campaign_prints_its_figures(capsys):
    print_figures(Counter({"steps": 3, "rule: edit": 2, "line: twice": 1}), 7.4)
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert [words[0] for words in lines] == ["3", "1", "2", "7"]
    assert lines[2][1] == "rule: edit"


TestSyncModel = SyncModel.TestCase
TestSyncModel.settings = settings(
    max_examples=4,
    stateful_step_count=20,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
