"""Every code of an end and of a list has its word."""

from app.domain.circumstances.circumstance_end import CAUSES as CODES
from app.domain.circumstances.circumstance_kind import Part
from ui.sentences.circumstance import CAUSES, GIVEN_CAUSES, PARTS, cause_name


def test_every_cause_has_a_word():
    assert set(CODES) == set(CAUSES)
    assert set(GIVEN_CAUSES) <= set(CAUSES)
    assert cause_name("?") == "lý do khác"


def test_every_list_has_a_name():
    assert set(PARTS) == set(Part)
