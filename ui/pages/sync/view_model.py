"""The state of *Đồng bộ*: how things stand, what is under way, and what the last round did."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.change import ENTITIES
from app.services.exchange.give_up import GivenUp, give_up
from app.services.exchange.read_losses import NamedLoss, read_losses
from app.services.exchange.send_again import send_again
from app.services.exchange.watch_losses import allow_losses
from ui.errors import told
from ui.pages.sync.losses_words import allowed_words
from ui.pages.sync.returned_words import again_words, given_up_words, handed_over_words
from ui.signals import Notice
from ui.sync_port import SyncNeed, SyncOutcome, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.app import App
    from ui.desk import Desk
    from ui.sync_port import SyncPort

_Stands = tuple[SyncState, "Sequence[SyncNeed]", "Sequence[NamedLoss]"]


class SyncViewModel(QObject):
    """Follows the rounds of the window and joins the central; the state is read in a lane."""

    stated = Signal()
    began = Signal()
    progressed = Signal(str, int, int)
    """Stage, done and total."""
    stopping = Signal()
    ended = Signal()
    """`outcome` or `trouble` says how."""
    enrolled = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rounds = desk.rounds
        self._joining = False
        self._stop = threading.Event()
        self._refused = ""
        self.state = SyncState()
        self.needs: Sequence[SyncNeed] = ()
        self.losses: Sequence[NamedLoss] = ()
        """Who would end by what others did: held back until a person has looked."""
        for told_there, told_here in (
            (desk.rounds.began, self.began),
            (desk.rounds.progressed, self.progressed),
            (desk.rounds.stopping, self.stopping),
            (desk.rounds.ended, self.ended),
        ):
            told_there.connect(told_here)
        desk.rounds.ended.connect(self.look)
        desk.signals.changed.connect(lambda _: self.look())

    @property
    def running(self) -> bool:
        """Whether a round or the joining is under way."""
        return self._rounds.running or self._joining

    @property
    def is_stopping(self) -> bool:
        """Whether the round was asked to end."""
        return self._rounds.is_stopping or (self._joining and self._stop.is_set())

    @property
    def joining(self) -> bool:
        """Whether the joining is under way."""
        return self._joining

    @property
    def outcome(self) -> SyncOutcome | None:
        """What the last round since the window opened did."""
        return self._rounds.outcome

    @property
    def trouble(self) -> str:
        """A sentence; empty when nothing went wrong."""
        return self._refused or self._rounds.trouble

    def look(self) -> None:
        """Ask how things stand."""
        app, sync = self._desk.app, self._desk.sync
        self._desk.store.run(
            lambda: _stands(app, sync), self._take_state, key="sync.page", owner=self
        )

    def send(self) -> None:
        """Begin a round, unless one is under way."""
        if not self.running:
            self._rounds.begin()

    def stop(self) -> None:
        """Ask the round, or the joining, to end; what was acknowledged is kept."""
        if self._joining:
            self._stop.set()
            self.stopping.emit()
        self._rounds.stop()

    def allow_losses(self) -> None:
        """Let in what is shown, and nothing that came since; the next round takes it."""
        app, signals = self._desk.app, self._desk.signals
        shown = [one.key for one in self.losses]

        def tell(count: int) -> None:
            signals.announce()  # no record: how sync stands
            signals.say(allowed_words(count))

        if not self.running:
            self._desk.store.run(lambda: allow_losses(app, shown), tell, owner=self)

    def give_up(self, need: SyncNeed) -> None:
        """Give up what was refused of a record."""
        app = self._desk.app
        self._end(
            lambda: give_up(app, [(need.entity, need.entity_id)], on=app.today()),
            given_up_words(need.name),
        )

    def hand_over(self, need: SyncNeed) -> None:
        """Let the commune decide what was refused of a record."""
        sync = self._desk.sync
        self._end(lambda: sync.hand_over(need.entity, need.entity_id), handed_over_words(need.name))

    def _end(self, act: Callable[[], GivenUp], words: str) -> None:
        signals = self._desk.signals

        def tell(given: GivenUp) -> None:
            signals.announce(*ENTITIES, notice=Notice(words, given.group_id))

        def refuse(error: Exception) -> None:
            signals.say(told(error), state="bad")

        if not self.running:
            self._desk.store.run(act, tell, refuse, owner=self)

    def send_again(self) -> None:
        """Let what nobody has judged wait again, as it is."""
        app, signals = self._desk.app, self._desk.signals

        def act() -> int:
            with app.write("sync") as work:
                return send_again(work)

        def tell(count: int) -> None:
            signals.announce()  # no record: how sync stands
            signals.say(again_words(count))

        if not self.running:
            self._desk.store.run(act, tell, owner=self)

    def enrol(self, url: str, code: str) -> None:
        """Join the central with a code."""
        if self.running:
            return
        self._joining, self._refused = True, ""
        self._stop = threading.Event()
        sync, stopped = self._desk.sync, self._stop.is_set
        sync.prepare()
        self.began.emit()
        self._desk.network.run(
            lambda: sync.enrol(url, code, stopped),
            lambda _: self._join(),
            self._refuse,
            owner=self,
        )

    def _join(self) -> None:
        self._joining = False
        self._rounds.forget()
        self.enrolled.emit()
        self.ended.emit()
        self._desk.signals.announce(*ENTITIES)

    def _refuse(self, error: Exception) -> None:
        self._joining, self._refused = False, told(error)
        self.ended.emit()

    def _take_state(self, stated: _Stands) -> None:
        self.state, self.needs, self.losses = stated
        self.stated.emit()


def _stands(app: App, sync: SyncPort) -> _Stands:
    with app.store.read() as snapshot:
        losses = read_losses(snapshot)
    return sync.state(), sync.needs(), losses
