"""A digest of many records that does not depend on their order (reference: sync §5.5b)."""

from collections.abc import Iterable
from hashlib import blake2b

_MODULUS = 1 << 128


def digest_of(revisions: Iterable[tuple[str, str, int]]) -> str:
    """Sum BLAKE2b-128(entity, id, revision) modulo 2^128, written as 32 hexadecimal digits."""
    total = 0
    for entity, id_, revision in revisions:
        line = f"{entity}/{id_}/{revision}".encode()
        total += int.from_bytes(blake2b(line, digest_size=16).digest())
    return f"{total % _MODULUS:032x}"
