"""Reading: page after page of the central's records, each stored together with its cursor."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlencode

from pydantic import ValidationError

from app.services.doubles.hear_of_doubles import EnteredBy, hear_of_doubles, heard_upto
from app.services.doubles.hear_of_merges import hear_of_merges
from app.services.exchange.apply_remote import apply_remote
from app.services.exchange.let_go import let_go
from app.services.exchange.watch_losses import (
    Loss,
    TooManyLosses,
    end_watch,
    find_losses,
    keep_stopped,
    watch_losses,
)
from app.storage.shadows import Shadow
from app.storage.sync_state import Cursor
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.protocol import PAGE_RECORDS, PREFIX, Alike, PullPage
from sync.transport import Reply, Request


class NewLife(Exception):  # noqa: N818 (news)
    """The central began another life: what both hold must be compared."""


_PAGES_AHEAD = 40
"""So many pages are looked through before a person is asked."""


@dataclass(slots=True)
class Pull:
    """The reading half of one round."""

    line: Line

    def run(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        """Read everything there is. Raises Halt."""
        more = True
        while more and not cancelled():
            more = self._read_page()
            progress(self.line.tally.received)

    def _read_page(self) -> bool:
        with self.line.store.read() as snapshot:
            cursor = snapshot.sync.cursor()
            heard = heard_upto(snapshot.settings, cursor.epoch)
        try:
            reply = self.line.exchange.ask(page_request(cursor, heard))
        except Refused as refused:
            if refused.status != 410 or not refused.answer.epoch:
                raise Halt("not_understood") from None
            self._begin(refused.answer.epoch)
            return True
        page = _believed(reply, cursor)
        try:
            self.keep(page, cursor, reply.seconds)
        except TooManyLosses as stop:
            self._stop(page, stop.losses)
        self.line.exchange.pause(page.backoff_s)
        if page.records:
            self.line.got_through()
        return page.more

    def _begin(self, epoch: str) -> None:
        """Read a new life of the central from its beginning, if we know nothing of another."""
        with self.line.write() as work:
            if not work.sync.shadows.is_empty():
                raise NewLife
            work.sync.begin_epoch(epoch)

    def take_along(self, page: PullPage | None, asked: Cursor, seconds: float) -> bool:
        """Store a page that came with an answer to a push; says whether it was the last one."""
        if page is None or not _leads_on(page, asked):
            return False  # a pull of its own will tell
        try:
            return self.keep(page, asked, seconds) and not page.more
        except TooManyLosses:
            return False

    def keep(self, page: PullPage, asked: Cursor, seconds: float | None = None) -> bool:
        """Store a page with its cursor; False when another round has read on meanwhile.

        `seconds` is how long the answer took; None when it came by hand.
        """
        copies = [Shadow(one.entity, one.id, one.revision, one.fields) for one in page.records]
        today = self.line.today()
        with self.line.write() as work:
            self.line.hear_time(work, page.now, page.clock, seconds)
            now = work.sync.cursor()
            if (now.epoch, now.revision) != (asked.epoch, asked.revision):
                return False
            gone = [(one.entity, one.id) for one in page.gone]
            watch_losses(work, copies, gone, today)
            hear_of_merges(work, copies)
            apply_remote(work, copies, today)
            if page.alike:
                told = _entered(page.alike)
                hear_of_doubles(work.settings, page.epoch, page.alike.upto, told)
            let_go(work, gone, today)
            work.sync.move_cursor(Cursor(page.epoch, page.cursor, now.own_revision))
            if not page.more:
                end_watch(work)
        self.line.tally.received += len(copies)
        return True

    def _stop(self, page: PullPage, losses: list[Loss]) -> NoReturn:
        """Read on without taking anything, so that a person can be shown all of it; then halt."""
        for _ in range(_PAGES_AHEAD):
            if not page.more:
                break
            cursor = Cursor(page.epoch, page.cursor)
            try:
                page = _believed(self.line.exchange.ask(page_request(cursor)), cursor)
            except Refused:
                break
            copies = [Shadow(one.entity, one.id, one.revision, one.fields) for one in page.records]
            gone = [(one.entity, one.id) for one in page.gone]
            with self.line.store.read() as snapshot:
                losses += find_losses(snapshot, copies, gone, self.line.today())
        with self.line.write() as work:
            keep_stopped(work, {one.child_id: one for one in losses}.values())
        raise Halt("mass_change", attention=True)


def _entered(alike: Alike) -> dict[str, EnteredBy]:
    return {
        id_: EnteredBy(said.author, said.device, said.role)
        for pair in alike.pairs
        for id_, said in zip((pair.first, pair.second), pair.entered, strict=True)
    }


def page_request(cursor: Cursor, heard: int | None = None) -> Request:
    """Ask for the next page, and for the likely pairs noted after number `heard`."""
    asked: dict[str, str | int] = {
        "epoch": cursor.epoch,
        "cursor": cursor.revision,
        "known": max(cursor.own_revision, cursor.revision),
        "limit": PAGE_RECORDS,
    }
    if heard is not None:
        asked["alike"] = heard
    return Request("GET", f"{PREFIX}/pull?{urlencode(asked)}")


def _believed(reply: Reply, cursor: Cursor) -> PullPage:
    """Believe a page only when it begins where we stand and leads on."""
    try:
        page = PullPage.model_validate_json(reply.body)
    except ValidationError:
        raise Halt("not_understood") from None
    if not _leads_on(page, cursor):
        raise Halt("not_understood")
    return page


def _leads_on(page: PullPage, cursor: Cursor) -> bool:
    begins_here = page.since == cursor.revision and cursor.epoch in ("", page.epoch)
    return begins_here and (page.cursor > page.since if page.more else page.cursor >= page.since)


def stands_at(cursor: Cursor) -> str:
    """Write where we stand, for a page that rides along."""
    return f"{cursor.revision} {max(cursor.own_revision, cursor.revision)} {cursor.epoch}".strip()
