"""Comparing all of a store with the central by bundles alone, where digests say that they differ.

So it is after another life of the central began, too. Over a line this is done step by step; a
stick carries the names of all records at once.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.services.exchange.reconcile import Theirs, reconcile
from app.storage.outbox import Key
from app.storage.shadows import Shadow
from app.storage.unit_of_work import Snapshot
from sync.comparing import MAX_NAMED, RecordsAnswer, RecordsRequest
from sync.line import Line
from sync.memory import want_afresh, wanted_life
from sync.protocol import PREFIX
from sync.repair import in_pieces
from sync.transport import Request

PIECE = "piece"
"""The member of the query by which an answer is known to be of these very records."""


def pieces_of(snapshot: Snapshot) -> dict[str, list[Key]]:
    """Cut what the store knows of the central into pieces, by name."""
    keys = ((one.entity, one.entity_id) for one in snapshot.sync.shadows.written())
    return {_name(piece): piece for piece in in_pieces(keys)}


def piece_requests(snapshot: Snapshot) -> Iterator[Request]:
    """Ask for every record that this store has of the central, and which of our changes it knows.

    Changes that find no room are sent again; each counts once.
    """
    for name, keys in pieces_of(snapshot).items():
        sent = snapshot.sync.outbox.sent(keys)
        changes = [str(line.change.id) for lines in sent.values() for line in lines]
        asked = RecordsRequest(records=keys, changes=changes[:MAX_NAMED])
        headers = {"Content-Type": "application/json"}
        path = f"{PREFIX}/records?{PIECE}={name}"
        yield Request("POST", path, asked.model_dump_json().encode(), headers)


@dataclass(frozen=True, slots=True)
class Piece:
    """The central's answer about one piece."""

    name: str
    answer: RecordsAnswer


def mend(line: Line, pieces: Mapping[str, list[Key]], answers: Iterable[Piece]) -> bool:
    """Make one of both sides; False, with nothing changed, when not all pieces were answered.

    `pieces` are those of the store as it was packed. All of one transaction.
    """
    found = {one.name: one.answer for one in answers}
    with line.store.read() as snapshot:
        epoch, cursor = wanted_life(snapshot.settings), snapshot.sync.cursor()
    if not epoch or found.keys() != pieces.keys():
        return False
    if any(answer.epoch != epoch for answer in found.values()):
        return False
    today = line.today()
    with line.write() as work:
        for name, answer in found.items():
            reconcile(work, _theirs(pieces[name], answer), today)
        if epoch != cursor.epoch:
            work.sync.begin_epoch(epoch)
        want_afresh(work.settings, "")
    line.tally.repaired += sum(map(len, pieces.values()))
    return True


def _theirs(keys: Iterable[Key], answer: RecordsAnswer) -> Theirs:
    copies = [Shadow(one.entity, one.id, one.revision, one.fields) for one in answer.records]
    missing = {*keys} - {one.key for one in copies} - {*answer.gone}
    return Theirs(copies, answer.gone, missing, frozenset(answer.known))


def _name(piece: list[Key]) -> str:
    return hashlib.sha256(json.dumps(piece).encode()).hexdigest()[:16]
