"""Tokens are remembered by their hash, and a wrong one is not looked up again at once."""

from sync.central.devices import Device
from sync.central.tokens import Tokens, commune_of
from tests.sync.central.conftest import NAM_DUONG

SECRET = "s" * 43


def test_tokens_are_remembered_by_hash_and_not_for_ever():
    tokens, token = Tokens(), f"Bearer {NAM_DUONG}.{SECRET}"
    assert tokens.asker(token).id == ""
    tokens.learn(token, 200, Device(NAM_DUONG, "d", frozenset()))
    assert tokens.asker(token).commune == NAM_DUONG
    tokens.learn(token, 401, None)
    assert not tokens.may_be(token)
    assert tokens.asker(token).id == ""
    assert SECRET not in repr(vars(tokens))


def test_many_wrong_tokens_fill_no_memory():
    tokens = Tokens()
    for number in range(10_050):
        tokens.learn(f"Bearer {NAM_DUONG}.{number:043}", 401, None)
    assert len(tokens._wrong) == 10_000
    tokens.learn("nonsense", 401, None)
    assert len(tokens._wrong) == 10_000
    assert [commune_of(text) for text in ("", "nonsense", f"bearer {NAM_DUONG}.{SECRET}")] == [
        "",
        "",
        NAM_DUONG,
    ]
