"""Make a numbered list for an office: kept with its lines, each child marked, the file written.

All of it or nothing: where the file cannot be written, no list was made.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.errors import KnownError
from app.domain.handoff.hand_off import HandOff, HandOffLine
from app.domain.handoff.office import POLICE, Office
from app.domain.handoff.row_key import HandOffCode
from app.domain.handoff.verification import Verification
from app.domain.ids import GroupId
from app.services.app import App
from app.services.handoff.gather_hand_off import Gathered, WantedHandOff, gather_hand_off, printed
from app.services.pace import Cancelled, Progress, say_nothing
from app.services.undo_lists import LIST
from app.storage.unit_of_work import UnitOfWork
from app.workbook.outgoing.hand_off_book import write_hand_off_book

HAND_OFF = "hand_off"
_CHUNK = 250


@dataclass(frozen=True, slots=True)
class MadeHandOff:
    """A list that was made."""

    hand_off: HandOff
    lines: tuple[HandOffLine, ...]
    carried: int
    """Children whom an earlier list had left open."""
    paths: tuple[Path, ...] = ()

    @property
    def group_id(self) -> GroupId:
        """The batch by which it is undone."""
        return self.hand_off.group_id


Write = Callable[[MadeHandOff], tuple[Path, ...]]
"""Writes the files of a list, and names them."""


def make_hand_off(
    app: App,
    wanted: WantedHandOff,
    write: Write = lambda _made: (),
    *,
    on: date | None = None,
    progress: Progress = say_nothing,
    cancelled: Cancelled = lambda: False,
) -> MadeHandOff:
    """Make a list of those who are wanted; `write` puts it into files before it is kept.

    Raises KnownError: `nothing_to_send`, `cancelled` and those of `write`; then nothing is kept.
    """
    today = on or app.today()
    paths: tuple[Path, ...] = ()
    try:
        with app.write(HAND_OFF) as unit:
            gathered = gather_hand_off(
                app, unit, wanted, on=today, progress=progress, cancelled=cancelled
            )
            _refuse_empty(gathered)
            made = _hand_off(app, unit, gathered.office, today)
            lines = _lines(made, gathered)
            unit.hand_offs.add(made, lines)
            _mark_sent(unit, gathered, made)
            done = MadeHandOff(made, lines, gathered.carried)
            paths = write(done)
            _listen(cancelled)
    except Exception:
        _take_away(paths)
        raise
    return replace(done, paths=paths)


def workbook_at(app: App, path: Path) -> Write:
    """Write a list as a workbook at a path. It raises the KnownErrors of `new_file`."""

    def write(made: MadeHandOff) -> tuple[Path, ...]:
        write_hand_off_book(path, made.hand_off, made.lines, app.commune.full_name, app.clock())
        return (path,)

    return write


def read_hand_off(app: App, hand_off_id: str) -> MadeHandOff:
    """Fetch a list with its lines. Raises KnownError `unknown_hand_off`."""
    with app.store.read() as snapshot:
        made = snapshot.hand_offs.get(hand_off_id)
        lines = tuple(stand.line for stand in snapshot.hand_offs.lines(hand_off_id))
    if made is None or not lines:
        raise KnownError("unknown_hand_off")
    return MadeHandOff(made, lines, 0)


def _hand_off(app: App, unit: UnitOfWork, office: Office, on: date) -> HandOff:
    number = unit.hand_offs.next_number(office.key, on.year)
    code = HandOffCode(office.prefix, app.commune.code, on.year, number)
    return HandOff(
        id=app.new_id(),
        office=office.key,
        office_name=office.name,
        number=number,
        code=str(code),
        made_on=on,
        due_on=office.due_after(on),
        asks=office.asks,
        group_id=unit.group_id,
        author=app.author,
    )


def _lines(made: HandOff, gathered: Gathered) -> tuple[HandOffLine, ...]:
    return tuple(
        HandOffLine(
            hand_off_id=made.id,
            place=place,
            child_id=one.child.id,
            said=printed(one.child, one.household, gathered.villages),
            asked=one.codes,
        )
        for place, one in enumerate(gathered.people, start=1)
    )


def _mark_sent(unit: UnitOfWork, gathered: Gathered, made: HandOff) -> None:
    """Let every record say that the police have it; of other offices the list itself has a line."""
    if gathered.office.key != POLICE:
        unit.tell(LIST, made.id, {"status": ("", "active"), "code": ("", made.code)})
        return
    people = [replace(one.child, verification=Verification.SENT) for one in gathered.people]
    for start in range(0, len(people), _CHUNK):
        unit.save_all(people[start : start + _CHUNK])


def _refuse_empty(gathered: Gathered) -> None:
    if not gathered.people:
        raise KnownError("nothing_to_send")


def _listen(cancelled: Cancelled) -> None:
    if cancelled():
        raise KnownError("cancelled")


def _take_away(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
