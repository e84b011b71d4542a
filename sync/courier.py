"""Carrying another device's bundle to the central, and its answer back: read by neither here.

The courier sees sealed messages and sizes; it can leave some out, and nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import SystemRandom

from app.domain.errors import KnownError
from app.services.app import App
from sync.bundle import ANSWER_OF, MAX_BYTES, MAX_PARTS, Bundle, file_name, write_bundle
from sync.device_keys import keys_of
from sync.exchange import Exchange, Halt, Refused
from sync.memory import Link, keep_memory, read_link, read_memory
from sync.outcome import SyncProgress, Tally
from sync.protocol import CARRIED_HEADER, NEXT_HEADER, PREFIX
from sync.transport import Request, Transport

_ROOM = MAX_BYTES - 16 * 1024 * 1024
"""When an answer has grown to this, the device asks for the rest with its next bundle."""

Progress = Callable[[SyncProgress], None]


def carry(
    app: App,
    bundle: Bundle,
    target: Path,
    progress: Progress = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Path:
    """Carry a bundle to the central and write the answer at `target`, or into that folder.

    Nothing is written unless all of it was answered; carried again, it is answered alike. Raises
    KnownError: bundle_other_commune, bundle_needs_line, cancelled, those of `new_file`, and what
    the central or the line says.
    """
    with app.store.read() as snapshot:
        link, memory = read_link(snapshot.settings), read_memory(snapshot.settings)
    _check(app, link, bundle)
    if memory.holds(app.clock()):
        raise KnownError(memory.held_by)
    transport = Transport(link.url)
    exchange = Exchange(transport, link.token, app.clock, Tally())
    try:
        parts = tuple(_answers(exchange, bundle, progress, cancelled))
    except Halt as halt:
        if not halt.attention:
            _be_silent(app, halt)
        raise KnownError(halt.code) from None
    except Refused as refused:
        raise KnownError(_said(refused)) from None
    finally:
        transport.close()
    answer = replace(bundle, kind=ANSWER_OF[bundle.kind], parts=parts)
    path = target / file_name(answer.kind, answer.label) if target.is_dir() else target
    write_bundle(answer, path)
    return path


def _be_silent(app: App, halt: Halt) -> None:
    """Keep to the silence that the central asked for, or that three failures ask for."""
    with app.write("sync") as work:
        memory = read_memory(work.settings)
        draw = SystemRandom().random
        keep_memory(
            work.settings, memory.after_halt(halt.code, halt.retry_after, app.clock(), draw)
        )


def _check(app: App, link: Link, bundle: Bundle) -> None:
    if bundle.commune != app.commune.code:
        raise KnownError("bundle_other_commune")
    if link.secret and keys_of(link.secret).public.label == bundle.label:
        raise KnownError("bundle_own")
    if not (link.enrolled and link.url):
        raise KnownError("bundle_needs_line")


def _answers(
    exchange: Exchange, bundle: Bundle, progress: Progress, cancelled: Callable[[], bool]
) -> Iterator[bytes]:
    """Ask each message, and on from where the central says that there is more."""
    size = 0
    for number, part in enumerate(bundle.parts):
        progress(SyncProgress("push", number, len(bundle.parts)))
        cursor = ""
        for _ in range(MAX_PARTS - len(bundle.parts)):
            if cancelled():
                raise KnownError("cancelled")
            answer, cursor = _ask(exchange, bundle, part, cursor)
            size += len(answer)
            yield answer
            if not cursor or size > _ROOM:
                break
    progress(SyncProgress("push", len(bundle.parts), len(bundle.parts)))


def _ask(exchange: Exchange, bundle: Bundle, part: bytes, cursor: str) -> tuple[bytes, str]:
    headers = {
        "Content-Type": "application/octet-stream",
        CARRIED_HEADER: f"{bundle.kind} {bundle.commune} {bundle.label}",
    }
    asked = f"?cursor={cursor}" if cursor else ""
    reply = exchange.ask(Request("POST", f"{PREFIX}/carry{asked}", part, headers))
    return reply.body, reply.headers.get(NEXT_HEADER, "")


_OF_BUNDLES = {
    "device_unknown": "bundle_device_unknown",
    "other_commune": "bundle_other_commune",
    "bad_keys": "bundle_refused",
}


def _said(refused: Refused) -> str:
    code = refused.answer.error
    return _OF_BUNDLES.get(code, code)
