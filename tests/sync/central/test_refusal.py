"""Every refusal has the one form of the protocol, whatever was refused."""

import json

from sync.central.refusal import Refusal


def test_refusals_have_one_form(make_caller):
    stranger, official = make_caller(enrolled=False), make_caller()
    for reply, status, code in (
        (stranger.ask("GET", "/pull"), 401, "token_unknown"),
        (stranger.join("99999-X", "s" * 43), 403, "code_unknown"),
        (official.ask("GET", "/pull?cursor=5"), 410, "epoch_changed"),
        (official.ask("GET", "/pull?cursor=x"), 400, "bad_body"),
        (official.ask("GET", "/pull", Sync_Protocol="2"), 426, "protocol_unknown"),
    ):
        answer = json.loads(reply.body)
        assert (reply.status, answer["protocol"], answer["error"]) == (status, 1, code)


def test_a_refusal_tells_its_epoch_where_it_has_one():
    assert Refusal(410, "epoch_changed", epoch="e").epoch == "e"
    assert str(Refusal(401, "token_unknown")) == "token_unknown"
