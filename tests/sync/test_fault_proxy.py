"""Every fault of the line and of the machine, on real sockets and real files, between two edits.

Each ends with a clear code and nothing changed wrongly; after it a plain round is done, with
equal digests, and the central holds each change once.
"""

import itertools
import random
import socket
import threading
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import event, func, select

from app.domain.errors import KnownError
from app.domain.ids import id_maker
from app.storage.engine import _IMMEDIATE
from app.storage.journal import Origin
from app.storage.store import open_store
from sync.central.server import start
from sync.central.tables import change, device, record
from sync.client import SyncClient
from sync.enroll import enroll
from sync.outcome import Done, NeedsAttention, Waiting
from sync.transport import Transport
from tests.conftest import Clock
from tests.sync import fault_proxy as proxy
from tests.sync import faulty_line as faults
from tests.sync.certificates import Authority, secured
from tests.sync.conftest import NAM_DUONG, make_app
from tests.sync.homes import add_home, edit

NAMES = itertools.cycle(("Lâm Văn Bảy", "Lâm Văn Tám", "Lâm Văn Chín"))
LOST = {"offline", "cut_off"}
CUT = LOST | {"not_understood"}
"""An answer without its headers ends where the line does: nobody can say that it was cut."""


class Office:
    """A device behind the proxy, with a child that the central has."""

    def __init__(self, folder):
        self.clock = Clock()
        ids = id_maker(self.clock, random.Random(7).getrandbits)
        self.central = start(str(folder / "central.db"), clock=self.clock, new_id=ids)
        self.line = faults.FaultyLine(self.central.url)
        self.app = make_app(folder / "kho", self.clock, 1)
        enroll(self.app, self.central.url, self.central.enrolment_code(NAM_DUONG, "máy"))
        self.transport = Transport(self.line.url, stall_seconds=10.0)
        self.client = self.make_client(self.app.store)
        self.child = add_home(self.app)[0]
        assert isinstance(self.client.run_once(), Done)

    def make_client(self, store, transport=None):
        way = transport or self.transport
        return SyncClient(store, way, self.clock, self.app.new_id, random.Random(1).random)

    def edit(self) -> str:
        name = next(NAMES)
        edit(self.app, self.child, father_name=name)
        return name

    def held(self, table) -> int:
        with self.central.central.store.read() as connection:
            return connection.scalars(select(func.count()).select_from(table)).one()

    def after_the_fault(self, name: str) -> None:
        """A plain round is done, and the change is there once."""
        self.line.plan.clear()
        self.clock.pass_time(hours=3, minutes=1)
        outcome = self.client.run_once()
        assert isinstance(outcome, Done), outcome
        assert self.client.status().digest_ok
        with self.app.store.read() as snapshot:
            mine = len(list(snapshot.journal.since(0)))
            assert snapshot.journal.waiting().count == 0
            received = sum(line.origin == Origin.CENTRAL for line in snapshot.journal.since(0))
        assert self.held(change) == mine - received
        with self.central.central.store.read() as connection:
            this = select(record.c.fields).where(record.c.id == self.child.id)
            assert name in connection.scalars(this).one()

    def close(self):
        self.transport.close()
        self.app.close()
        self.line.stop()
        self.central.stop()


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    opened = Office(tmp_path_factory.mktemp("office"))
    yield opened
    opened.close()


LINE = {
    "reset before the commit": (proxy.reset_before_commit, LOST),
    "reset after the commit": (proxy.reset_after_commit, LOST),
    **{f"cut: {where}": (proxy.cut_at(where), CUT) for where in proxy.CUTS},
    "408": (proxy.answering(408), {"busy"}),
    "413": (proxy.answering(413), {"not_understood"}),
    "429": (proxy.answering(429, Retry_After="20"), {"busy"}),
    "500": (proxy.answering(500), {"busy"}),
    "502": (proxy.answering(502), {"busy"}),
    "503": (proxy.answering(503, Retry_After="Mon, 08 Jun 2026 01:09:00 GMT"), {"busy"}),
    "503 for ever": (proxy.answering(503, Retry_After="9" * 400), {"busy"}),
    "503 nonsense": (proxy.answering(503, Retry_After="-1; nan"), {"busy"}),
    "504": (proxy.answering(504), {"busy"}),
    "gzip cut": (faults.truncated_gzip, {"cut_off", "not_understood"}),
    "gzip turned over": (proxy.corrupt("gzip"), {"cut_off", "not_understood"}),
    "zstd turned over": (proxy.corrupt("zstd"), {"cut_off", "not_understood"}),
    "captive portal": (faults.html_200, {"portal"}),
    "captive redirect": (faults.redirect, {"portal"}),
    "empty answer": (proxy.answering(200, b""), {"portal"}),
    "another batch": (faults.changed(batch_id="another"), {"not_understood"}),
    "request turned over": (proxy.request_turned_over, {"not_understood"}),
    "request cut": (proxy.request_cut, {"not_understood"}),
}
ALONE = faults.changed(pull=None, digest="")
"""The answer to a push in which nothing rides along, as an older central gives it."""
SENT_ONCE_MORE = ("500", "/push")
"""Where the central answers all else, a batch that it broke down over is tried again at once."""
OF_A_PUSH = {"another batch", "request turned over", "request cut"}


@pytest.mark.parametrize("name", LINE)
def test_the_line_fails(name, office):
    """At the push, then at the pull, then at the comparison; in between it is well."""
    fault, codes = LINE[name]
    wanted = office.edit()
    for path in ("/push",) if name in OF_A_PUSH else ("/push", "/pull", "/digest"):
        if path == "/pull":
            office.line.meet("/push", ALONE)
        office.line.meet(path, fault)
        outcome = office.client.run_once()
        if (name, path) == SENT_ONCE_MORE:
            assert isinstance(outcome, Done), outcome
            wanted = office.edit()
        else:
            assert isinstance(outcome, Waiting), (path, outcome)
            assert outcome.reason_code in codes, path
        assert not office.line.plan, path
        office.clock.pass_time(hours=3, minutes=1)
    office.after_the_fault(wanted)


def test_a_refused_size_is_split_and_the_rest_flows(office):
    wanted = office.edit()
    add_home(office.app)
    office.line.meet("/push", proxy.refusing_as_central(413, "too_large"))
    assert isinstance(office.client.run_once(), Done)
    office.after_the_fault(wanted)


def test_an_answer_that_drips_is_taken_and_one_that_stalls_is_not(office):
    wanted = office.edit()
    office.line.meet("/push", proxy.dripping(6, 0.05))
    assert isinstance(office.client.run_once(), Done)
    office.edit()
    impatient = Transport(office.line.url, stall_seconds=0.5)
    office.line.meet("/push", proxy.stalled_within)
    outcome = office.make_client(office.app.store, impatient).run_once()
    assert outcome.reason_code == "timed_out"
    impatient.close()
    office.after_the_fault(office.edit() or wanted)


def test_one_who_asks_drop_by_drop_keeps_nobody_waiting(office):
    wanted = office.edit()
    address = ("127.0.0.1", office.central.port)
    slow = [socket.create_connection(address) for _ in range(20)]
    for one in slow:
        one.sendall(b"POST /sync/v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{")
    begun = time.monotonic()
    assert isinstance(office.client.run_once(), Done)
    assert time.monotonic() - begun < 8
    for one in slow:
        one.close()
    office.after_the_fault(wanted)


def test_what_comes_twice_late_or_in_the_wrong_order_counts_once(office):
    late = proxy.HeldBack()
    for _ in range(3):
        wanted = office.edit()
        office.line.meet("/push", late.keep)
        assert office.client.run_once().reason_code in LOST
        office.clock.pass_time(hours=3)
    office.line.meet("/push", proxy.twice)
    office.after_the_fault(wanted)
    assert late.arrive() == 3
    office.after_the_fault(office.edit())


def test_nobody_of_that_name_is_offline(office):
    wanted = office.edit()
    nowhere = Transport("https://trung-uong.invalid")
    outcome = office.make_client(office.app.store, nowhere).run_once()
    assert outcome.reason_code == "offline"
    nowhere.close()
    office.after_the_fault(wanted)


@pytest.mark.parametrize("hours", [24, -24])
def test_the_clock_is_wrong_for_a_while_during_a_round(hours, office):
    wanted = office.edit()

    def jump(line, request, body):
        office.clock.pass_time(hours=hours)
        proxy.answering(503, Retry_After="60")(line, request, body)

    office.line.meet("/push", jump)
    assert office.client.run_once().reason_code == "busy"
    office.clock.pass_time(hours=-hours)
    office.after_the_fault(wanted)


def test_the_machine_sleeps_between_two_requests(office):
    wanted = office.edit()

    def sleep(line, request, body):
        office.clock.pass_time(hours=9)
        proxy.reset_after_commit(line, request, body)

    office.line.meet("/push", ALONE)
    office.line.meet("/pull", sleep)
    assert office.client.run_once().reason_code in LOST
    office.after_the_fault(wanted)


FULL = {
    "store_read_only": ("query_only = ON", "query_only = OFF"),
    "disk_full": ("max_page_count = 1", "max_page_count = 4294967294"),
}
WRITES = 3


@pytest.mark.parametrize("code", FULL)
def test_the_disk_takes_no_more_at_each_write(code, office):
    """From the n-th write of a round on: not a page more, or nothing at all."""
    met = []
    for number in range(WRITES):
        wanted = office.edit()
        add_home(office.app, children=9)
        with full_disk(office.app.store, number, *FULL[code]):
            try:
                outcome = office.client.run_once()
            except KnownError as error:
                met.append(error.code)
            else:
                assert isinstance(outcome, Done)  # no such write, or room enough for it
        office.after_the_fault(wanted)
    assert set(met) == {code}


@contextmanager
def full_disk(store, number, full, roomy):
    left = [number]

    def fill(connection):
        if connection.get_execution_options().get(_IMMEDIATE):
            connection.exec_driver_sql(f"PRAGMA {roomy if left[0] else full}")
            left[0] = max(0, left[0] - 1)

    event.listen(store._engine, "begin", fill)
    yield
    event.remove(store._engine, "begin", fill)
    with store.read() as snapshot:
        snapshot._connection.exec_driver_sql(f"PRAGMA {roomy}")


def test_somebody_else_holds_the_store_for_a_while(office):
    wanted = office.edit()
    held = threading.Event()

    def hold():
        with office.app.write("hold"):
            held.set()
            time.sleep(0.4)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    assert isinstance(office.client.run_once(), Done)
    holder.join()
    office.after_the_fault(wanted)


def test_a_store_that_stays_busy_says_so(office):
    wanted = office.edit()
    with office.app.write("hold"):
        other = open_store(office.app.folder, office.app.store.key)
        event.listen(
            other._engine,
            "begin",
            lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 50"),
            insert=True,
        )
        with pytest.raises(KnownError) as busy:
            office.make_client(other).run_once()
        other.close()
    assert busy.value.code == "store_busy"
    office.after_the_fault(wanted)


def test_two_programs_in_one_folder_sync_at_once(office):
    other = open_store(office.app.folder, office.app.store.key)
    for _ in range(2):
        wanted = office.edit()
        add_home(office.app, children=3)
        direct = Transport(office.central.url)
        outcomes = []

        def run(store, way, outcomes=outcomes):
            outcomes.append(office.make_client(store, way).run_once())

        pair = [
            threading.Thread(target=run, args=(office.app.store, office.transport)),
            threading.Thread(target=run, args=(other, direct)),
        ]
        for one in pair:
            one.start()
        for one in pair:
            one.join()
        direct.close()
        assert len(outcomes) == 2
        office.after_the_fault(wanted)
    other.close()


def test_the_token_is_revoked_between_two_requests(office):
    wanted = office.edit()

    def revoke(line, request, body):
        with office.central.central.store.write() as connection:
            connection.execute(device.update().values(revoked_at="2026-06-08T01:00:00+00:00"))
        faults.send(request, *line.ask(request, body))

    office.line.meet("/push", ALONE)
    office.line.meet("/pull", revoke)
    outcome = office.client.run_once()
    assert isinstance(outcome, NeedsAttention)
    assert outcome.reason_code == "refused_device"
    enroll(office.app, office.central.url, office.central.enrolment_code(NAM_DUONG, "lại"))
    office.after_the_fault(wanted)


CERTIFICATES = {"valid": True, "expired": False, "of another authority": False}


@pytest.mark.parametrize("kind", CERTIFICATES)
def test_only_a_certificate_that_somebody_vouches_for_is_believed(
    kind, office, tmp_path, monkeypatch
):
    wanted = office.edit()
    authority = Authority()
    vouched, keys = tmp_path / "authority.pem", tmp_path / "server.pem"
    vouched.write_bytes(authority.pem)
    signer = Authority() if kind == "of another authority" else authority
    keys.write_bytes(signer.server_pem(expired=kind == "expired"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(vouched))
    with secured(office.line.url, keys) as url:
        transport = Transport(url)
        outcome = office.make_client(office.app.store, transport).run_once()
        transport.close()
    if CERTIFICATES[kind]:
        assert isinstance(outcome, Done)
    else:
        assert outcome.reason_code == "not_secure"
        assert outcome.tally.accepted == 0
    office.after_the_fault(wanted)
