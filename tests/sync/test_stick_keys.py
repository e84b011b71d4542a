"""A device that joined before there were sticks has its keys after its next round."""

from dataclasses import replace

import pytest

from app.domain.errors import KnownError
from sync.central.tables import device_key
from sync.memory import keep_link, read_link
from sync.outcome import Done
from sync.pack import pack
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home
from tests.sync.sticks import Trip


def joined_long_ago(app, central):
    """As a device of the first version stands: neither side knows the other's keys."""
    with app.write("test") as work:
        old = replace(read_link(work.settings), central_signing="", central_sealing="")
        keep_link(work.settings, old)
    with central.central.store.write() as connection:
        connection.execute(device_key.delete())
    return old


def link_of(app):
    with app.store.read() as snapshot:
        return read_link(snapshot.settings)


def test_its_next_round_brings_the_keys_and_a_stick_goes_through(make_device, central, tmp_path):
    app, client = make_device("laptop")
    office, _ = make_device("office")
    old = joined_long_ago(app, central)
    with pytest.raises(KnownError, match="bundle_not_offered"):
        pack(app, tmp_path)
    assert isinstance(client.run_once(), Done)
    link = link_of(app)
    assert link.central_signing
    assert (link.token, link.device_id, link.code) == (old.token, old.device_id, old.code)
    add_home(app)
    taken = Trip(app, office, tmp_path).whole()
    assert (taken.trouble, taken.tally.accepted) == ("", 2)
    client.run_once()
    add_home(app)
    assert client.run_once().tally.requests == 1  # nothing is asked for it any more


@pytest.mark.parametrize("fault", [faults.cut_after_commit, faults.html_200, faults.jammed("60")])
def test_a_line_that_breaks_there_leaves_the_round_done(fault, make_device, central, faulty, clock):
    app, client = make_device("laptop", url=faulty.url)
    joined_long_ago(app, central)
    faulty.meet("/enroll", fault)
    assert isinstance(client.run_once(), Done)
    assert not link_of(app).central_signing
    clock.pass_time(minutes=2)
    client.run_once()
    assert link_of(app).central_signing


def test_a_central_that_refuses_is_asked_once_a_day(make_device, central, faulty, clock):
    app, client = make_device("laptop", url=faulty.url)
    joined_long_ago(app, central)
    for _ in range(2):
        with app.write("test") as work:
            keep_link(work.settings, replace(read_link(work.settings), code="07603-AAAA-BBBB-CCCC"))
        client.run_once()
        client.run_once()
        clock.pass_time(days=1)
    assert sum("/enroll" in path for path in faulty.seen) == 2
    assert not link_of(app).central_signing
