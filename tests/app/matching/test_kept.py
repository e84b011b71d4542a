"""A matcher is the same after it was written and read; what is no matcher is nothing."""

import hashlib
from pathlib import Path

import pytest

from app.matching import Matcher, kept
from app.matching.kept import pack_matcher, unpack_matcher

SOURCES = (
    "app/domain/text/typing_remains.py", "app/matching/keys.py", "app/matching/name_parts.py",
    "app/matching/names.py", "app/matching/records.py", "app/matching/syllables.py",
)  # fmt: skip
WRITTEN_BY = "2 9080509d42a3"


@pytest.fixture
def packed(neighbours):
    return Matcher(neighbours), pack_matcher(Matcher(neighbours))


def test_what_is_read_again_says_the_same(packed, neighbours):
    matcher, content = packed
    again = unpack_matcher(content)
    assert again.pairs(least=0.001) == matcher.pairs(least=0.001)
    draft = neighbours[3]
    assert again.likely(draft, least=0.001) == matcher.likely(draft, least=0.001)


def test_what_is_no_matcher_is_nothing(packed):
    _, content = packed
    assert unpack_matcher(b"") is None
    assert unpack_matcher(content[:-500]) is None
    assert unpack_matcher(b"PK" + content[2:90]) is None
    mark = f"{kept.FORMAT} ".encode()
    assert unpack_matcher(content.replace(mark, b"0 ")) is None


def test_the_format_is_raised_when_what_is_kept_is_made_otherwise():
    """Where this fails: raise `kept.FORMAT` if keys, syllables or parts are made otherwise now."""
    root = Path(__file__).parents[3]
    texts = "".join((root / source).read_text(encoding="utf-8") for source in SOURCES)
    assert f"{kept.FORMAT} {hashlib.sha256(texts.encode()).hexdigest()[:12]}" == WRITTEN_BY
