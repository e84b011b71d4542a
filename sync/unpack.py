"""Unpacking: the central's answers out of a bundle, taken exactly as they are over a line.

All of a bundle is checked before any of it is used. What was taken before, or is older than what
this device holds, changes nothing; what leads on from a bundle that is missing waits for it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import SystemRandom
from urllib.parse import parse_qsl

from pydantic import ValidationError

from app.domain.errors import KnownError
from app.services.app import App
from app.services.doubles.hear_of_doubles import heard_upto
from app.services.exchange.watch_losses import TooManyLosses, keep_stopped
from app.storage.outbox import Key
from app.storage.sync_state import Cursor
from sync.afresh import PIECE, Piece, mend, pieces_of
from sync.bundle import Bundle, read_bundle
from sync.client import Progress, SyncClient, trouble_of
from sync.codings import CODINGS
from sync.compare import agrees
from sync.comparing import DigestAnswer, RecordsAnswer
from sync.courier import carry
from sync.device_keys import PublicKeys, hash_text, keys_of, proves
from sync.envelope import Bound, Message, NotSealed, unseal
from sync.exchange import Halt, Refused, never
from sync.line import Line
from sync.memory import (
    Link,
    keep_link,
    keep_memory,
    read_link,
    read_memory,
    want_afresh,
    wanted_life,
)
from sync.outcome import SyncProgress, Tally
from sync.pack import keys_of_central, unconnected_line
from sync.protocol import (
    PREFIX,
    ErrorAnswer,
    ProtocolError,
    PullPage,
    read_push_answer,
)
from sync.protocol import (
    Message as WireMessage,
)
from sync.pull import Pull
from sync.push import Push
from sync.transport import MAX_ANSWER_BYTES, check_url


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of a bundle."""

    tally: Tally
    trouble: str = ""
    """Why it is not all done: codes of a round, `bundle_nothing_new`, `bundle_gap`,
    `bundle_waiting`, `bundle_stopped` or `bundle_more`."""
    carried_to: Path | None = None
    """Where the answer lies that is to go back to another device."""


def unpack(
    app: App,
    source: Path,
    answer_to: Path | None = None,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = never,
) -> Unpacked:
    """Take what a stick brings: answers for this device, or another's bundle for the central.

    `answer_to` is the file or folder for the answer of a carried bundle; without it, it is put
    beside the bundle. Raises KnownError: those of `read_bundle`, `carry` and `take_answers`.
    """
    bundle = read_bundle(source)
    if bundle.goes_up:
        carried = carry(app, bundle, answer_to or source.parent, progress, cancelled)
        return Unpacked(Tally(), carried_to=carried)
    return take_answers(app, bundle, progress, cancelled)


def take_answers(
    app: App,
    bundle: Bundle,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = never,
) -> Unpacked:
    """Take the answers of the central to this device.

    Who stops it keeps what was taken; the same file, taken again, brings the rest.

    Raises KnownError bundle_other_commune, bundle_of_other_device, bundle_refused; nothing has
    changed then.
    """
    with app.store.read() as snapshot:
        link = read_link(snapshot.settings)
    if bundle.commune != app.commune.code:
        raise KnownError("bundle_other_commune")
    if not link.secret or keys_of(link.secret).public.label != bundle.label:
        raise KnownError("bundle_of_other_device")
    try:
        joined, sealed = _welcomed(link, bundle)
        answers = [_Answer.of(one) for one in _opened(bundle, joined, sealed)]
    except (NotSealed, ValueError, KeyError, TypeError, ValidationError, ProtocolError):
        raise KnownError("bundle_refused") from None
    if joined != link:
        with app.write("enroll") as work:
            keep_link(work.settings, joined)
            work.sync.uploads.give_back()
    taking = _Taking(app, unconnected_line(app), progress, cancelled)
    return taking.take(answers)


def _welcomed(link: Link, bundle: Bundle) -> tuple[Link, Sequence[bytes]]:
    """Join by the first part of a welcome; gives the link, and the parts that are answers."""
    if bundle.kind == "answer":
        return link, bundle.parts
    head, _, sealed = bundle.parts[0].partition(b"\n")
    shown = json.loads(head)
    central, own = PublicKeys(shown["signing_key"], shown["sealing_key"]), keys_of(link.secret)
    said = ("welcome", central.signing, central.sealing, own.public.signing)
    if not proves(shown["proof"], hash_text(link.code), *said):
        raise NotSealed
    opened = unseal(sealed, bundle.bound, central, own).said
    joined = replace(
        link,
        url=_address(opened.get("url")) or link.url,
        token=f"{bundle.commune}.{link.secret}",
        device_id=str(opened["device_id"]),
        villages=tuple(str(one) for one in _listed(opened["villages"])),
        central_signing=central.signing,
        central_sealing=central.sealing,
    )
    return joined, bundle.parts[1:]


def _address(said: object) -> str:
    """Give the central's address, for when there is a line one day; empty where it says none."""
    try:
        return check_url(said) if isinstance(said, str) else ""
    except KnownError:
        return ""


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise NotSealed
    return value


def _opened(bundle: Bundle, link: Link, sealed: Sequence[bytes]) -> Iterator[Message]:
    central, own = keys_of_central(link), keys_of(link.secret)
    bound = Bound("answer", bundle.commune, bundle.label)
    for part in sealed:
        yield unseal(part, bound, central, own)


_KINDS: Mapping[str, type[WireMessage]] = {
    "/pull": PullPage,
    "/digest": DigestAnswer,
    "/records": RecordsAnswer,
}


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of the central, checked to be one."""

    path: str
    asked_epoch: str
    piece: str
    batch_id: str
    status: int
    at: datetime
    body: bytes

    @classmethod
    def of(cls, message: Message) -> "_Answer":
        """Read an answer. Raises ValueError, KeyError, ValidationError, ProtocolError."""
        said: Mapping[str, object] = message.said
        path, _, query = str(said["path"]).partition("?")
        what, status = path.removeprefix(PREFIX), int(str(said["status"]))
        coding = CODINGS[str(said.get("coding", "identity"))]
        body = coding.decode(message.body, MAX_ANSWER_BYTES)
        kind = ErrorAnswer if status != 200 else _KINDS.get(what)
        if kind:
            kind.model_validate_json(body)
        asked = dict(parse_qsl(query))
        return cls(
            what,
            asked.get("epoch", ""),
            asked.get(PIECE, ""),
            str(said["batch_id"]),
            status,
            datetime.fromisoformat(str(said["at"])),
            body,
        )

    def refusal(self) -> Refused:
        return Refused(self.status, ErrorAnswer.model_validate_json(self.body))


_NEVER = datetime.min.replace(tzinfo=UTC)
_SAID = {"deferred": "bundle_waiting", "busy": "bundle_more"}
"""What a round tries again by itself waits for the next bundle here."""


def _of(path: str, answers: Iterable[_Answer]) -> list[_Answer]:
    return [one for one in answers if one.path == path]


class _Taking:
    """Takes checked answers, each in a transaction of its own, as a round does."""

    def __init__(
        self, app: App, line: Line, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._app = app
        self._progress, self._cancelled = progress, cancelled
        self._stopped = False
        self._done = self._total = 0
        self._line = line
        self._push, self._pull = Push(line), Pull(line)
        self._gap = False
        self._digest_ok: bool | None = None
        self._at: datetime | None = None

    def take(self, answers: Sequence[_Answer]) -> Unpacked:
        before = self._stands()
        self._total = len(answers)
        with self._line.store.read() as snapshot:
            pieces = pieces_of(snapshot)
        for answer in self._until_stopped("/push", answers):
            self._take_push(answer)
        if not self._stopped:
            self._mend(pieces, answers)
        for answer in self._until_stopped("/pull", answers):
            self._take_page(answer)
        SyncClient(
            self._app.store, None, self._app.clock, self._app.new_id, SystemRandom().random
        ).follow()
        for answer in self._until_stopped("/digest", answers):
            if answer.status == 200:
                self._compare(answer)
        return Unpacked(self._line.tally, self._remember(news=self._stands() != before))

    def _until_stopped(self, path: str, answers: Sequence[_Answer]) -> Iterator[_Answer]:
        """Give one answer after another, and none any more once a person stops it."""
        for one in _of(path, answers):
            self._stopped = self._stopped or self._cancelled()
            if self._stopped:
                return
            yield one
            self._done += 1
            self._progress(SyncProgress("pull", self._done, self._total))

    def _stands(self) -> tuple[object, ...]:
        with self._line.store.read() as snapshot:
            waiting = tuple(one.id for one in snapshot.sync.outbox.all_frozen(1000))
            return snapshot.sync.cursor(), waiting, wanted_life(snapshot.settings)

    def _mend(self, pieces: Mapping[str, list[Key]], answers: Sequence[_Answer]) -> None:
        """Make one of both sides, where all was asked about."""
        answered = [
            Piece(one.piece, RecordsAnswer.model_validate_json(one.body))
            for one in _of("/records", answers)
            if one.status == 200
        ]
        if answered:
            mend(self._line, pieces, answered)

    def _take_push(self, answer: _Answer) -> None:
        with self._line.store.read() as snapshot:
            frozen = snapshot.sync.outbox.all_frozen(1000)
        batch = next((one for one in frozen if one.id == answer.batch_id), None)
        if batch is None:
            return  # answered before, or split since
        with suppress(ProtocolError, Halt):  # it stays on its way, as over a line
            if answer.status != 200:
                self._push.take_refusal(batch, answer.refusal())
                return
            ids = list(batch.change_ids)
            self._push.settle(batch, read_push_answer(answer.body, batch.id, batch.sha256, ids))

    def _take_page(self, answer: _Answer) -> None:
        with self._line.store.read() as snapshot:
            cursor = snapshot.sync.cursor()
        if answer.status == 410:
            self._begin_epoch(answer, cursor.epoch)
        elif answer.status == 200:
            page = PullPage.model_validate_json(answer.body)
            known = cursor.epoch in ("", page.epoch)
            if known and page.since > cursor.revision:
                self._gap = True
            elif known and (page.cursor > cursor.revision or self._is_news(page, cursor)):
                self._keep(page, cursor)
                self._gap = False

    def _is_news(self, page: PullPage, cursor: Cursor) -> bool:
        """Whether a page without records is the first one, or tells of likely pairs anew."""
        if not cursor.epoch:
            return True
        if page.alike is None or page.cursor != cursor.revision:
            return False
        with self._line.store.read() as snapshot:
            return page.alike.upto > heard_upto(snapshot.settings, cursor.epoch)

    def _keep(self, page: PullPage, cursor: Cursor) -> None:
        try:
            self._pull.keep(page, cursor)
        except TooManyLosses as stop:
            with self._line.write() as work:
                keep_stopped(work, stop.losses)
            raise KnownError("mass_change") from None

    def _begin_epoch(self, answer: _Answer, epoch: str) -> None:
        now = answer.refusal().answer.epoch
        if not now or now == epoch or answer.asked_epoch != epoch:
            return
        with self._line.write() as work:
            if work.sync.shadows.is_empty():
                work.sync.begin_epoch(now)
            else:
                want_afresh(work.settings, now)

    def _compare(self, answer: _Answer) -> None:
        digest = DigestAnswer.model_validate_json(answer.body)
        with self._line.write() as work:
            self._digest_ok = agrees(work, digest)
            if self._digest_ok is False:
                want_afresh(work.settings, digest.epoch)
        self._at = answer.at

    def _remember(self, *, news: bool) -> str:
        """Keep how things stand now; gives why it is not all done."""
        with self._line.store.read() as snapshot:
            memory = read_memory(snapshot.settings)
            life, epoch = wanted_life(snapshot.settings), snapshot.sync.cursor().epoch
            counts = snapshot.sync.outbox.counts()
            asked = snapshot.count_in_conflict() > 0
            suggested = snapshot.suggestions.count_open() > 0
        trouble = trouble_of(counts, self._digest_ok, asked=asked, suggested=suggested)
        if not news and self._at and self._at > (memory.last_done_at or _NEVER):
            news = not trouble  # nothing moved, and that is confirmed as of a later moment
        if self._digest_ok is not None:
            memory = replace(memory, digest_ok=self._digest_ok)
        if news:
            done_at = memory.last_done_at if trouble else self._at
            passing = trouble in _SAID
            memory = replace(memory, trouble="" if passing else trouble, last_done_at=done_at)
        said = "bundle_gap" if self._gap else _SAID.get(trouble, trouble)
        if life and life != epoch:
            said, news = "bundle_afresh", True
        if self._stopped:
            said, news = "bundle_stopped", True
        ceiling = self._line.pace.ceiling
        pace = replace(memory.pace, ceiling=ceiling, size=min(memory.pace.size, ceiling))
        with self._line.write() as work:
            keep_memory(work.settings, replace(memory, pace=pace, codings=self._line.codings))
        return said if news or self._gap else "bundle_nothing_new"
