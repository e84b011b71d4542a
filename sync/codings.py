"""Ways to make the body of a push smaller, the best first, and back again within a limit.

`zstd-d1` is zstd with a dictionary that ships with the program (`resources/sync`), over columns
where the lines allow it. A dictionary in use never changes: a better one gets the next number.
"""

import gzip
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import zstandard

from sync.columns import NotColumns, from_columns, to_columns

LEVEL: Final = 19
"""Measured: 9 packs 6 % worse; 22 no better, these bodies being far smaller than its window."""
DICTIONARY: Final = "sync/changes-d1.zdict"
_COLUMNS: Final = b"["
"""Columns begin so, and lines never."""


class NotUnpacked(Exception):  # noqa: N818 (an answer)
    """A body that is not in its coding. `code`: bad_hash (the line spoilt it) or too_large."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Coding:
    """A way to make a body smaller; `decode` takes the most that may come out."""

    encode: Callable[[bytes], bytes]
    decode: Callable[[bytes, int], bytes]


def _gunzip(body: bytes, limit: int) -> bytes:
    """Unpack at most `limit` bytes: a small body cannot fill the memory."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise NotUnpacked("bad_hash") from error
    return _whole(plain, limit, ended=unpacker.eof and not unpacker.unused_data)


def _same(body: bytes, limit: int) -> bytes:
    return _whole(body, limit, ended=True)


def _pack(plain: bytes) -> bytes:
    """Pack columns, or the lines as they are where they cannot be turned."""
    columns = to_columns(plain) or plain
    packer = zstandard.ZstdCompressor(
        LEVEL,
        dict_data=_packing(),
        write_content_size=True,
        write_dict_id=False,
        write_checksum=False,
    )
    return packer.compress(columns)


def _unpack(body: bytes, limit: int) -> bytes:
    try:
        size = zstandard.get_frame_parameters(body).content_size
        if size == zstandard.CONTENTSIZE_UNKNOWN:
            raise NotUnpacked("bad_hash")
        if size > limit:
            raise NotUnpacked("too_large")
        unpacker = zstandard.ZstdDecompressor(_dictionary())
        plain = unpacker.decompress(body, allow_extra_data=False)
        return from_columns(plain, limit) if plain.startswith(_COLUMNS) else plain
    except (zstandard.ZstdError, NotColumns) as error:
        raise NotUnpacked("bad_hash") from error


def _whole(plain: bytes, limit: int, *, ended: bool) -> bytes:
    if len(plain) > limit:
        raise NotUnpacked("too_large")
    if not ended:
        raise NotUnpacked("bad_hash")
    return plain


@cache
def _dictionary() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(files("resources").joinpath(DICTIONARY).read_bytes())


@cache
def _packing() -> zstandard.ZstdCompressionDict:
    """Lay the dictionary out for packing once: that takes longer than to pack a day's work."""
    made = zstandard.ZstdCompressionDict(files("resources").joinpath(DICTIONARY).read_bytes())
    made.precompute_compress(LEVEL)
    return made


CODINGS: Final[dict[str, Coding]] = {
    "zstd-d1": Coding(_pack, _unpack),
    "gzip": Coding(lambda plain: gzip.compress(plain, 6, mtime=0), _gunzip),
    "identity": Coding(lambda plain: plain, _same),
}
"""By the name in `Content-Encoding`, the best first."""


def choose_coding(offered: Iterable[str]) -> str:
    """Choose the best coding that the other end knows; `identity` always goes."""
    known = set(offered)
    return next((name for name in CODINGS if name in known), "identity")
