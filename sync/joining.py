"""Keeping silent towards a central that could not let us join, as rounds do (PROTOCOL §7).

Who joins again where it already belongs keeps to the silence of its rounds; tries at another
address are remembered by themselves, so that a central that is gone holds up no new one.
"""

import math
from datetime import datetime
from random import SystemRandom

from app.domain.errors import KnownError
from app.storage.settings import Settings
from sync.exchange import Halt
from sync.memory import MEMORY, Memory, keep_memory, read_link, read_memory

_MEMORY, _ADDRESS = "sync.joining", "sync.joining_at"
_SECONDS = 60.0
_SAID = {"resting": "join_resting"}


def check_silence(settings: Settings, address: str, now: datetime) -> None:
    """Let nobody be called while the central, or the breaker, wants silence.

    Raises KnownError join_busy, join_resting; with the minutes that are left.
    """
    memory = _tries_at(settings, address)
    if memory.holds(now) and memory.not_before:
        left = (memory.not_before - now).total_seconds()
        raise KnownError(_SAID.get(memory.held_by, "join_busy"), minutes=math.ceil(left / _SECONDS))


def note_halt(settings: Settings, address: str, halt: Halt, now: datetime) -> None:
    """Remember a try that did not go through."""
    draw = SystemRandom().random
    after = _tries_at(settings, address).after_halt(halt.code, halt.retry_after, now, draw)
    keep_memory(settings, after, _name(settings, address))
    settings.put(_ADDRESS, address)


def forget_tries(settings: Settings) -> None:
    """Begin anew: a central has answered."""
    for name in (_MEMORY, _ADDRESS):
        settings.put(name, "")


def _tries_at(settings: Settings, address: str) -> Memory:
    name = _name(settings, address)
    is_known = name == MEMORY or settings.get(_ADDRESS) == address
    return read_memory(settings, name) if is_known else Memory()


def _name(settings: Settings, address: str) -> str:
    """Say under which name tries at this address are remembered."""
    return MEMORY if address == read_link(settings).url else _MEMORY
