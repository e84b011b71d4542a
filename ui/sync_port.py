"""What the desktop asks of sync; `ui.bootstrap` is where the real one is put in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.services.exchange.give_up import GivenUp


@dataclass(frozen=True, slots=True)
class SyncNeed:
    """A change that the central returned: which record, and why."""

    entity: str
    entity_id: str
    name: str
    """Whose record it is, as the list shows it."""
    code: str
    """Why, as a code of the protocol or a problem code."""
    fields: tuple[str, ...] = ()
    """The fields it is about; none when it is about the whole record."""
    child_id: str = ""
    household_id: str = ""
    """The child or household on whose form it is put right; both empty when there is none."""
    typed: Mapping[str, tuple[str, str]] = made_by(default_factory=dict)
    """Field -> what was there and what was typed, where the central took none of it."""
    may_hand_over: bool = False
    """Whether the commune can be asked to decide."""

    @property
    def is_refused(self) -> bool:
        """Whether nobody but the one who typed it waits for it: it may be given up."""
        return self.entity != "suggestion" and self.code != "conflict"


@dataclass(frozen=True, slots=True)
class SyncState:
    """How things stand with the central."""

    enrolled: bool = False
    central: str = ""
    waiting: int = 0
    oldest_waiting_at: datetime | None = None
    needs_fix: int = 0
    conflicts: int = 0
    last_done_at: datetime | None = None
    next_try_at: datetime | None = None
    next_slot_at: datetime | None = None
    """When the daily round begins by itself; `next_try_at` may be sooner."""
    daily_hours: tuple[str, str] | None = ("18:00", "22:00")
    """Between which times of the day it begins; None where it does not."""
    is_held: bool = False
    """Nobody calls the central before `next_try_at`, whoever presses what."""
    trouble: str = ""
    """Why the last round did not end well; a code, empty when it did."""
    cloned: bool = False
    """This is a copy of a data folder that is still at work: it is to join anew."""
    clock_behind: int = 0
    """By how many seconds this machine's clock is behind the central's, or ahead of it (below 0);
    0 when that is not worth a word."""
    by_lists: bool = False
    """The commune sends lists as files: `waiting` counts the children no file has told yet."""
    unanswered: int = 0
    """Children whose file has no result yet."""
    losses: int = 0
    """Children who would end by what others did: held back until a person has looked."""
    again: int = 0
    """What was refused with its whole batch, or broke the central: it may be sent as it is."""
    suggestions: int = 0
    """Suggestions of collaborators that wait for an answer here."""
    agreed: bool | None = None
    """Whether both sides held the same when they were last compared; None when that is not known.
    """
    differing: tuple[tuple[str, int], ...] = ()
    """Where they did not: the name of a village, or `village` or `decision`, and how many records.
    """

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits, nothing is held back, and both sides hold the same."""
        open_here = self.waiting + self.needs_fix + self.conflicts + self.losses + self.suggestions
        return not open_here and self.agreed is True and not self.trouble and not self.cloned


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What one round did."""

    sent: int = 0
    accepted: int = 0
    needs_fix: int = 0
    conflicts: int = 0
    received: int = 0
    complete: bool = False
    """Nothing waits any more and the digests agree."""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SyncWriting:
    """What somebody wrote into a record at another place; it may not stand any more."""

    entity: str
    fields: Mapping[str, tuple[str, str]]
    """Field -> (old text, new text)."""
    author: str
    device: str
    """The name under which that device was enrolled."""
    role: str
    at: datetime | None
    action: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SyncPacked:
    """A file for a stick that was written."""

    path: Path
    changes: int
    left: int
    """Changes that found no room in it."""
    asks_to_join: bool


@dataclass(frozen=True, slots=True)
class SyncUnpacked:
    """What a file on a stick brought."""

    carried_to: Path | None = None
    """Where the answer lies that goes back to another machine; None when it was for this one."""
    accepted: int = 0
    needs_fix: int = 0
    conflicts: int = 0
    received: int = 0
    trouble: str = ""


class SyncPort(Protocol):
    """What waits for the store or the network, to be called in a lane; and how to prepare it."""

    def prepare(self) -> None:
        """Import what `enrol` and `run` need: to be called in the GUI thread, before them."""
        ...

    def state(self) -> SyncState:
        """Say how things stand."""
        ...

    def needs(self) -> list[SyncNeed]:
        """List what the central returned to be put right."""
        ...

    def hand_over(self, entity: str, entity_id: str) -> GivenUp:
        """Let the commune decide what was refused of a record; KnownError when it cannot be."""
        ...

    def enrol(self, url: str, code: str, cancelled: Callable[[], bool]) -> None:
        """Join the central; KnownError when it does not take us, or a person stopped it."""
        ...

    def elsewhere(self, child_id: str) -> list[SyncWriting]:
        """Ask the central what others wrote into a child and its household, the oldest first."""
        ...

    def keep_hours(self, hours: tuple[str, str] | None) -> None:
        """Keep between which times of the day a round begins by itself."""
        ...

    def run(
        self, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
    ) -> SyncOutcome:
        """Run one whole round.

        `progress(stage, done, total)` is called from the lane's thread; the stage is push,
        pull or compare.
        """
        ...

    def pack(
        self,
        target: Path,
        code: str,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> SyncPacked:
        """Write what waits for a stick; with a code, ask to join instead."""
        ...

    def unpack(
        self,
        source: Path,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> SyncUnpacked:
        """Take a file of a stick, or carry another machine's to the central."""
        ...
