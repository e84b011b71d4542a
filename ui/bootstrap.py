"""Joining app, sync and window: the only place of the desktop that knows all three."""

from __future__ import annotations

import sys
from csv import DictReader
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from io import StringIO
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.domain.exchange.upload import LISTS, WAY
from app.domain.ids import ChildId
from app.services.exchange.hand_over import hand_over
from app.services.exchange.read_returned import read_returned, records_of
from app.services.exchange.send_again import count_again
from app.services.exchange.watch_losses import stopped_losses
from sync.memory import read_link
from sync.scheduler import Hours, Watch, keep_hours, read_hours, read_time
from sync.standing import read_standing
from ui.desk import Desk
from ui.double_search import DoubleSearch
from ui.garbage import GarbageCollection
from ui.late_imports import LateImports
from ui.look import Look
from ui.main_window import MainWindow
from ui.matching import MatchingLane
from ui.rounds import Rounds
from ui.settings import read_scale
from ui.signals import Signals, Wish
from ui.sync_needs import needs_of
from ui.sync_port import (
    SyncNeed,
    SyncOutcome,
    SyncPacked,
    SyncState,
    SyncUnpacked,
    SyncWriting,
)
from ui.tasks import Lane
from ui.vietnamese import speak_vietnamese
from ui.village_text import village_title
from ui.warm_up import WarmUp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.services.app import App
    from app.services.exchange.give_up import GivenUp
    from sync.central.server import RunningCentral
    from sync.client import SyncClient
    from sync.outcome import SyncProgress


_USED_IN_LANES = (
    "sync.transport",
    "pydantic",
    "sync.protocol",
    "sync.client",
    "sync.elsewhere",
    "sync.enroll",
    "sync.pack",
    "sync.unpack",
    "app.services.lists.read_list",
    "app.services.lists.preview_list",
    "app.services.lists.find_doubles",
    "app.services.lists.take_list",
    "app.services.lists.save_report",
    "app.services.lists.export_list",
    "app.services.exchange.write_uploads",
    "app.services.exchange.take_results",
    "ui.review_sheets.files",
    "app.reports.letter.letter_file",
    "ui.report_sheets.written",
    "ui.pages.reports.page",
    "ui.pages.reports.issued_face",
    "ui.pages.reports.check_face",
    "ui.pages.reports.roll_up_face",
    "lxml.etree",
    "docx",
    "jinja2.sandbox",
    "docxtpl",
    "app.reports.letter.write_docx",
    "ui.pages.cleaning.page",
    "ui.pages.duplicates.page",
    "ui.pages.handoff.lists_part",
    "ui.pages.handoff.registry_part",
    "ui.circumstances.sheet",
    "ui.movements.sheet",
)


def make_application() -> QApplication:
    """Make the Qt application, or take the one there is, speaking Vietnamese."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("sotreem")
    application.setApplicationDisplayName("Sổ Trẻ Em")
    speak_vietnamese(application)
    if application.findChild(GarbageCollection) is None:
        GarbageCollection(application)
    return application


def open_window(app: App, application: QApplication, look: Look | None = None) -> MainWindow:
    """Open the window of a data folder on its first page."""
    network, signals, sync = Lane("network"), Signals(), CentralSync(app)
    desk = Desk(
        app=app,
        store=Lane("store"),
        network=network,
        matching=MatchingLane(app),
        signals=signals,
        sync=sync,
        rounds=Rounds(sync, network, signals, app.clock),
    )
    look = look or Look(application)
    look.scale_to(read_scale(app))
    window = MainWindow(desk, look)
    desk.rounds.setParent(window)  # its timer ends with the window, in the window's thread
    WarmUp(desk, window)
    DoubleSearch(desk, window)
    # The page with the most on it is there before it is wanted: making it takes a moment.
    steps = partial(window.make, "cleaning"), partial(window.dress, "cleaning")
    LateImports(_USED_IN_LANES, window, steps)
    window.go(Wish("home"))
    window.refresh_sync()
    return window


class CentralSync:
    """The SyncPort of a data folder; the network stack is imported when it is first needed."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._client: SyncClient | None = None
        self._watch = Watch(app.clock())

    def state(self) -> SyncState:
        """Say how things stand."""
        with self._app.store.read() as snapshot:
            standing = read_standing(snapshot, self._app.clock())
            slot = self._watch.slot(snapshot, self._app.clock())
            hours = read_hours(snapshot.settings)
            returned = records_of(read_returned(snapshot)).values()
            uploads = snapshot.sync.uploads
            clock_behind = snapshot.clock.far_off()
            losses = len(stopped_losses(snapshot))
            suggestions = snapshot.suggestions.count_open()
            again = count_again(snapshot)
            names = {str(one.id): village_title(one) for one in snapshot.villages.all_ever()}
            by_lists = not standing.enrolled and snapshot.settings.get(WAY) == LISTS
            unanswered = uploads.count_open() if by_lists else 0
            waiting = uploads.count_waiting() if by_lists else standing.pending + standing.in_flight
        return SyncState(
            enrolled=standing.enrolled,
            central=standing.url,
            waiting=waiting,
            oldest_waiting_at=standing.oldest_pending_at,
            needs_fix=sum(not one.is_conflict for one in returned),
            conflicts=sum(one.is_conflict for one in returned),
            last_done_at=standing.last_done_at,
            next_try_at=standing.next_try_at,
            next_slot_at=slot,
            daily_hours=(f"{hours.begins:%H:%M}", f"{hours.ends:%H:%M}") if hours.is_on else None,
            is_held=bool(standing.held_by),
            trouble=standing.trouble,
            cloned=standing.cloned,
            clock_behind=clock_behind,
            by_lists=by_lists,
            unanswered=unanswered,
            losses=losses,
            suggestions=suggestions,
            again=again,
            agreed=standing.digest_ok,
            differing=tuple((names.get(id_, id_), n) for id_, n in standing.differing.items()),
        )

    def needs(self) -> list[SyncNeed]:
        """List what the central returned, each record once."""
        with self._app.store.read() as snapshot:
            return needs_of(snapshot, confined=bool(read_link(snapshot.settings).villages))

    def hand_over(self, entity: str, entity_id: str) -> GivenUp:
        """Let the commune decide what was refused of a record; KnownError when it cannot be."""
        with self._app.store.read() as snapshot:
            villages = read_link(snapshot.settings).villages
        return hand_over(self._app, [(entity, entity_id)], villages, on=self._app.today())

    def prepare(self) -> None:
        """Import what a round and the joining need, in the thread that imports everything."""
        import sync.client
        import sync.elsewhere
        import sync.enroll
        import sync.pack
        import sync.unpack  # noqa: F401 (all are used in the lane)

    def enrol(self, url: str, code: str, cancelled: Callable[[], bool]) -> None:
        """Join the central; KnownError when it does not take us, or a person stopped it."""
        from sync.enroll import enroll

        enroll(self._app, url, code, cancelled)
        self._client = None  # the next one calls the new address

    def elsewhere(self, child_id: str) -> list[SyncWriting]:
        """Ask the central what others wrote into a child and its household, the oldest first."""
        from sync.elsewhere import keys_of_child, written_elsewhere

        keys = keys_of_child(self._app, ChildId(child_id))
        return [
            SyncWriting(
                one.entity,
                one.fields,
                one.author,
                one.device,
                one.role,
                moment_of(one.at),
                one.action,
                one.reason,
            )
            for one in written_elsewhere(self._app, keys)
        ]

    def keep_hours(self, hours: tuple[str, str] | None) -> None:
        """Keep between which times of the day a round begins by itself; None: at none."""
        with self._app.write("setting") as work:
            if hours is None:
                keep_hours(work.settings, replace(read_hours(work.settings), is_on=False))
            else:
                begins, ends = map(read_time, hours)
                keep_hours(work.settings, Hours(begins, ends))

    def run(
        self, progress: Callable[[str, int, int], None], cancelled: Callable[[], bool]
    ) -> SyncOutcome:
        """Run one whole round."""
        from sync.outcome import Done

        outcome = self._made().run_once(
            lambda said: progress(said.stage, said.done, said.total), cancelled
        )
        tally = outcome.tally
        return SyncOutcome(
            sent=tally.sent,
            accepted=tally.accepted,
            needs_fix=tally.needs_fix,
            conflicts=tally.conflicts,
            received=tally.received,
            complete=isinstance(outcome, Done),
            trouble="" if isinstance(outcome, Done) else outcome.reason_code,
        )

    def pack(
        self,
        target: Path,
        code: str,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> SyncPacked:
        """Write what waits for a stick; with a code, ask to join instead."""
        from sync.pack import pack

        packed = pack(self._app, target, code, progress=progress, cancelled=cancelled)
        return SyncPacked(packed.path, packed.changes, packed.left, packed.asks_to_join)

    def unpack(
        self,
        source: Path,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> SyncUnpacked:
        """Take a file of a stick, or carry another machine's to the central."""
        from sync.unpack import unpack

        def told(said: SyncProgress) -> None:
            progress(said.done, said.total)

        taken = unpack(self._app, source, None, told, cancelled)
        tally = taken.tally
        return SyncUnpacked(
            carried_to=taken.carried_to,
            accepted=tally.accepted,
            needs_fix=tally.needs_fix,
            conflicts=tally.conflicts,
            received=tally.received,
            trouble=taken.trouble,
        )

    def _made(self) -> SyncClient:
        from sync.client import SyncClient

        app = self._app
        if self._client is None:
            self._client = SyncClient(app.store, None, app.clock, app.new_id, SystemRandom().random)
        return self._client


def moment_of(text: str) -> datetime | None:
    """Read a time of the protocol; None for one that cannot be read."""
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


class DemoCentral:
    """The reference central on loopback, for an invented commune; its line can be cut."""

    def __init__(self, file: Path) -> None:
        self._db = f"sqlite:///{file}"
        self._running: RunningCentral | None = None
        self._port = 0
        self.mend()

    def take_in(self, app: App) -> None:
        """Enrol a data folder and send what it holds, as the commune did long ago."""
        from sync.enroll import enroll

        running = self._open()
        enroll(app, running.url, running.enrolment_code(app.commune.code, "Máy xem thử"))
        CentralSync(app).run(lambda *_: None, lambda: False)

    def holds(self, commune_code: str) -> set[str]:
        """Name the living records of children that it holds."""
        from app.domain.status import Status
        from sync.central.export import export_children

        table = StringIO()
        export_children(self._open().central.store, commune_code, table)
        table.seek(0)
        living = (row for row in DictReader(table) if row["status"] == Status.ACTIVE)
        return {row["child_id"] for row in living}

    def cut(self) -> None:
        """Stop answering."""
        if self._running:
            self._running.stop()
        self._running = None

    def mend(self) -> None:
        """Answer again, at the same address and with everything it held."""
        from sync.central.server import start

        if self._running is None:
            self._running = start(self._db, self._port, watched=True)
            self._port = self._running.port

    def _open(self) -> RunningCentral:
        self.mend()
        if self._running is None:
            raise RuntimeError("the central does not run")
        return self._running
