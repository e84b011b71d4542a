"""Sending: changes are frozen into a batch, sent until answered, and settled by the answer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.services.doubles.hear_of_doubles import heard_upto
from app.services.exchange.set_aside import CENTRAL_FAILS, due_again, note_failure
from app.services.exchange.settle_batch import Answered, settle_batch
from app.storage.journal import State
from app.storage.outbox import Batch, Outgoing
from app.storage.sync_state import Cursor
from app.storage.unit_of_work import UnitOfWork
from sync import protocol
from sync.blame import Blame
from sync.codings import CODINGS, choose_coding
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.protocol import ChangeResult, ProtocolError, PushAnswer, WireChange
from sync.pull import Pull, stands_at
from sync.transport import Request

_TRIES_BEFORE_SPLIT = 2
_PLAIN_CODINGS = ("gzip", "identity")
"""Those every central reads; another one may be at fault itself when a body is not read."""
_STATES = {
    "unchanged": State.DONE,
    "merged": State.DONE,
    "conflict": State.CONFLICT,
    "rejected": State.NEEDS_FIX,
    "deferred": State.WAITING,
}


@dataclass(slots=True)
class Push:
    """The sending half of one round."""

    line: Line
    deferred: set[str] = field(default_factory=set)
    """Changes whose predecessor the central misses: sent again when others went through."""
    settled: int = 0
    """Changes that came to an end since `deferred` was last emptied."""
    caught_up: bool = False
    """The last answer brought all there was to read along."""
    digest: str = ""
    """The central's digest of all, where it came along too."""
    blame: Blame = field(init=False)

    def __post_init__(self) -> None:
        self.blame = Blame(self.line)

    def run(self, progress: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        """Send everything that can be sent. Raises Halt."""
        while not cancelled():
            with self.line.write() as work:
                batch = work.sync.outbox.frozen() or self.freeze(work)
                if batch is not None and len(batch.change_ids) > 1 and self.line.breaker.probes:
                    batch = self._freeze_parts(work, batch, 1)
                if batch is not None:
                    work.sync.outbox.mark_sent(batch.id, self.line.clock())
                    last = work.sync.outbox.unsent() <= len(batch.change_ids)
                    cursor = work.sync.cursor() if last else None
            if batch is not None:
                self._send(batch, cursor)
                progress(self.line.tally.sent)
            elif not (self._try_deferred_again() or self._try_aside_again()):
                return

    def _try_deferred_again(self) -> bool:
        """Give changes another chance when what they waited for may have gone through."""
        again = bool(self.deferred) and self.settled > 0
        self.deferred.clear()
        self.settled = 0
        return again

    def _try_aside_again(self) -> bool:
        """Freeze by itself a change that broke the central before, where its pause is over."""
        with self.line.write() as work:
            for id_ in due_again(work, self.line.clock())[:1]:
                work.sync.outbox.send_again([id_])
                self._freeze(work, work.sync.outbox.outgoing(1, only=id_))
                return True
        return False

    def freeze(self, work: UnitOfWork) -> Batch | None:
        """Freeze what waits into the next batch; None when there is nothing."""
        return self._freeze(work, work.sync.outbox.outgoing(self.line.size, self.deferred))

    def _freeze(self, work: UnitOfWork, chosen: Sequence[Outgoing]) -> Batch | None:
        lines = [
            protocol.write_changes([protocol.wire_of(one.change, one.after)]) for one in chosen
        ]
        count = _that_fit(lines, self.line.pace.room)
        if not count:
            return None
        batch = _batch(self.line.new_id(), lines[:count], chosen[0].seq, chosen[count - 1].seq)
        work.sync.outbox.freeze(batch, self.line.clock())
        return batch

    def _send(self, batch: Batch, cursor: Cursor | None) -> None:
        """Send a batch; with the last one say where we stand (`cursor`), and read on from there."""
        self.caught_up, self.digest = False, ""
        try:
            reply = self.line.exchange.ask(self.request(batch, cursor))
            answer = protocol.read_push_answer(
                reply.body, batch.id, batch.sha256, list(batch.change_ids)
            )
        except Refused as refused:
            self.take_refusal(batch, refused)
        except Halt as halt:
            if not self.blame.is_at_fault(batch, halt):
                self._learn(batch, halt)
                raise
            if batch.tries or len(batch.change_ids) > 1:
                self._single_out(batch)  # else it is sent once more, after all others
        except ProtocolError as error:
            raise Halt(error.code) from None
        else:
            self.blame.went_through()
            settled = self._settle(batch, answer, reply.seconds)
            if settled and cursor is not None:
                self.caught_up = Pull(self.line).take_along(answer.pull, cursor, reply.seconds)
                self.digest = answer.digest if self.caught_up else ""

    def _learn(self, batch: Batch, halt: Halt) -> None:
        """Send less next time where it may have been too much; two halves after two silences."""
        if halt.overloaded:
            self.line.pace = self.line.pace.after_failure()
        twice = batch.tries + 1 >= _TRIES_BEFORE_SPLIT
        if halt.unanswered and twice and len(batch.change_ids) > 1:
            self._split(batch)

    def request(self, batch: Batch, cursor: Cursor | None = None) -> Request:
        """Write the request that sends a batch, and says where we stand."""
        coding = choose_coding(self.line.codings)
        headers = {
            "Content-Type": protocol.NDJSON,
            "Content-Encoding": coding,
            protocol.BATCH_HEADER: batch.id,
            protocol.HASH_HEADER: batch.sha256,
        }
        if cursor is not None:
            headers[protocol.SINCE_HEADER] = stands_at(cursor)
            with self.line.store.read() as snapshot:
                heard = heard_upto(snapshot.settings, cursor.epoch)
            headers[protocol.ALIKE_HEADER] = str(heard)
        body = CODINGS[coding].encode(batch.body)
        return Request("POST", f"{protocol.PREFIX}/push", body, headers)

    def _settle(self, batch: Batch, answer: PushAnswer, seconds: float) -> bool:
        answers = self.settle(batch, answer, seconds)
        if not answers:
            return False
        self.line.pace = self.line.pace.after_success(seconds, len(answers), len(batch.body))
        self.line.exchange.pause(answer.backoff_s)
        return True

    def settle(
        self, batch: Batch, answer: PushAnswer, seconds: float | None = None
    ) -> list[Answered]:
        """Keep what the central said of a batch; nothing when another round had done so.

        `seconds` is how long the answer took; None when it came by hand.
        """
        answers = _answers(batch, answer)
        with self.line.write() as work:
            self.line.hear_time(work, answer.now, answer.clock, seconds)
            if not settle_batch(work, batch.id, answers, answer.own_before):
                return []
        self.deferred |= {one.change_id for one in answers if one.state == State.WAITING}
        self.settled += sum(one.state != State.WAITING for one in answers)
        tally = self.line.tally
        tally.sent += len(answers)
        tally.accepted += sum(one.state == State.DONE and not one.asks for one in answers)
        tally.needs_fix += sum(one.state == State.NEEDS_FIX for one in answers)
        tally.conflicts += sum(one.asks for one in answers)
        tally.deferred += sum(one.state == State.WAITING for one in answers)
        self.line.heed(answer.limits)
        if any(one.state != State.WAITING for one in answers):
            self.line.got_through()
        return answers

    def take_refusal(self, batch: Batch, refused: Refused) -> None:
        """Find what the central does not take of a batch that it refused as a whole."""
        code = refused.answer.error
        tried = choose_coding(self.line.codings)
        if refused.answer.limits:
            self.line.heed(refused.answer.limits)
        perhaps = code in ("bad_body", "bad_hash") and tried not in _PLAIN_CODINGS
        if code == "coding_unknown" or perhaps:
            self.line.drop_coding(tried)
        if code == "bad_hash":
            raise Halt("not_understood")
        if code == "coding_unknown" or perhaps:
            return
        if refused.status == 413:
            self.line.pace = self.line.pace.after_too_large(len(batch.change_ids))
        if code == "batch_differs":
            self._split(batch)
        else:
            self._single_out(batch, code)

    def _single_out(self, batch: Batch, code: str = CENTRAL_FAILS) -> None:
        """Look for the change at fault by halves; set it aside when it stands alone."""
        if len(batch.change_ids) > 1:
            self._split(batch)
        else:
            self._set_aside(batch, code)

    def _split(self, batch: Batch) -> None:
        with self.line.write() as work:
            self._freeze_parts(work, batch, (len(batch.change_ids) + 1) // 2)

    def _freeze_parts(self, work: UnitOfWork, batch: Batch, first: int) -> Batch | None:
        """Freeze the `first` changes and the rest anew, and give the first part.

        It is the id of a change that keeps it from doubling. None when another round was here.
        """
        if not work.sync.outbox.forget(batch.id):
            return None
        lines = batch.body.splitlines(keepends=True)
        seqs = work.sync.outbox.seqs(batch.change_ids)
        parts = []
        for part in filter(None, (lines[:first], lines[first:])):
            ids = _ids(part)
            parts.append(_batch(self.line.new_id(), part, seqs[ids[0]], seqs[ids[-1]]))
            work.sync.outbox.freeze(parts[-1], self.line.clock())
        return parts[0]

    def _set_aside(self, batch: Batch, code: str) -> None:
        change = protocol.read_changes(batch.body)[0]
        answer = Answered(change.id, _key(change), {}, State.NEEDS_FIX, code=code)
        with self.line.write() as work:
            if settle_batch(work, batch.id, [answer], 0) and code == CENTRAL_FAILS:
                note_failure(work, change.id, self.line.clock())
        self.line.tally.sent += 1
        self.line.tally.needs_fix += 1


def _that_fit(lines: list[bytes], room: int) -> int:
    """Count the lines that fill one body: the last may go over it, so that one always goes."""
    size = 0
    for count, line in enumerate(lines):
        if size >= room:
            return count
        size += len(line)
    return len(lines)


def _batch(batch_id: str, lines: list[bytes], first_seq: int, last_seq: int) -> Batch:
    body = b"".join(lines)
    ids = tuple(_ids(lines))
    return Batch(batch_id, body, protocol.sha256_of(body), ids, first_seq, last_seq)


def _ids(lines: list[bytes]) -> list[str]:
    return [change.id for change in protocol.read_changes(b"".join(lines))]


def _key(change: WireChange) -> tuple[str, str]:
    return (change.entity, change.entity_id)


def _answers(batch: Batch, answer: PushAnswer) -> list[Answered]:
    """Lay the answer out change by change: named exceptions, and all others in order."""
    named = {result.id: result for result in answer.exceptions}
    revisions = iter(protocol.applied_revisions(answer))
    return [
        _answered(change, named.get(change.id), revisions)
        for change in protocol.read_changes(batch.body)
    ]


def _answered(
    change: WireChange, result: ChangeResult | None, revisions: Iterator[int]
) -> Answered:
    texts = {name: new for name, (_, new) in change.fields.items()}
    if result is None:
        return Answered(change.id, _key(change), texts, State.DONE, next(revisions))
    return Answered(
        change.id,
        _key(change),
        texts,
        _STATES[result.status],
        result.revision,
        result.code,
        result.field,
        result.server,
    )
