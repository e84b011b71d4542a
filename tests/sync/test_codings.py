"""Codings: what goes in comes out, within a limit, and the shipped dictionary is the one named."""

import gzip
import random
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
import zstandard

from app.demo.office import InventedOffice
from app.domain.places.units import find_commune
from sync.codings import CODINGS, DICTIONARY, NotUnpacked, choose_coding
from sync.protocol import wire_of, write_changes

ROOT = Path(__file__).parents[2]
LIMIT = 100_000


def packed_by_zstd(plain, **options):
    dictionary = zstandard.ZstdCompressionDict((ROOT / "resources" / DICTIONARY).read_bytes())
    return zstandard.ZstdCompressor(19, dict_data=dictionary, **options).compress(plain)


@pytest.mark.parametrize("name", CODINGS)
@pytest.mark.parametrize("plain", [b"", b"no lines", b'{"id":"a"}\n', "Chữ Việt\n".encode()])
def test_what_goes_in_comes_out(name, plain):
    assert CODINGS[name].decode(CODINGS[name].encode(plain), LIMIT) == plain


def test_a_days_work_takes_as_few_bytes_as_we_promise():
    """The goals: 100 bytes a new record and 45 a 3-field edit, in batches of 50."""
    coding = CODINGS["zstd-d1"]
    office = InventedOffice(2, 200, commune=find_commune("26860"), on=date(2026, 6, 8))
    for work, most in ((office.enter_visits(), 45), (office.correct(3), 45)):
        plain = write_changes(map(wire_of, islice(work, 50)))
        packed = coding.encode(plain)
        assert len(packed) / 50 <= most
        assert coding.decode(packed, len(plain)) == plain


def test_a_small_body_fills_no_memory():
    bomb = b"a" * 50_000_000
    for name, body in (
        ("gzip", gzip.compress(bomb)),
        ("zstd-d1", packed_by_zstd(bomb)),
        ("identity", bomb),
    ):
        with pytest.raises(NotUnpacked, match="too_large"):
            CODINGS[name].decode(body, LIMIT)
    with pytest.raises(NotUnpacked, match="bad_hash"):
        CODINGS["zstd-d1"].decode(packed_by_zstd(bomb, write_content_size=False), LIMIT)


def test_a_spoilt_body_is_refused():
    chance = random.Random(1)
    whole = CODINGS["zstd-d1"].encode(b"some lines\n" * 9)
    for body in (b"", b"junk", whole[:-1], whole + b"x", whole[:7] + chance.randbytes(20)):
        with pytest.raises(NotUnpacked, match="bad_hash"):
            CODINGS["zstd-d1"].decode(body, LIMIT)


def test_the_best_coding_that_both_know_is_chosen():
    assert list(CODINGS) == ["zstd-d1", "gzip", "identity"]
    assert choose_coding(("identity", "zstd-d1", "gzip")) == "zstd-d1"
    assert choose_coding(("zstd-d9", "identity")) == "identity"


def test_the_dictionary_is_the_one_of_the_protocol():
    digest = sha256((ROOT / "resources" / DICTIONARY).read_bytes()).hexdigest()
    assert digest in (ROOT / "sync" / "PROTOCOL.md").read_text(encoding="utf-8")
