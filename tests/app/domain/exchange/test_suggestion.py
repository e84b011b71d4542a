from dataclasses import replace

from app.domain.exchange.suggestion import Suggestion, read_wanted, write_wanted
from app.domain.status import Status

ONE = Suggestion(id="s", village_id="v", about="child", about_id="c", wanted="")


def test_it_waits_until_it_is_answered_or_withdrawn():
    assert ONE.is_open
    assert not replace(ONE, answer="taken").is_open
    assert not replace(ONE, status=Status.REMOVED).is_open


def test_a_change_is_read_as_it_was_written_and_nonsense_is_nothing():
    pairs = {"mother_name": ("Vi Hoa", "Lý “Hoa”"), "at_risk": ("", "x")}
    assert read_wanted(write_wanted(pairs)) == pairs
    assert replace(ONE, wanted=write_wanted(pairs)).pairs == pairs
    for text in ("", "{", "[]", "1", '{"a": 1}', '{"a": ["b"]}', '{"a": ["b", 2]}'):
        assert read_wanted(text) == {}
