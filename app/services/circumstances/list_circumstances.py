"""All circumstances of the commune's children, each with how it stands on a day."""

from dataclasses import dataclass
from datetime import date

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.services.app import App
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.read_circumstances import CircumstanceLine, line_of


@dataclass(frozen=True, slots=True)
class ListedCircumstance:
    """A record and its child."""

    child: Child
    line: CircumstanceLine


def list_circumstances(
    app: App, on: date, *, confidential: bool = False
) -> list[ListedCircumstance]:
    """List what is recorded of the active children, in the order it was made.

    What is confidential only when asked for: KnownError `confidential_locked` without permission.
    """
    with app.store.read() as snapshot:
        records = snapshot.circumstances.all()
        if confidential:
            records += read_confidential(app, snapshot).circumstances
        children = snapshot.children.get_many({one.child_id for one in records})
    return listed_of(records, children, on)


def listed_of(
    records: list[Circumstance], children: dict[str, Child], on: date
) -> list[ListedCircumstance]:
    """Lay records out beside their children; those of no active child are left out."""
    of_child: dict[str, list[Circumstance]] = {}
    for one in records:
        of_child.setdefault(one.child_id, []).append(one)
    return [
        ListedCircumstance(child, line_of(one, child, of_child[one.child_id], on))
        for one in records
        for child in (children.get(one.child_id),)
        if child is not None and child.status == "active"
    ]
