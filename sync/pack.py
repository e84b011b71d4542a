"""Packing: what a device would ask the central over a line, sealed into a bundle.

What is packed stays on its way until its answer is unpacked; packed again, the same batches go
out with the same bytes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import KnownError
from app.services.app import App
from app.services.doubles.hear_of_doubles import heard_upto
from app.services.pace import Cancelled, Pace, Progress, say_nothing
from app.storage.outbox import Batch
from app.storage.sync_state import Cursor
from app.storage.unit_of_work import Snapshot
from sync.afresh import piece_requests
from sync.bundle import Bundle, file_name, write_bundle
from sync.device_keys import PublicKeys, hash_text, keys_of, prove
from sync.enroll import begin_asking
from sync.envelope import Message, seal
from sync.exchange import Exchange, never
from sync.line import Line
from sync.memory import Link, Memory, read_link, read_memory, wanted_life
from sync.outcome import Tally
from sync.protocol import PREFIX
from sync.pull import page_request
from sync.push import Push
from sync.transport import NoReply, Reply, Request

MAX_BATCHES = 40
"""What waits beyond that goes with the next bundle."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle that was written."""

    path: Path
    changes: int
    """Changes that are in it."""
    left: int = 0
    """Changes that found no room in it."""
    asks_to_join: bool = False


class NoLine:
    """Stands where a line to the central would be; nothing goes over it."""

    def send(self, request: Request) -> Reply:  # noqa: ARG002 (it goes nowhere)
        """Say that there is no line."""
        raise NoReply("offline")


def pack(
    app: App,
    target: Path,
    code: str = "",
    *,
    most: int = MAX_BATCHES,
    progress: Progress = say_nothing,
    cancelled: Cancelled = never,
) -> Packed:
    """Write a bundle at `target`, or into that folder under its usual name.

    With an enrolment code this device asks to join. `most` batches go in. Who stops it has no
    file; what was frozen for it goes with the next one, or over a line.

    Raises KnownError: not_enrolled, bundle_not_offered, code_unknown, code_of_other_commune,
    cancelled, and those of `new_file`.
    """
    if code:
        begin_asking(app, code)
    with app.store.read() as snapshot:
        link = read_link(snapshot.settings)
    if link.is_asking:
        return _pack_join(app, link, target)
    if not link.enrolled:
        raise KnownError("not_enrolled")
    return _pack_requests(app, link, target, Pace(most, progress, cancelled))


def keys_of_central(link: Link) -> PublicKeys:
    """Give the keys that the central told this device. Raises KnownError `bundle_not_offered`."""
    if not link.central_signing:
        raise KnownError("bundle_not_offered")
    return PublicKeys(link.central_signing, link.central_sealing)


def _pack_join(app: App, link: Link, target: Path) -> Packed:
    keys = keys_of(link.secret).public
    said = ("join", app.commune.code, hash_text(link.secret), keys.signing, keys.sealing)
    asked = {
        "secret_hash": hash_text(link.secret),
        "signing_key": keys.signing,
        "sealing_key": keys.sealing,
        "proof": prove(hash_text(link.code), *said),
    }
    part = json.dumps(asked).encode()
    packed = _write(Bundle("join", app.commune.code, keys.label, (part,)), target, 0, 0)
    return replace(packed, asks_to_join=True)


def _pack_requests(app: App, link: Link, target: Path, pace: Pace) -> Packed:
    central, own = keys_of_central(link), keys_of(link.secret)
    line = unconnected_line(app)
    batches, left = _freeze_all(line, pace)
    empty = Bundle("request", app.commune.code, own.public.label)
    parts = []
    for request in _requests(line, batches):
        pace.listen()
        parts.append(seal(_message(request), empty.bound, own, central))
    changes = sum(len(batch.change_ids) for batch in batches)
    return _write(replace(empty, parts=tuple(parts)), target, changes, left)


def unconnected_line(app: App) -> Line:
    """Make a way to the central over which nothing goes, with what was learnt of its limits."""
    with app.store.read() as snapshot:
        memory: Memory = read_memory(snapshot.settings)
    tally = Tally()
    exchange = Exchange(NoLine(), "", app.clock, tally)
    pace = replace(memory.pace, size=memory.pace.ceiling)
    return Line(app.store, exchange, app.clock, app.new_id, pace, memory.codings, tally)


def _freeze_all(line: Line, pace: Pace) -> tuple[list[Batch], int]:
    """Freeze all that waits, as far as there is room; gives the batches, and what is left."""
    push = Push(line)
    with line.write() as work:
        if life_to_begin(work):
            work.sync.outbox.thaw()
            return [], work.sync.outbox.unsent()
        frozen = len(work.sync.outbox.all_frozen(pace.total))
        pace.tick(frozen)
        while frozen < pace.total and push.freeze(work):
            frozen += 1
            pace.tick()
            pace.listen()
        batches = work.sync.outbox.all_frozen(pace.total)
        unsent = work.sync.outbox.unsent()
    return batches, unsent - sum(len(batch.change_ids) for batch in batches)


def life_to_begin(snapshot: Snapshot) -> str:
    """Name the life of the central that this store is still to go over into; empty when none."""
    wanted = wanted_life(snapshot.settings)
    return "" if wanted == snapshot.sync.cursor().epoch else wanted


def _requests(line: Line, batches: list[Batch]) -> Iterator[Request]:
    push = Push(line)
    for batch in batches:
        yield push.request(batch)
    with line.store.read() as snapshot:
        new_life = life_to_begin(snapshot)
        if wanted_life(snapshot.settings):
            yield from piece_requests(snapshot)
        cursor = Cursor(new_life) if new_life else snapshot.sync.cursor()
        yield page_request(cursor, heard_upto(snapshot.settings, cursor.epoch))
    yield Request("GET", f"{PREFIX}/digest")


def _message(request: Request) -> Message:
    said = {
        "method": request.method,
        "path": request.path,
        "headers": dict(request.headers or {}),
    }
    return Message(said, request.body)


def _write(bundle: Bundle, target: Path, changes: int, left: int) -> Packed:
    path = target / file_name(bundle.kind, bundle.label) if target.is_dir() else target
    write_bundle(bundle, path)
    return Packed(path, changes, left)
