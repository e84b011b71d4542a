"""A program that works without a pause until it is killed; `test_killed.py` runs it.

Each word it tells is an acknowledgement: what it names is promised to be in the store.
"""

import random
import secrets
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from app.bootstrap import system_clock
from app.domain.child import Child
from app.domain.household import Household
from app.domain.ids import id_maker
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.units import find_commune
from app.services.app import App
from app.services.lists.import_workbook import import_workbook
from app.services.outcome import Saved
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry
from app.storage.store import open_store
from sync.client import SyncClient

Tell = Callable[..., None]


def save_visits(app: App, chance: random.Random, tell: Tell) -> None:
    with app.store.read() as snapshot:
        villages = snapshot.villages.all()
    while True:
        home = Household(
            id=app.new_id(),
            village_id=chance.choice(villages).id,
            head_name="Trịnh Văn Thử",
            address=f"Số {chance.getrandbits(40)}",
        )
        child = _child(app, home, chance)
        entry = VisitEntry(
            household=home, child=child, visited_on=app.today(), another_household=True
        )
        _acknowledge(tell, enter_visit(app, entry), child, "")
        corrected = replace(child, mother_name="Phạm Thị Sửa")
        entry = replace(
            entry, seen_household=home, seen_child=child, child=corrected, household=home
        )
        _acknowledge(tell, enter_visit(app, entry), corrected, corrected.mother_name)


def _child(app: App, home: Household, chance: random.Random) -> Child:
    return Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Trịnh Minh " + chance.choice(["An", "Bình", "Châu", "Dũng"]),
        birth_date=BirthDate(chance.randrange(2012, 2026), chance.randrange(1, 13)),
        sex=chance.choice(list(Sex)),
        father_name="Trịnh Văn Thử",
    )


def _acknowledge(tell: Tell, outcome: object, child: Child, mother: str) -> None:
    assert isinstance(outcome, Saved), outcome
    tell("saved", child.id, mother)


def bring_lists_in(app: App, lists: Path, tell: Tell) -> None:
    for path in sorted(lists.glob("*.xlsx")):
        report = import_workbook(app, path, on=app.today())
        tell("imported", path.name, report.rows)
    save_visits(app, random.Random(secrets.randbits(32)), tell)


def sync_without_end(app: App, tell: Tell) -> None:
    client = SyncClient(app.store, None, app.clock, app.new_id, random.random)
    while True:
        client.run_once()
        tell("synced")


def open_office(folder: Path, key: bytes) -> App:
    """Open a data folder by its key: each of fifty programs need not derive it anew."""
    return App(
        folder=folder,
        store=open_store(folder, key),
        commune=find_commune("07603"),
        author="Cán bộ thử",
        clock=system_clock,
        new_id=id_maker(system_clock, secrets.randbits),
    )


def run(to_test: Connection, folder: Path, key: bytes, work: str, lists: Path) -> None:
    """Work in a process of its own; what is sent to the test is whole or not there."""

    def tell(*words: object) -> None:
        to_test.send(words)

    app = open_office(folder, key)
    tell("open")
    match work:
        case "visits":
            save_visits(app, random.Random(secrets.randbits(32)), tell)
        case "lists":
            bring_lists_in(app, lists, tell)
        case "sync":
            sync_without_end(app, tell)
