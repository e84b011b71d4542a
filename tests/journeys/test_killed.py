"""The program is killed in the middle of saves, imports and syncs; nothing promised is lost."""

import csv
import io
import random
import signal
import time
from collections import Counter
from contextlib import suppress

import pytest
import xlsxwriter
from sqlalchemy import func, select

from app.demo.commune import invent_commune
from app.domain.child_columns import child_columns
from app.storage.records import RECORDS, stored_fields
from sync.central.export import export_children
from sync.central.server import start
from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done
from tests.forked import programs
from tests.journeys.busy_office import open_office, run

KILLS = 50
ROWS = 400
AMID = {"visits": 20, "sync": 2}
# Then, after so many seconds at most: a list is read for longer than a visit is saved.
WITHIN = {"visits": 0.2, "lists": 0.9, "sync": 0.2}


@pytest.fixture
def central(tmp_path):
    running = start(f"sqlite:///{tmp_path}/central.db")
    yield running
    running.stop()


@pytest.fixture
def lists(tmp_path, app):
    """Twelve lists, each with 400 children of its own, in the central's layout."""
    folder = tmp_path / "danh-sach"
    folder.mkdir()
    invented = invent_commune(1, 4800, commune=app.commune, on=app.today())
    homes = {home.id: home for home in invented.households}
    for number in range(12):
        with xlsxwriter.Workbook(folder / f"{number:02}.xlsx") as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Mã trẻ em", "Họ và tên", "Ngày sinh", "Họ tên mẹ", "Chủ hộ"])
            for row in range(ROWS):
                child = invented.children[number * ROWS + row]
                code = f"TE{number:02}{row:04}"
                head = homes[child.household_id].head_name
                cells = [code, child.full_name, str(child.birth_date or ""), child.mother_name]
                sheet.write_row(row + 1, 0, [*cells, head])
    return folder


def test_fifty_kills_lose_nothing_and_leave_nothing_half(app, central, lists):
    enroll(app, central.url, central.enrolment_code(app.commune.code, "Máy thử"))
    app.close()
    chance = random.Random(20260608)
    promised: dict[str, str] = {}
    imported: set[str] = set()
    acknowledged: Counter[str] = Counter()
    told = Told()
    for number in range(KILLS):
        work = ("visits", "lists", "sync")[number % 3]
        # However slow the machine, it is killed amid work: after so many words.
        words = chance.randrange(AMID.get(work, 1))
        for line in _work_until_killed(app, work, lists, words, chance.uniform(0, WITHIN[work])):
            acknowledged[line[0]] += 1
            if line[0] == "saved":
                promised[line[1]] = line[2]
            elif line[0] == "imported":
                imported.add(line[1])
        _look(app, promised, imported, told)
    assert acknowledged["saved"] > 100
    assert acknowledged["synced"] > 0
    print(f"\n{KILLS} kills: {dict(acknowledged)}, every acknowledged save found, none half-saved")
    _sync_agrees(app, central)


def _work_until_killed(app, work, lists, words, seconds):
    ours, theirs = programs().Pipe(duplex=False)
    program = programs().Process(target=run, args=(theirs, app.folder, app.store.key, work, lists))
    program.start()
    theirs.close()
    assert ours.recv() == ("open",)
    said = [ours.recv() for _ in range(words)]
    time.sleep(seconds)
    program.kill()
    program.join()
    assert program.exitcode == -signal.SIGKILL
    return [*said, *_said(ours)]


def _said(connection):
    """What was told to its end: half a word of a killed program is no promise."""
    with suppress(EOFError, OSError):
        while True:
            yield connection.recv()


def _look(closed, promised, imported, told):
    app = open_office(closed.folder, closed.store.key)
    with app.store.read() as snapshot:
        children = {child.id: child for child in snapshot.children.all()}
        _nothing_promised_is_missing(children, promised)
        _lists_are_whole(children.values(), imported)
        _visits_are_whole(snapshot, children.values())
        told.go_on(snapshot)
    app.close()


def _nothing_promised_is_missing(children, promised):
    for id_, mother in promised.items():
        assert id_ in children
        # A later, unacknowledged correction may be there too.
        assert children[id_].mother_name in ({mother} if mother else {"", "Phạm Thị Sửa"})


def _lists_are_whole(children, imported):
    found = Counter(child.source.split("#")[0] for child in children if child.source)
    assert imported <= found.keys()
    assert set(found.values()) <= {ROWS}


def _visits_are_whole(snapshot, children):
    """A visit's household, visit and child are saved together: each has the other two."""
    homes = {home.id for home in snapshot.households.all() if not home.source}
    visited = {visit.household_id for visit in snapshot.visits.all()}
    lived_in = {child.household_id for child in children if not child.source}
    assert homes == visited == lived_in


class Told:
    """The records as the journal tells them, line by line from nothing."""

    def __init__(self):
        self._seq = 0
        self._records: dict[str, dict[str, dict[str, str]]] = {entity: {} for entity in RECORDS}

    def go_on(self, snapshot):
        """Follow the lines since the last kill; all that is stored is what the lines tell."""
        for line in snapshot.journal.since(self._seq):
            self._seq = line.seq
            record = self._records[line.change.entity].setdefault(line.change.entity_id, {})
            for name, (old, new) in line.change.fields.items():
                assert record.get(name, "") == old
                record[name] = new
        for entity, records in self._records.items():
            stored = stored_fields(snapshot._connection, entity, list(records))
            for id_, record in records.items():
                assert stored[id_][1] == {n: t for n, t in record.items() if t}
            assert _count(snapshot, entity) == len(records)


def _count(snapshot, entity):
    counted = select(func.count()).select_from(RECORDS[entity])
    return snapshot._connection.execute(counted).scalar_one()


def _sync_agrees(closed, central):
    app = open_office(closed.folder, closed.store.key)
    client = SyncClient(app.store, None, app.clock, app.new_id, random.random)
    outcomes = [client.run_once() for _ in range(2)]
    assert isinstance(outcomes[-1], Done), outcomes
    with app.store.read() as snapshot:
        assert snapshot.journal.waiting().count == 0
        villages = {village.id: village.name for village in snapshot.villages.all()}
        ours = {
            child.id: child_columns(child, home, villages.get(home.village_id, ""))
            for child, home in snapshot.children.everyone()
        }
    assert _held(central, app.commune.code) == ours
    app.close()


def _held(central, commune):
    table = io.StringIO()
    export_children(central.central.store, commune, table)
    table.seek(0)
    rows = {row.pop("child_id"): row for row in csv.DictReader(table)}
    return {id_: {**row, "child_id": id_} for id_, row in rows.items() if row.pop("revision")}
