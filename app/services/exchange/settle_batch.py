"""Writing down what the central said about a batch: what it took, and what it gave back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by

from app.domain.exchange.conflict import PREFIX
from app.services.app import VIETNAM
from app.services.exchange.apply_remote import apply_remote
from app.storage.journal import State
from app.storage.outbox import Key, Settled
from app.storage.shadows import Shadow
from app.storage.sync_state import Cursor
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Answered:
    """One change of a batch with the central's answer to it."""

    change_id: str
    key: Key
    texts: Mapping[str, str]
    """The new texts as they were sent."""
    state: State
    revision: int = 0
    """The record's revision since this change; 0 when it changed nothing."""
    code: str = ""
    field: str = ""
    server: Mapping[str, str] = made_by(default_factory=dict)
    """What the central holds where the two do not agree."""

    @property
    def asks(self) -> bool:
        """Whether somebody else wrote another text and a person is to decide."""
        new = any(name.startswith(PREFIX) and text for name, text in self.server.items())
        return new or self.state is State.CONFLICT


def settle_batch(
    work: UnitOfWork, batch_id: str, answers: Iterable[Answered], own_before: int
) -> bool:
    """Keep the answers in this transaction; False when another round had done so before.

    `own_before` is the newest revision the central had given us before this batch.
    """
    if not work.sync.outbox.forget(batch_id):
        return False
    listed = list(answers)
    taken = [one for one in listed if one.state in (State.DONE, State.CONFLICT)]
    overtaken = _keep_shadows(work, [one for one in taken if one.revision or one.server])
    work.sync.outbox.settle(
        batch_id,
        (
            Settled(one.change_id, one.state, one.code, one.field)
            for one in listed
            if one.state != State.DONE
        ),
    )
    seqs = work.sync.outbox.seqs(one.change_id for one in taken)
    replaced = work.sync.outbox.replace_refused({one.key: seqs[one.change_id] for one in taken})
    # Where a change met others, or was taken back here before it was sent, the central's text
    # stands, like that of a page: not over unsent ones, and held back until its parent is here.
    met = replaced | {one.key for one in listed if one.state is State.DONE and one.server}
    copies = [*overtaken, *work.sync.shadows.get(met).values()]
    apply_remote(work, copies, work.act.now.astimezone(VIETNAM).date())
    _know_own(work, max((one.revision for one in taken), default=0), own_before)
    return True


def _keep_shadows(work: UnitOfWork, taken: list[Answered]) -> list[Shadow]:
    copies = work.sync.shadows.get({one.key for one in taken})
    overtaken: list[Key] = []
    for one in taken:
        copy = copies.get(one.key) or Shadow(*one.key, revision=0, fields={})
        if 0 < one.revision < copy.revision:
            # An old answer to a change that came twice: since then the record went on.
            overtaken.append(one.key)
            continue
        texts = copy.fields | dict(one.texts) | dict(one.server)
        fields = {name: text for name, text in texts.items() if text}
        # A copy that is held back still is: what it brought is not in the record yet.
        copies[one.key] = Shadow(*one.key, max(copy.revision, one.revision), fields, copy.held)
    work.sync.shadows.put(copies.values())
    for entity in {entity for entity, _ in copies}:
        stand = {key[1]: copy.revision for key, copy in copies.items() if key[0] == entity}
        work.sync.stand_on(entity, stand)
    return [copies[key] for key in overtaken]


def _know_own(work: UnitOfWork, newest: int, own_before: int) -> None:
    """Note up to where we hold our own changes, unless the central knows some that we do not.

    That is so after a lost answer, or in a store restored from a backup; they are then pulled.
    """
    cursor = work.sync.cursor()
    if own_before <= max(cursor.own_revision, cursor.revision) < newest:
        work.sync.move_cursor(Cursor(cursor.epoch, cursor.revision, newest))
