"""What sync remembers between rounds, in the settings of the encrypted store."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from app.storage.settings import Settings
from sync.breaker import Breaker
from sync.congestion import Pace

_LINK = "sync.link"
MEMORY = "sync.memory"
_AFRESH = "sync.afresh"


@dataclass(frozen=True, slots=True)
class Link:
    """Which central this store belongs to, and by what right."""

    url: str = ""
    secret: str = ""
    """Made before enrolment and kept through it: a lost answer can be asked for again."""
    code: str = ""
    """The enrolment code that `secret` was made for."""
    token: str = ""
    device_id: str = ""
    villages: tuple[str, ...] = ()
    central_signing: str = ""
    central_sealing: str = ""
    """The central's public keys for bundles; empty while it has given none."""
    keys_asked_on: str = ""
    """The day on which it was last asked for them, by a device that joined without."""

    @property
    def enrolled(self) -> bool:
        """Whether the central has taken this device."""
        return bool(self.token)

    @property
    def is_asking(self) -> bool:
        """Whether a code was used that the central has not answered yet."""
        return bool(self.code) and self.token.partition(".")[2] != self.secret


def read_link(settings: Settings) -> Link:
    """Read which central this store belongs to."""
    values: dict[str, Any] = json.loads(settings.get(_LINK, "{}"))
    return Link(**values | {"villages": tuple(values.get("villages", ()))})


def keep_link(settings: Settings, link: Link) -> None:
    """Write which central this store belongs to."""
    settings.put(_LINK, json.dumps(asdict(link)))


@dataclass(frozen=True, slots=True)
class Memory:
    """How the last rounds went."""

    pace: Pace = field(default_factory=Pace)
    breaker: Breaker = field(default_factory=Breaker)
    codings: tuple[str, ...] = ("gzip", "identity")
    noted_at: datetime | None = None
    """When the last round ended."""
    not_before: datetime | None = None
    """Nobody is called before: the central asked for it, or the breaker is open."""
    next_try_at: datetime | None = None
    last_done_at: datetime | None = None
    digest_ok: bool | None = None
    cloned: bool = False
    """Whether an older copy of this data folder calls as the same device."""
    differing: dict[str, int] = field(default_factory=dict)
    """Group -> how many records differed at the last comparison that did not agree."""
    trouble: str = ""
    unfinished: int = 0
    """Rounds in a row that went through, took nothing off what waits, and left some of it."""

    def holds(self, now: datetime) -> bool:
        """Whether nobody may be called now; a clock that was set back ends the silence."""
        if self.not_before is None or now >= self.not_before:
            return False
        return self.noted_at is None or now >= self.noted_at

    def due(self, now: datetime) -> datetime | None:
        """When we try again by ourselves after a failure; at once when the clock was set back."""
        was_set_back = self.noted_at is not None and now < self.noted_at
        return now if self.next_try_at and was_set_back else self.next_try_at

    def after_halt(
        self, code: str, asked: float, now: datetime, random: Callable[[], float]
    ) -> "Memory":
        """Note that a round ended for this reason, with the central asking for so many seconds."""
        breaker = self.breaker.after_failure(code, asked)
        held, wait = breaker.silence(asked, random)
        return replace(
            self,
            breaker=breaker,
            noted_at=now,
            not_before=now + timedelta(seconds=held) if held else None,
            next_try_at=now + timedelta(seconds=wait),
            trouble=code,
        )

    @property
    def held_by(self) -> str:
        """Why nobody is called while `holds`: resting, busy or paused."""
        if self.breaker.probes:
            return "resting"
        return "busy" if self.trouble == "busy" else "paused"


_TIMES = ("noted_at", "not_before", "next_try_at", "last_done_at")


def read_memory(settings: Settings, name: str = MEMORY) -> Memory:
    """Read how the last rounds went, or what else is remembered under `name`."""
    values: dict[str, Any] = json.loads(settings.get(name) or "{}")
    if not values:
        return Memory()
    values["pace"] = Pace.from_values(values["pace"])
    values["breaker"] = Breaker.from_values(values.get("breaker", {}))
    values["codings"] = tuple(values["codings"])
    for name in _TIMES:
        values[name] = datetime.fromisoformat(values[name]) if values.get(name) else None
    return Memory(**values)


def keep_memory(settings: Settings, memory: Memory, name: str = MEMORY) -> None:
    """Write how the last rounds went, or what else is remembered under `name`."""
    values = asdict(memory) | {
        name: time.isoformat() if time else None
        for name in _TIMES
        for time in [getattr(memory, name)]
    }
    settings.put(name, json.dumps(values))


def wanted_life(settings: Settings) -> str:
    """Give the life of the central that all is to be compared with by a stick; mostly empty."""
    return settings.get(_AFRESH)


def want_afresh(settings: Settings, epoch: str) -> None:
    """Let the next bundle compare all that this store holds with this life of the central."""
    settings.put(_AFRESH, epoch)
