"""Whose fault it is when the central breaks down over a batch: the batch's, when it answers others.

Then the change at fault is looked for by halves in the same round and set aside, and all others go
on; a central that breaks down over everything is left in peace.
"""

from dataclasses import dataclass

from app.storage.outbox import Batch
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.protocol import PREFIX
from sync.transport import Request

_BROKE_DOWN = 500
_SILENCES = 2
"""No answer at all may be the line's fault: so often in a row it is asked whose."""
_SILENCES_ALONE = 4
_IN_A_ROW = 24
"""So many batches one after another may break it, before it is the central's own fault."""


@dataclass(slots=True)
class Blame:
    """What this round has learnt of the central."""

    line: Line
    _is_well: bool = False
    _in_a_row: int = 0

    def went_through(self) -> None:
        """Note that the central took a batch."""
        self._in_a_row = 0

    def is_at_fault(self, batch: Batch, halt: Halt) -> bool:
        """Whether a batch is at fault that the central did not answer as it should.

        May ask the central for something that it gives whoever is well.
        """
        alone = len(batch.change_ids) == 1
        probes = self.line.breaker.probes and batch.tries + 1 < _SILENCES_ALONE
        if not halt.unanswered or halt.retry_after or probes:
            return False
        if halt.status != _BROKE_DOWN:
            if batch.tries + 1 < (_SILENCES_ALONE if alone else _SILENCES):
                return False
            self._is_well = False  # a line may have become worse
        self._in_a_row += 1
        return self._in_a_row <= _IN_A_ROW and self._answers()

    def _answers(self) -> bool:
        if not self._is_well:
            try:
                self.line.exchange.ask(Request("GET", f"{PREFIX}/digest"))
            except (Halt, Refused):
                return False
            self._is_well = True
        return True
