"""What went wrong for whom, and who finished a round: gathered here, written every few seconds.

A note is a code and a device, never a record. Notes of the last seconds are lost with a killed
process; nothing else hangs on them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, select

from sync.central.bulk import put_rows
from sync.central.store import CentralStore, find_commune
from sync.central.tables import seen, trouble

EVERY_S = 5.0
_MOST = 10_000
"""Whoever invents communes fills no memory."""
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Trouble:
    """A code that a device was answered; `device_id` "" is a token that nobody knows."""

    commune: str
    device_id: str
    code: str


class Notes:
    """The notes of one process that are not written yet."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._times: Counter[Trouble] = Counter()
        self._rounds: set[_Key] = set()
        self._written = 0.0

    def add(self, commune: str, device_id: str, code: str, times: int = 1) -> None:
        """Note a trouble."""
        with self._lock:
            if len(self._times) < _MOST:
                self._times[Trouble(commune, device_id, code)] += times

    def finish_round(self, commune: str, device_id: str) -> None:
        """Note that a device has read everything and compares."""
        with self._lock:
            self._rounds.add((commune, device_id))

    def is_due(self, moment: float) -> bool:
        """Whether it is time to write; says so once."""
        with self._lock:
            due = bool(self._times or self._rounds) and moment - self._written >= EVERY_S
            if due:
                self._written = moment
            return due

    def write(self, store: CentralStore, now: datetime) -> None:
        """Write all notes, a transaction a commune; a commune that is not there gets none."""
        with self._lock:
            times, self._times = self._times, Counter()
            rounds, self._rounds = self._rounds, set()
        communes = {one.commune for one in times} | {commune for commune, _ in rounds}
        for code in sorted(communes):
            with store.write() as connection:
                if find_commune(connection, code) is None:
                    continue
                _write_rounds(connection, [key for key in rounds if key[0] == code], now)
                here = {one: count for one, count in times.items() if one.commune == code}
                _write_troubles(connection, code, here, now)


def _write_rounds(connection: Connection, keys: list[_Key], now: datetime) -> None:
    rows = [
        {"commune": commune, "device_id": device_id, "round_at": now.isoformat()}
        for commune, device_id in sorted(keys)
    ]
    put_rows(connection, seen, rows, replace=True)


def _write_troubles(
    connection: Connection, code: str, times: dict[Trouble, int], now: datetime
) -> None:
    """Add to what is held; a trouble that came back after a whole round begins anew."""
    held = connection.execute(select(trouble).where(trouble.c.commune == code)).all()
    known = {Trouble(row.commune, row.device_id, row.code): row for row in held}
    whole = connection.execute(select(seen).where(seen.c.commune == code)).all()
    round_at = {row.device_id: row.round_at for row in whole}
    rows = []
    for one, count in times.items():
        old = known.get(one)
        goes_on = old is not None and old.last_at >= round_at.get(one.device_id, "")
        rows.append(
            {
                "commune": code,
                "device_id": one.device_id,
                "code": one.code,
                "since": old.since if old and goes_on else now.isoformat(),
                "last_at": now.isoformat(),
                "times": count + (old.times if old and goes_on else 0),
            }
        )
    put_rows(connection, trouble, rows, replace=True)
