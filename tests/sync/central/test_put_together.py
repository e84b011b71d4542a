"""Three devices write into one record: in every order of arrival the central ends alike."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.exchange.conflict import PREFIX, read_versions
from sync.central.devices import Device
from sync.central.ledger import held_of
from sync.central.store import CentralStore
from sync.central.tables import device, record
from sync.central.take_batch import Pushed, take_batch
from sync.protocol import Limits, WireChange

NOW = datetime(2026, 6, 8, 3, 0, tzinfo=UTC)
MADE = {"household_id": "home", "full_name": "x", "special": "x", "source": "x", "status": "active"}
FIELDS = ("full_name", "special", "source", "status")
EDIT = st.tuples(st.sampled_from(FIELDS), st.sampled_from(("y", "z", "x")), st.integers(-20, 20))
"""The field, its new text, and by how many minutes the device's clock is wrong."""
HISTORIES = st.tuples(*[st.lists(EDIT, min_size=1, max_size=2) for _ in range(3)])


@dataclass
class Office:
    """A central that is spoken to directly: record after record, in whatever order."""

    store: CentralStore
    count: int = 0
    devices: list[Device] = field(default_factory=list)

    def push(self, sender: Device, *changes: WireChange):
        self.count += 1
        pushed = Pushed(f"batch {self.count}", "", list(changes))
        return take_batch(self.store, sender, pushed, Limits(), NOW)

    def change(self, id_, entity, entity_id, base, at=NOW, **fields):
        return WireChange(
            id=f"{entity_id} {id_}", entity=entity, entity_id=entity_id, base=base, fields=fields,
            at=at.isoformat(), author="Vi Văn Sáu",
        )  # fmt: skip

    def make_child(self) -> str:
        self.count += 1
        id_ = f"child {self.count}"
        fields = {name: ("", text) for name, text in MADE.items()}
        at = NOW - timedelta(hours=2)
        self.push(self.devices[0], self.change("made", "child", id_, 0, at, **fields))
        return id_

    def record(self, id_: str):
        with self.store.read() as connection:
            row = connection.execute(record.select().where(record.c.id == id_)).one()
        return held_of(row)


@pytest.fixture
def office(new_id):
    made = Office(CentralStore("sqlite:///:memory:"))
    made.store.found_commune("07603", new_id)
    for name in "abc":
        with made.store.write() as connection:
            connection.execute(
                device.insert().values(
                    commune="07603", device_id=name, name=f"Máy {name}", secret_hash=name,
                    villages='["v"]' if name == "c" else "[]", enrolled_at="",
                )
            )  # fmt: skip
        made.devices.append(Device("07603", name, frozenset()))
    home = made.change("made", "household", "home", 0, head_name=("", "Vi Văn An"))
    made.push(made.devices[0], home)
    yield made
    made.store.close()


def deliver(office, histories, order):
    """Let each device write what it will without having seen the others; says how it ends."""
    id_ = office.make_child()
    base = office.record(id_).revision
    queues = []
    for number, history in enumerate(histories):
        here, queue = dict(MADE), []
        for step, (name, text, wrong) in enumerate(history):
            new = {"y": "died", "z": "removed", "x": "active"}[text] if name == "status" else text
            at = NOW - timedelta(minutes=60 - wrong - step)
            pair = {name: (here[name], new)}
            queue.append(office.change(f"{number}{step}", "child", id_, base, at, **pair))
            here[name] = new
        queues.append(queue)
    for number in order:
        if queues[number]:
            office.push(office.devices[number], queues[number].pop(0))
    for number, queue in enumerate(queues):
        for change in queue:
            office.push(office.devices[number], change)
    return {name: _said(name, text) for name, text in office.record(id_).texts.items()}


def _said(name, text):
    """Leave out of a conflict what differs from record to record: the ids begin with it."""
    if not name.startswith(PREFIX):
        return text
    return [(one.text, one.change[-2:], one.device, one.role) for one in read_versions(text)]


ORDERS = st.lists(st.integers(0, 2), max_size=6)
EXAMPLES = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(HISTORIES, ORDERS, ORDERS)
@EXAMPLES
def test_every_order_of_arrival_ends_alike(office, histories, one_order, other_order):
    assert deliver(office, histories, one_order) == deliver(office, histories, other_order)


@pytest.mark.campaign
@given(HISTORIES, ORDERS, ORDERS)
@settings(EXAMPLES, max_examples=1_000)
def test_it_does_so_a_thousand_times(office, histories, one_order, other_order):
    assert deliver(office, histories, one_order) == deliver(office, histories, other_order)


def test_an_unseen_edit_beats_the_removal_in_either_order(office):
    histories = ([("status", "z", 0)], [("source", "y", 0)], [])
    ends = [deliver(office, histories, order) for order in ([0, 1], [1, 0])]
    assert ends[0] == ends[1]
    assert ends[0]["status"] == "active"
    assert [text for text, *_ in ends[0]["conflict.status"]] == ["active", "removed"]
    assert ends[0]["source"] == "y"
