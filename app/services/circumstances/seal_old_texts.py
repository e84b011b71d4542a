"""Seal what older programs wrote in the open of confidential groups: once, when a store is opened.

What a child's history alone tells is sealed as a circumstance that ended: nothing is lost of it.
"""

from dataclasses import replace

from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.ids import CircumstanceId
from app.services.app import App
from app.services.circumstances.cross_at_central import cross_at_central
from app.services.circumstances.seal_draft import sealed_draft
from app.storage.drop_box import circumstance_of
from app.storage.old_secrets import PARTED, OldSecret
from app.storage.unit_of_work import UnitOfWork

ACTION = "confidential"
_FORM = "2"
"""`1` stood for rows and journal alone: what was being typed stayed in the open."""


def seal_old_texts(app: App) -> int:
    """Seal them, where that was not done yet; says how many."""
    with app.store.read() as snapshot:
        done = snapshot.settings.get(PARTED)
    if done == _FORM:
        return 0
    with app.write(ACTION) as unit:
        found = [] if done else unit.old_secrets.take_out()
        _seal_drafts(app, unit)
        unit.seal_all(_sealed(app, unit, found))
        cross_at_central(unit, unit.sync.shadows.naming_groups())
        unit.settings.put(PARTED, _FORM)
    return len(found)


def _seal_drafts(app: App, unit: UnitOfWork) -> None:
    for one in unit.drafts.all():
        body = sealed_draft(unit, app.new_id, one.body)
        if body != one.body:
            unit.drafts.put(one.id, one.page, body, one.saved_at)


def _sealed(app: App, unit: UnitOfWork, found: list[OldSecret]) -> list[Circumstance]:
    """Make the circumstances that were found; saving them seals them."""
    children = unit.children.get_many({one.child_id for one in found})
    return [
        _circumstance(app, replace(children[one.child_id], source=one.source), one)
        for one in found
        if one.child_id in children
    ]


def _circumstance(app: App, child: Child, one: OldSecret) -> Circumstance:
    made = circumstance_of(child, one.field, one.group, CircumstanceId(app.new_id()))
    return made if one.holds else replace(made, ended_on=app.today(), end_cause="no_longer")
