"""A matcher as bytes and back: what it learnt of everybody, so that nobody need be read again."""

import encodings.cp437  # noqa: F401 (zip asks for it when it first reads: no lane may import)
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np

from app.matching.edition import edition
from app.matching.matcher import Matcher

FORMAT = 2
"""To be raised when keys, syllables or the parts of names are made otherwise than before."""
_MARK = "mark"


def pack_matcher(matcher: Matcher) -> bytes:
    """Write a matcher as bytes; who was called two children is not among it."""
    content, arrays = BytesIO(), dict[str, Any](matcher.kept())
    arrays[_MARK] = np.frombuffer(_mark(), np.uint8)
    np.savez(content, **arrays)
    return content.getvalue()


def unpack_matcher(content: bytes) -> Matcher | None:
    """Read a matcher again; None where the bytes are none of this edition."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as kept:
            arrays = dict(kept)
        is_ours = arrays.pop(_MARK).tobytes() == _mark()
        return Matcher.restored(arrays) if is_ours else None
    except (KeyError, ValueError, IndexError, EOFError, BadZipFile):
        return None


def _mark() -> bytes:
    return f"{FORMAT} {edition()}".encode()
