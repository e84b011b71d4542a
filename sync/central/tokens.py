"""Which tokens were right or wrong a moment ago, so that many need no look into the database."""

import re
import time
from collections import OrderedDict
from typing import Any

from sync.central.devices import Device
from sync.central.gate import Asker
from sync.device_keys import hash_text

_TOKEN = re.compile(r"bearer ([0-9]{5})\.\S{43,128}", re.IGNORECASE)
_KNOWN, _REFUSED, _REFUSED_FOR_S = 50_000, 10_000, 30.0


class Tokens:
    """Which tokens were right and which were wrong a moment ago; only their hashes are kept."""

    def __init__(self) -> None:
        self._right: OrderedDict[str, Asker] = OrderedDict()
        self._wrong: OrderedDict[str, float] = OrderedDict()

    def may_be(self, authorization: str) -> bool:
        """Whether it looks like a token and was not refused just now."""
        refused_at = self._wrong.get(hash_text(authorization))
        if refused_at is not None and time.monotonic() - refused_at < _REFUSED_FOR_S:
            return False
        return _TOKEN.fullmatch(authorization) is not None

    def asker(self, authorization: str) -> Asker:
        """Say who asks; one who was never seen with a right token is a stranger."""
        return self._right.get(hash_text(authorization), Asker())

    def learn(self, authorization: str, status: int, device: Device | None) -> None:
        """Remember what became of a token."""
        if not _TOKEN.fullmatch(authorization):
            return
        key = hash_text(authorization)
        if status == 401:
            self._right.pop(key, None)
            self._wrong.setdefault(key, time.monotonic())
            _keep(self._wrong, _REFUSED)
        elif device:
            self._right[key] = Asker(device.commune, device.id)
            self._right.move_to_end(key)
            self._wrong.pop(key, None)
            _keep(self._right, _KNOWN)


def commune_of(authorization: str) -> str:
    """Give the commune that a token names, which proves nothing; "" where it is none."""
    found = _TOKEN.fullmatch(authorization)
    return found[1] if found else ""


def _keep(known: OrderedDict[str, Any], most: int) -> None:
    while len(known) > most:
        known.popitem(last=False)
