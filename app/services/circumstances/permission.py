"""The permission to see what is confidential: its keys live in memory alone, and for a while."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.circumstances.confidential import Confidential
from app.domain.errors import KnownError
from app.storage.seals import close_text, name_of, open_text

IDLE = timedelta(minutes=10)


@dataclass(slots=True)
class Permission:
    """The permission of one session of the program; locked until its passphrase is said."""

    _keys: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Name of a seal -> its key."""
    _seal: str = ""
    _used_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it is open now; after IDLE without use it is locked again."""
        if self._used_at is not None and now - self._used_at > IDLE:
            self.lock()
        return bool(self._keys)

    def use(self, now: datetime) -> None:
        """Say that the person is still at work. Raises KnownError `confidential_locked`."""
        if not self.is_open(now):
            raise KnownError("confidential_locked")
        self._used_at = now

    def take(self, seal: str, keys: dict[str, bytes], now: datetime) -> None:
        """Open with these keys; new texts are closed with `seal`."""
        self._seal, self._keys, self._used_at = seal, dict(keys), now

    def lock(self) -> None:
        """Forget the keys."""
        self._seal, self._keys, self._used_at = "", {}, None

    def close(self, plain: str, record_id: str, now: datetime) -> tuple[str, str]:
        """Seal the text of a record: gives the seal and what was sealed."""
        self.use(now)
        return self._seal, close_text(self._keys[name_of(self._seal)], plain, record_id)

    def open(self, record: Confidential, now: datetime) -> str | None:
        """Open a record; None where another passphrase closed it, or it is spoilt."""
        self.use(now)
        key = self._keys.get(name_of(record.seal))
        return open_text(key, record.sealed, record.id) if key else None
