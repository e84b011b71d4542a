"""What was written into records at other places, as the central remembers it.

A later writing stands in a record, and the one it replaced is in the history of whoever wrote it:
here it can be read on every device. It is asked for when somebody opens a history, never before.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import SystemRandom
from typing import Annotated

import typer
from pydantic import ValidationError

from app.domain.errors import KnownError
from app.domain.ids import ChildId
from app.paths import default_folder
from app.printing import Format, print_rows
from app.services.app import App
from app.storage.outbox import Key
from sync.exchange import Exchange, Halt, Refused, as_json
from sync.memory import keep_memory, read_link, read_memory
from sync.opened import opened
from sync.outcome import Tally
from sync.protocol import PREFIX
from sync.telling import MAX_ASKED, HistoryAnswer, Told
from sync.transport import Request, Transport

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
COLUMNS = ("at", "author", "device", "role", "action", "entity", "fields")
DEFAULT = default_folder()


def written_elsewhere(app: App, keys: Sequence[Key]) -> list[Told]:
    """Ask what others wrote into these records, the oldest first; ours is in the journal.

    Raises KnownError: not_enrolled, bundles_only, history_not_told, and what a round may end with.
    """
    with _exchange(app) as exchange:
        told = [
            one
            for start in range(0, len(keys), MAX_ASKED)
            for one in _ask(exchange, keys[start : start + MAX_ASKED])
        ]
    with app.store.read() as snapshot:
        ours = {
            line.change.id
            for entity, id_ in keys
            for line in snapshot.journal.of_entity(entity, id_)
        }
    return [one for one in told if one.change not in ours]


@contextmanager
def _exchange(app: App) -> Iterator[Exchange]:
    """Call the central by itself, between rounds: its silence is kept, and failures remembered."""
    with app.store.read() as snapshot:
        link, memory = read_link(snapshot.settings), read_memory(snapshot.settings)
    if not (link.enrolled and link.url):
        raise KnownError("bundles_only" if link.enrolled else "not_enrolled")
    if memory.holds(app.clock()):
        raise KnownError(memory.held_by)
    transport = Transport(link.url)
    try:
        yield Exchange(transport, link.token, app.clock, Tally())
    except Refused:
        raise KnownError("history_not_told") from None
    except Halt as halt:
        if not halt.attention:
            _remember(app, halt)
        raise KnownError(halt.code) from None
    finally:
        transport.close()


def _remember(app: App, halt: Halt) -> None:
    with app.write("sync") as work:
        before = read_memory(work.settings)
        draw = SystemRandom().random
        after = before.after_halt(halt.code, halt.retry_after, app.clock(), draw)
        keep_memory(work.settings, after)


def _ask(exchange: Exchange, keys: Sequence[Key]) -> list[Told]:
    body = as_json({"protocol": 1, "records": [list(key) for key in keys]})
    headers = {"Content-Type": "application/json"}
    reply = exchange.ask(Request("POST", f"{PREFIX}/history", body, headers))
    try:
        answer = HistoryAnswer.model_validate_json(reply.body)
    except ValidationError:
        raise Halt("not_understood") from None
    if not {(one.entity, one.entity_id) for one in answer.writings} <= set(keys):
        raise Halt("not_understood")
    return answer.writings


def history(
    child_id: Annotated[str, typer.Argument(help="Mã trẻ trong sổ.")],
    data: Folder = DEFAULT,
    wanted: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
) -> None:
    """Hỏi trung ương: nơi khác đã ghi gì vào hồ sơ của một trẻ, kể cả phần không còn dùng."""
    with opened(data) as app:
        told = written_elsewhere(app, keys_of_child(app, ChildId(child_id)))
    rows = [
        one.model_dump() | {"fields": json.dumps(one.fields, ensure_ascii=False)} for one in told
    ]
    print_rows(COLUMNS, [{name: row[name] for name in COLUMNS} for row in rows], wanted)


def keys_of_child(app: App, child_id: ChildId) -> list[Key]:
    """Name a child and its household. Raises KnownError `unknown_child`."""
    with app.store.read() as snapshot:
        child = snapshot.children.get(child_id)
    if child is None:
        raise KnownError("unknown_child")
    return [("child", child.id), ("household", child.household_id)]
