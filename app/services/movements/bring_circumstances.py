"""Bring the circumstances of a child's file to those it has here: each once, whatever its id there.

What comes back is the record that left; what is confidential is sealed, or laid over what is.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_kind import Part, is_confidential, kind_of
from app.domain.circumstances.confidential import TOLD, texts_of
from app.domain.fields import fields_of, noun_from
from app.domain.ids import ChildId, CircumstanceId
from app.domain.movements.taken_along import (
    Texts,
    Trace,
    brought_together,
    contradict,
    trace_in,
    traces_in,
)
from app.domain.status import Status
from app.services.app import App
from app.services.circumstances.lay_over import Laid, lay_over
from app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of one circumstance."""

    said: Texts
    trace: Trace
    """Under which ids it is known; none in a file of an older program."""
    removed: bool = False
    """It was made by mistake, says the commune it comes from."""

    @property
    def code(self) -> str:
        """Give its group."""
        return self.said.get("code", "")


def told_in(child: Mapping[str, Any]) -> Iterator[Told]:
    """Read the circumstances of a child of a file.

    Raises ValueError, TypeError, AttributeError or KeyError where they are none.
    """
    for one in child["circumstances"]:
        yield Told(_said(one), trace_in(one))
    for one in child.get("removed", ()):
        yield Told(_said(one), trace_in(one), removed=True)


def _said(one: Mapping[str, Any]) -> Texts:
    said = {name: str(one[name]) for name in TOLD if one.get(name)}
    noun_from(Circumstance, "", 0, {**said, "child_id": "-"})  # days that are none are damage
    return said


class Bringing:
    """The circumstances of one child, inside the transaction that takes its file."""

    def __init__(
        self, app: App, unit: UnitOfWork, child_id: ChildId, commune: str, source: str
    ) -> None:
        """Look at what the child has here; `commune` is where the file comes from."""
        self._app, self._unit, self._child_id = app, unit, child_id
        self._commune, self._source = commune, source
        self._open = {one.id: one for one in unit.circumstances.of_children_ever([child_id])}
        sealed = unit.confidentials.of_children_ever([child_id])
        self._sealed: set[str] = {one.id for one in sealed}
        self._here: dict[str, str] = {id_: id_ for id_ in (*self._open, *self._sealed)}
        _, held = traces_in(one.history for one in unit.movements.of_child(child_id))
        for id_, trace in held.items():
            self._here |= dict.fromkeys(trace.ids, id_)

    def bring(self, told: Iterable[Told]) -> dict[str, Trace]:
        """Write them; gives the trace of each record under its id here."""
        told = list(told)
        traces: dict[str, Trace] = {}
        named = {id_ for one in told if (id_ := self._known(one))}
        for one in told:
            known = self._known(one)
            alike = None if known or one.removed else self._alike(one, {*named, *traces})
            id_ = known or alike or self._app.new_id()
            trace = one.trace.with_(Trace(was={self._commune: one.said}))
            if id_ in self._sealed or is_confidential(one.code):
                laid = Laid(id_, self._child_id, one.said, trace, self._source, one.removed)
                traces[lay_over(self._app, self._unit, laid)] = Trace(one.trace.ids)
            else:
                self._write(id_, one, is_alike=alike is not None)
                traces[id_] = trace
        return traces

    def _known(self, one: Told) -> str | None:
        return next((self._here[id_] for id_ in one.trace.ids if id_ in self._here), None)

    def _alike(self, one: Told, taken: Container[str]) -> str | None:
        """Find what the child has of the same group, where nothing says that it is another."""
        for own in self._open.values():
            if own.code == one.code and own.status is Status.ACTIVE and own.id not in taken:
                kind = kind_of(own.code)
                holds_once = not (kind and kind.part is Part.ASSISTANCE)
                both_hold = not own.ended_on and not one.said.get("ended_on")
                if (holds_once and both_hold) or not contradict(texts_of(own), one.said, None):
                    return own.id
        return None

    def _write(self, id_: str, one: Told, *, is_alike: bool) -> None:
        own = self._open.get(CircumstanceId(id_))
        if own is None:
            texts = {**one.said, "child_id": self._child_id, "source": self._source}
            status = Status.REMOVED if one.removed else Status.ACTIVE
            self._unit.save(noun_from(Circumstance, id_, 0, {**texts, "status": status}))
        elif is_alike:
            self._put(own, brought_together(one.said, texts_of(own), None))
        else:
            was = one.trace.was.get(self._app.commune.code)
            if not one.removed:
                own = own if one.said == was else replace(own, status=Status.ACTIVE)
                self._put(own, brought_together(texts_of(own), one.said, was))
            elif texts_of(own) == was:
                self._unit.save(replace(own, status=Status.REMOVED))

    def _put(self, own: Circumstance, texts: Texts) -> None:
        kept = {name: text for name, text in fields_of(own).items() if name not in TOLD}
        self._unit.save(noun_from(Circumstance, own.id, own.revision, {**kept, **texts}))
