"""Write children who move away into a sealed and signed file for the commune they move to.

Groups that are seen only by those allowed stay out unless they are asked for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.child import Child
from app.domain.circumstances.circumstance_kind import is_confidential
from app.domain.circumstances.confidential import texts_of
from app.domain.circumstances.confidential_text import TEXTS, open_text, shown_text
from app.domain.errors import KnownError
from app.domain.fields import fields_of
from app.domain.ids import ChildId
from app.domain.movements.movement import Movement
from app.domain.movements.past_life import PastLine, past_ids, past_lines
from app.domain.movements.taken_along import Trace, traces_in
from app.domain.status import Status
from app.services.app import App
from app.services.circumstances.lay_over import Carried, carried
from app.services.circumstances.unlock import note
from app.services.doubles.read_merged import history_of
from app.storage.child_file import check_words, public_text, signing_key, write_children
from app.storage.journal import JournalLine
from app.storage.unit_of_work import Snapshot

_OURS = ("household_id", "merged_into", "status", "source", "verification")
_UNTOLD = (*_OURS, *TEXTS)


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What was written."""

    children: int
    check_words: str
    """By which the other side knows over the telephone that the file is ours."""


def pass_on(
    app: App,
    children: Sequence[ChildId],
    path: Path,
    passphrase: str,
    *,
    confidential: bool = False,
) -> PassedOn:
    """Write the file; what is confidential is asked for by one who has opened it.

    Raises KnownError unknown_child, folder_not_writable, confidential_locked.
    """
    if confidential:
        app.permission.use(app.clock())
        note(app, "passed_on")
    with app.write("pass_on") as unit:
        key = signing_key(unit.settings)
        content = {
            "made_at": app.clock().isoformat(),
            "by": app.author,
            "children": [
                _told(unit, id_, carried(app, unit, id_) if confidential else ())
                for id_ in children
            ],
        }
    write_children(path, content, app.commune.code, passphrase, key)
    return PassedOn(len(children), check_words(public_text(key)))


def _told(snapshot: Snapshot, id_: ChildId, secret: Iterable[Carried]) -> dict[str, Any]:
    pair = snapshot.children.with_household(id_)
    if pair is None or pair[0].status is Status.MERGED:
        raise KnownError("unknown_child")
    child, home = pair
    movements = snapshot.movements.of_child(id_)
    village = snapshot.villages.get(home.village_id) if home.village_id else None
    whole, traces = traces_in(one.history for one in movements)
    held = [*_carried_openly(snapshot, id_, traces), *secret]
    return {
        "ids": list(_ids(child, movements)),
        "child": _child_texts(child),
        "was": whole.was,
        "household": {"id": home.id, "head_name": home.head_name, "phone": home.phone},
        "village": village.name if village else "",
        "movements": [_own_texts(fields_of(one)) for one in movements],
        "circumstances": [_carried(one, traces) for one in held if one.counts],
        "removed": [_carried(one, traces) for one in held if not one.counts],
        "history": [list(line) for line in lines_of(snapshot, id_, movements)],
    }


def _carried_openly(
    snapshot: Snapshot, id_: ChildId, traces: Mapping[str, Trace]
) -> Iterator[Carried]:
    for one in snapshot.circumstances.of_children_ever([id_]):
        if not is_confidential(one.code):
            is_active = one.status is Status.ACTIVE
            yield Carried(one.id, texts_of(one), traces.get(one.id, Trace()), is_active)


def _carried(one: Carried, traces: Mapping[str, Trace]) -> dict[str, Any]:
    """Write a circumstance with every id it had; those of a sealed one stand in the open, too."""
    ids = dict.fromkeys((one.id, *traces.get(one.id, Trace()).ids))
    return {**one.texts, "ids": [*ids], "was": one.trace.was}


def _ids(child: Child, movements: Iterable[Movement]) -> Iterator[str]:
    yield child.id
    for one in movements:
        yield from past_ids(one.history)


def _child_texts(child: Child) -> dict[str, str]:
    texts = {n: t for n, t in fields_of(child).items() if "." not in n and n not in _OURS}
    return texts | {name: open_text(name, texts[name]) for name in TEXTS if name in texts}


def _own_texts(texts: Mapping[str, str]) -> dict[str, str]:
    return {n: t for n, t in texts.items() if "." not in n and n not in ("child_id", "status")}


def lines_of(snapshot: Snapshot, id_: ChildId, movements: Iterable[Movement]) -> Iterator[PastLine]:
    """Give the history of a child line by line, what came along with it first."""
    for one in movements:
        yield from past_lines(one.history)
    for line in history_of(snapshot, id_):
        yield from _lines(line)


def _lines(line: JournalLine) -> Iterator[PastLine]:
    change = line.change
    for name, (old, new) in change.fields.items():
        if "." not in name and name not in _UNTOLD and name != "child_id":
            shown = shown_text(name, old), shown_text(name, new)
            yield PastLine(change.at.isoformat(), change.author, change.action, name, *shown)
