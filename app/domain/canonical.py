"""One way to write the fields of a record as text, so that equal records have equal bytes."""

import json
from collections.abc import Mapping
from typing import Final

_as_json: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False
).encode


def canonical(fields: Mapping[str, str]) -> str:
    """Write the fields that are known as JSON in its canonical form (RFC 8785)."""
    known = {name: text for name, text in fields.items() if text}
    return _as_json(known)
