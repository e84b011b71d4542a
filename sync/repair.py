"""Putting right what digests found to differ, and going over into a new life of the central.

What differs is fetched and reconciled in one piece after another, each in its own transaction:
a cut leaves less to be done next time, nothing half done.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from app.domain.change import ENTITIES
from app.services.exchange.reconcile import Theirs, reconcile
from app.services.exchange.watch_losses import TooManyLosses, keep_stopped, watch_losses
from app.storage.outbox import Key
from app.storage.shadows import Shadow
from app.storage.sync_state import Cursor
from sync.compare import Compare, Compared, Differences
from sync.comparing import MAX_FETCHED, MAX_NAMED, RecordsAnswer, RecordsRequest
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.protocol import PREFIX
from sync.transport import Request


@dataclass(slots=True)
class Repair:
    """The mending part of one round."""

    line: Line

    def run(self, differences: Differences) -> None:
        """Fetch what differs and make one of both sides; what the central lost waits to be sent."""
        for keys in in_pieces(differences.all()):
            changes = self._our_changes(keys)
            answer = self._fetch(keys, changes[:MAX_NAMED])
            known = [*answer.known]
            for start in range(MAX_NAMED, len(changes), MAX_NAMED):
                known += self._fetch(keys, changes[start : start + MAX_NAMED]).known
            self._keep(keys, answer, known)

    def begin_life(self, compare: Compare) -> None:
        """Go over into a new life of the central: only what differs is read.

        Until that is done the cursor stays in the old life, and the next round begins here again.
        """
        with self.line.write() as work:
            work.sync.outbox.thaw()
        compared = compare.against_new_life()
        if not compared.agrees:
            self.run(compare.differing(compared))
        self._stand_in(compared)

    def _stand_in(self, compared: Compared) -> None:
        with self.line.write() as work:
            work.sync.move_cursor(Cursor(compared.epoch, compared.head))

    def _our_changes(self, keys: Sequence[Key]) -> list[str]:
        with self.line.store.read() as snapshot:
            sent = snapshot.sync.outbox.sent(keys)
        return [line.change.id for lines in sent.values() for line in lines]

    def _fetch(self, keys: Sequence[Key], changes: Sequence[str]) -> RecordsAnswer:
        asked = RecordsRequest(records=list(keys), changes=list(changes))
        body = asked.model_dump_json().encode()
        headers = {"Content-Type": "application/json"}
        try:
            reply = self.line.exchange.ask(Request("POST", f"{PREFIX}/records", body, headers))
            answer = RecordsAnswer.model_validate_json(reply.body)
        except (Refused, ValidationError):
            raise Halt("not_understood") from None
        named = [*((one.entity, one.id) for one in answer.records), *answer.gone]
        if len(named) != len(set(named)) or not set(named) <= set(keys):
            raise Halt("not_understood")
        return answer

    def _keep(self, keys: Sequence[Key], answer: RecordsAnswer, known: Sequence[str]) -> None:
        copies = [Shadow(one.entity, one.id, one.revision, one.fields) for one in answer.records]
        missing = {*keys} - {one.key for one in copies} - {*answer.gone}
        theirs = Theirs(copies, answer.gone, missing, frozenset(known))
        today = self.line.today()
        try:
            with self.line.write() as work:
                watch_losses(work, copies, answer.gone, today)
                reconcile(work, theirs, today)
        except TooManyLosses as stop:
            with self.line.write() as work:
                keep_stopped(work, stop.losses)
            raise Halt("mass_change", attention=True) from None
        self.line.tally.repaired += len(keys)


def in_pieces(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Cut keys into what is fetched at once; what others refer to comes first."""
    listed = sorted(keys, key=lambda key: (ENTITIES.index(key[0]), key[1]))
    for start in range(0, len(listed), MAX_FETCHED):
        yield listed[start : start + MAX_FETCHED]
