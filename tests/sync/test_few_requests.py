"""A day's work in as few requests as can be, whatever version the other end is of."""

from dataclasses import replace

import pytest

from app.services.app import App
from sync.central.server import start
from sync.client import SyncClient
from sync.enroll import enroll
from sync.memory import keep_memory, read_memory
from sync.outcome import Done
from sync.protocol import Limits
from sync.transport import Transport
from tests.sync import faulty_line as faults
from tests.sync.conftest import NAM_DUONG, make_app
from tests.sync.homes import add_home, child_of


def paths(faulty):
    return [path.partition("?")[0].rpartition("/")[2] for path in faulty.seen]


def codings_of(app: App) -> tuple[str, ...]:
    with app.store.read() as snapshot:
        return read_memory(snapshot.settings).codings


def cursor_of(app: App):
    with app.store.read() as snapshot:
        return snapshot.sync.cursor()


def test_a_day_with_nothing_new_takes_one_request(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=60)
    assert isinstance(client.run_once(), Done)
    assert paths(faulty) == ["push"]


def test_a_digest_that_rode_along_and_is_not_ours_is_asked_for_again(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.changed(digest="0" * 32))
    assert isinstance(client.run_once(), Done)
    assert paths(faulty) == ["push", "digest"]


def test_what_others_wrote_rides_along(make_device, faulty, clock):
    colleague, other = make_device("colleague")
    app, client = make_device("official", url=faulty.url)
    client.run_once()
    child = add_home(colleague, children=3)[0]
    other.run_once()
    add_home(app)
    faulty.seen.clear()

    outcome = client.run_once()

    assert isinstance(outcome, Done)
    assert outcome.tally.received == 4
    assert child_of(app, child) == child_of(colleague, child)
    assert "pull" not in paths(faulty)


@pytest.mark.parametrize(
    "page",
    [
        None,
        "no page",
        {"protocol": 1, "epoch": "another", "since": 0, "cursor": 9, "more": False, "now": ""},
        {"protocol": 1, "since": 77, "epoch": "", "cursor": 99, "more": False, "records": []},
    ],
)
def test_a_page_that_is_none_is_left_and_asked_for_again(page, make_device, faulty):
    """An older central sends none at all; the answer itself is believed."""
    colleague, other = make_device("colleague")
    child = add_home(colleague)[0]
    other.run_once()
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.changed(pull=page))
    assert isinstance(client.run_once(), Done)
    assert paths(faulty)[:2] == ["push", "pull"]
    assert child_of(app, child) is not None


def test_more_than_rides_along_is_pulled(make_device, faulty):
    colleague, other = make_device("colleague")
    children = [add_home(colleague, children=40)[0] for _ in range(4)]
    other.run_once()
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    assert isinstance(client.run_once(), Done)
    assert paths(faulty)[:2] == ["push", "pull"]
    assert all(child_of(app, child) == child_of(colleague, child) for child in children)


def test_after_a_lost_answer_our_own_changes_come_back_with_the_next(make_device, faulty, clock):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=2)
    faulty.meet("/push", faults.cut_after_commit)
    client.run_once()
    clock.pass_time(minutes=20)
    assert isinstance(client.run_once(), Done)
    assert cursor_of(app).revision == 7


def test_the_first_batch_goes_out_in_the_best_coding_both_know(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    assert codings_of(app)[0] == "zstd-d1"
    children = add_home(app, children=10)
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.sent_bytes < 60 * (len(children) + 5)


def test_a_central_that_knows_only_gzip_is_sent_gzip(tmp_path, clock, new_id):
    """It was another one before, or is older than the device: the same batch, in what it takes."""
    old = start(
        str(tmp_path / "old.db"),
        clock=clock,
        new_id=new_id,
        limits=Limits(codings=("gzip", "identity")),
    )
    app = make_app(tmp_path / "device", clock, 5)
    enroll(app, old.url, old.enrolment_code(NAM_DUONG, "device"))
    assert codings_of(app) == ("gzip", "identity")
    _forget_what_it_takes(app)
    client = SyncClient(app.store, Transport(old.url), clock, app.new_id, lambda: 0.5)
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.accepted == 4
    assert codings_of(app) == ("gzip", "identity")
    app.close()
    old.stop()


def _forget_what_it_takes(app: App) -> None:
    with app.write("enroll") as work:
        memory = replace(read_memory(work.settings), codings=("zstd-d1", "gzip", "identity"))
        keep_memory(work.settings, memory)


def test_a_coding_that_the_central_cannot_read_is_left_before_a_change_is_blamed(
    make_device, faulty, clock
):
    app, client = make_device("official", url=faulty.url)
    add_home(app, children=3)

    def cannot_unpack(line, request, body):
        answer = b'{"protocol": 1, "error": "bad_body"}'
        faults.send(request, 400, {"Content-Type": "application/json"}, answer)

    faulty.meet("/push", cannot_unpack)
    outcome = client.run_once()
    assert isinstance(outcome, Done)
    assert outcome.tally.accepted == 8
