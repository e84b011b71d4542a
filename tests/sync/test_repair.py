"""What differs is made one: nothing lost or doubled, and never over what was not sent yet."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from app.domain.fields import fields_of
from app.domain.status import Status
from app.storage.journal import State
from app.storage.sync_tables import shadow
from sync.central.server import RunningCentral, start
from sync.central.tables import change, commune, record
from sync.outcome import Done
from tests.sync.faulty_line import FaultyLine
from tests.sync.homes import add_home, child_of, edit, open_counts


@dataclass
class Restorable:
    """A central whose store can be put back, behind an address that stays."""

    central: RunningCentral
    line: FaultyLine
    path: Path
    clock: object
    new_id: object

    def back_up(self) -> None:
        with self.central.central.store.write() as connection:
            connection.exec_driver_sql("SELECT 1")
        for name in ("", "-wal"):
            source = Path(f"{self.path}{name}")
            if source.exists():
                shutil.copy(source, f"{self.path}{name}.copy")

    def restore(self, *, new_epoch: bool) -> None:
        """Put the copy in the place of the store, as an operator does after a crash."""
        self.central.stop()
        for name in ("", "-wal", "-shm"):
            Path(f"{self.path}{name}").unlink(missing_ok=True)
            copy = Path(f"{self.path}{name}.copy")
            if copy.exists():
                shutil.copy(copy, f"{self.path}{name}")
        self.central = start(str(self.path), clock=self.clock, new_id=self.new_id)
        self.line.upstream = type(self.line.upstream)("http", self.central.url[7:], "", "", "")
        if new_epoch:
            with self.central.central.store.write() as connection:
                connection.execute(commune.update().values(epoch="another life"))

    def held(self, table=record) -> int:
        with self.central.central.store.read() as connection:
            return connection.scalars(select(func.count()).select_from(table)).one()


@pytest.fixture
def restorable(central, faulty, tmp_path, clock, new_id):
    one = Restorable(central, faulty, tmp_path / "central.db", clock, new_id)
    yield one
    if one.central is not central:
        one.central.stop()


@pytest.fixture
def pair(make_device, faulty):
    return make_device("official", url=faulty.url), make_device("colleague", url=faulty.url)


def synced(*devices, rounds=4):
    """Let every device have its rounds until nothing moves; all end as done."""
    for _ in range(rounds):
        outcomes = [client.run_once() for _, client in devices]
        if not any(o.tally.sent or o.tally.received or o.tally.repaired for o in outcomes):
            break
    assert [type(one) for one in outcomes] == [Done] * len(devices), outcomes
    return outcomes


def records(app):
    with app.store.read() as snapshot:
        kinds = (snapshot.villages, snapshot.households, snapshot.children, snapshot.visits)
        return {one.id: fields_of(one) for kind in kinds for one in kind.all_ever()}


def same_everywhere(restorable, *devices):
    """Whether all stores and the central hold the same, each record once."""
    first = records(devices[0][0])
    assert all(records(app) == first for app, _ in devices)
    assert restorable.held() == len(first)


@pytest.mark.parametrize("new_epoch", [True, False])
def test_what_a_restored_central_lost_is_sent_again(pair, restorable, new_epoch):
    """Creations, edits by both, a death: all that happened since the backup."""
    here, there = pair
    kept, edited, died = add_home(here[0], 3)
    synced(*pair)
    restorable.back_up()
    lost = add_home(here[0], 2)
    edit(here[0], edited, father_name="Lâm Văn Bảy")
    edit(here[0], died, status=Status.DIED)
    synced(*pair)
    edit(there[0], lost[0], mother_name="Trần Thị Mơ Lớn")
    edit(there[0], edited, guardian_name="Bà Trần Thị Mận")
    synced(*pair)
    before, changes = records(here[0]), restorable.held(change)
    restorable.restore(new_epoch=new_epoch)

    synced(*pair)

    assert records(here[0]) == before
    same_everywhere(restorable, *pair)
    assert restorable.held(change) <= changes + 2
    assert child_of(there[0], kept) == child_of(here[0], kept)


def test_only_what_was_lost_goes_over_the_line(pair, restorable):
    here, there = pair
    add_home(here[0], 60)
    synced(*pair)
    restorable.back_up()
    add_home(here[0], 2)
    synced(*pair)
    restorable.restore(new_epoch=True)
    outcome = here[1].run_once()
    assert isinstance(outcome, Done)
    assert (outcome.tally.sent, outcome.tally.received, outcome.tally.repaired) == (3, 0, 3)
    outcome = there[1].run_once()
    assert (outcome.tally.sent, outcome.tally.received) == (0, 0)


def test_what_the_maker_never_sends_again_the_others_send_for_him(pair, restorable):
    """His machine is lost together with the central's store."""
    here, there = pair
    child = add_home(here[0])[0]
    synced(*pair)
    restorable.back_up()
    new = add_home(here[0])[0]
    edit(here[0], child, father_name="Lâm Văn Bảy")
    synced(*pair)
    restorable.restore(new_epoch=True)
    synced(there)
    assert restorable.held() == len(records(there[0]))
    assert child_of(there[0], child).father_name == "Lâm Văn Bảy"
    synced(*pair)
    assert child_of(here[0], new) == child_of(there[0], new)
    same_everywhere(restorable, *pair)


def test_an_edit_not_sent_yet_survives_a_restored_central(pair, restorable):
    here, _ = pair
    child = add_home(here[0])[0]
    synced(*pair)
    restorable.back_up()
    edit(here[0], child, father_name="Lâm Văn Bảy")
    new = add_home(here[0])[0]
    synced(*pair)
    edit(here[0], child, father_name="Lâm Văn Tám")
    edit(here[0], new, mother_name="Trần Thị Mơ Lớn")
    restorable.restore(new_epoch=True)
    synced(*pair)
    assert child_of(here[0], child).father_name == "Lâm Văn Tám"
    assert child_of(here[0], new).mother_name == "Trần Thị Mơ Lớn"
    same_everywhere(restorable, *pair)


def test_what_the_central_holds_and_we_lack_or_hold_wrongly_is_fetched(pair, restorable):
    here, there = pair
    children = add_home(here[0], 3)
    synced(*pair)
    app, client = there
    edit(app, children[0], guardian_name="Bà Trần Thị Mận")
    with app.write("spoil") as work:
        work.sync.shadows.drop([("child", children[1].id)])
    with app.store._engine.begin() as connection:
        this = shadow.c.entity_id == children[2].id
        connection.execute(update(shadow).where(this).values(fields='{"full_name":"?"}'))
    before = restorable.held(change)
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.repaired == 2
    assert restorable.held(change) == before + 1
    synced(*pair)
    same_everywhere(restorable, *pair)


def test_a_repair_is_stopped_after_the_request_in_flight_and_goes_on_later(pair, restorable):
    (app, client), _ = pair
    children = [child for _ in range(11) for child in add_home(app, 20)]
    synced(*pair)
    with app.write("spoil") as work:
        work.sync.shadows.drop([("child", child.id) for child in children])
    asked = restorable.line.seen
    stopped = client.run_once(cancelled=lambda: "/records" in asked[-1])
    assert (stopped.reason_code, stopped.tally.repaired) == ("cancelled", 200)
    assert sum("/records" in path for path in asked) == 1
    assert client.status().next_try_at is None
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.repaired == 20
    synced(*pair)
    same_everywhere(restorable, *pair)


def test_what_the_central_lost_alone_is_sent_again_in_the_same_life(pair, restorable):
    here, _ = pair
    children = add_home(here[0], 3)
    synced(*pair)
    with restorable.central.central.store.write() as connection:
        connection.execute(delete(record).where(record.c.id == children[1].id))
        connection.execute(delete(change).where(change.c.entity_id == children[1].id))
        connection.exec_driver_sql("DELETE FROM recount")
    outcome = here[1].run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.sent == 1
    synced(*pair)
    same_everywhere(restorable, *pair)
    assert open_counts(here[0]) == {}


def test_an_edit_that_waits_is_not_overwritten_by_a_repair(pair, restorable):
    here, there = pair
    child = add_home(here[0])[0]
    synced(*pair)
    with there[0].store._engine.begin() as connection:
        this = shadow.c.entity_id == child.id
        connection.execute(update(shadow).where(this).values(fields='{"full_name":"?"}'))
    edit(there[0], child, full_name="Lâm Bích Đào")
    synced(*pair)
    assert child_of(here[0], child).full_name == "Lâm Bích Đào"
    with here[0].store.read() as snapshot:
        states = {line.state for line in snapshot.journal.of_entity("child", child.id)}
    assert states <= {State.DONE, State.RECEIVED}
