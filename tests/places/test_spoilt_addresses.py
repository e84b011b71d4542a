"""A small campaign: of spoilt addresses none is mapped wrong, and most are mapped or offered."""

from tests.places.__main__ import play


def test_no_spoilt_address_is_mapped_wrong():
    counts, wrong = play(600, seed=7)
    assert wrong == []
    assert counts["typed: right"] > 270
    assert counts["read: right"] > 240
