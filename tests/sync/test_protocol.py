"""Messages: what is believed, what is not, and bodies that unpack to what they should."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.codings import CODINGS, choose_coding
from sync.protocol import (
    ProtocolError,
    WireChange,
    applied_ids,
    applied_revisions,
    decode_body,
    hash_ids,
    read_changes,
    read_push_answer,
    runs_of,
    sha256_of,
    write_changes,
)

texts = st.text(max_size=20)
changes = st.builds(
    WireChange,
    id=st.text("abc123-", min_size=1, max_size=36),
    entity=st.sampled_from(("child", "household")),
    entity_id=st.text("abc", min_size=1, max_size=10),
    base=st.integers(0, 9),
    after=st.text("abc", max_size=9),
    fields=st.dictionaries(st.text("abc_", min_size=1, max_size=9), st.tuples(texts, texts)),
    at=st.just("2026-06-08T01:00:00+00:00"),
    reason=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
)


@given(st.lists(changes, min_size=1, max_size=5))
@settings(max_examples=60)
def test_changes_come_back_as_they_were_written(listed):
    body = write_changes(listed)
    assert read_changes(body) == listed
    assert body.count(b"\n") == len(listed)
    for name in CODINGS:
        assert decode_body(CODINGS[name].encode(body), name, sha256_of(body).upper()) == body


def answer_for(ids, rejected=(), **other):
    applied = [id_ for id_ in ids if id_ not in rejected]
    return json.dumps(
        {
            "protocol": 1,
            "batch_id": "b",
            "sha256": "h",
            "applied_n": len(applied),
            "applied_hash": hash_ids(applied),
            "runs": [[5, len(applied)]] if applied else [],
            "exceptions": [{"id": id_, "status": "rejected"} for id_ in rejected],
            "epoch": "e",
            "head": 9,
            "own_before": 0,
            "now": "",
        }
        | other
    ).encode()


IDS = ["x", "y", "z"]


def test_an_answer_that_accounts_for_all_is_believed():
    answer = read_push_answer(answer_for(IDS, rejected=["y"]), "b", "h", IDS)
    assert applied_ids(answer, IDS) == ["x", "z"]
    assert applied_revisions(answer) == [5, 6]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html></html>",
        b"{}",
        b"null",
        answer_for(IDS)[:-9],
        answer_for(IDS, protocol=2),
        answer_for(IDS, batch_id="another"),
        answer_for(IDS, sha256="another"),
        answer_for(IDS, applied_n=2),
        answer_for(IDS, applied_hash=hash_ids(["x"])),
        answer_for(IDS, runs=[[5, 2]]),
        answer_for(IDS, runs=[]),
        answer_for(["x", "y"]),
        answer_for(["x", "z", "y"]),
        answer_for([*IDS, "w"]),
        answer_for([*IDS, "w"], rejected=["w"]),
        answer_for(IDS, rejected=["y", "y"]),
        answer_for(IDS, exceptions=[{"id": "y", "status": "applied"}]),
        answer_for(IDS, exceptions=[{"id": "y", "status": "lost"}]),
    ],
)
def test_anything_else_is_not_understood(body):
    with pytest.raises(ProtocolError, match="not_understood"):
        read_push_answer(body, "b", "h", IDS)


def test_a_body_is_held_against_its_hash_and_its_coding():
    packed = gzip.compress(b"plain")
    for body, coding, sha256, code in (
        (packed, "gzip", sha256_of(b"other"), "bad_hash"),
        (packed[:-4], "gzip", sha256_of(b"plain"), "bad_hash"),
        (packed + b"more", "gzip", sha256_of(b"plain"), "bad_hash"),
        (b"plain", "gzip", sha256_of(b"plain"), "bad_hash"),
        (b"plain", "br", sha256_of(b"plain"), "coding_unknown"),
    ):
        with pytest.raises(ProtocolError, match=code):
            decode_body(body, coding, sha256)


def test_the_best_coding_known_to_both_is_taken():
    assert choose_coding(("identity", "gzip")) == "gzip"
    assert choose_coding(("identity", "zstd-d1", "gzip")) == "zstd-d1"
    assert choose_coding(("zstd-of-tomorrow",)) == "identity"


def test_runs_are_broken_where_revisions_jump():
    assert runs_of([3, 4, 5, 9, 2]) == [(3, 3), (9, 1), (2, 1)]


def test_what_is_not_understood_is_not_quoted():
    with pytest.raises(ProtocolError) as caught:
        read_changes(b'{"id": {"full_name": "Trinh Thi Bi Mat"}}')
    assert "Bi Mat" not in str(caught.value.__cause__)
    with pytest.raises(ProtocolError) as caught:
        read_push_answer(b'{"batch_id": ["Trinh Thi Bi Mat"]}', "b", "h", [])
    assert "Bi Mat" not in str(caught.value.__cause__)
