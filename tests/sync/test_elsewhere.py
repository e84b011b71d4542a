"""What did not stand is read on every device: who wrote it, when, and where."""

import json
from dataclasses import replace

import pytest

from app.bootstrap import create_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from app.printing import Format
from sync.client import SyncClient
from sync.elsewhere import history, keys_of_child, written_elsewhere
from sync.enroll import enroll
from sync.memory import keep_link, read_link, read_memory
from tests.forked import PASSPHRASE
from tests.sync import faulty_line as faults
from tests.sync.conftest import NAM_DUONG, VILLAGES
from tests.sync.homes import add_home, child_of, edit
from tests.sync.sticks import villages_of


def told(app, child):
    return [
        (one.fields["external_code"][1], one.author, one.device, one.role)
        for one in written_elsewhere(app, keys_of_child(app, child.id))
        if "external_code" in one.fields
    ]


@pytest.fixture
def trio(make_device):
    """Two who write the same field while apart, and a third who only reads."""
    official, sends = make_device("official")
    child = add_home(official)[0]
    sends.run_once()
    thon, of_thon = make_device("thôn", villages_of(official))
    reader, reads = make_device("reader")
    of_thon.run_once()
    edit(thon, child, external_code="TE-CTV")
    edit(official, child, external_code="TE-XÃ")
    for client in (of_thon, sends, of_thon, reads):
        client.run_once()
    return child, (official, thon, reader)


def test_the_text_that_lost_is_told_to_whoever_asks_with_its_writer(trio):
    child, (official, thon, reader) = trio
    assert child_of(reader, child).external_code == "TE-XÃ"
    lost = ("TE-CTV", thon.author, "thôn", "collaborator")
    stands = ("TE-XÃ", official.author, "official", "commune")
    assert told(reader, child) == [lost, stands]
    assert told(official, child) == [lost]  # its own is in its journal
    assert told(thon, child) == [stands]


def test_a_line_that_breaks_is_said_and_the_silence_is_kept(make_device, central, faulty, clock):
    app, client = make_device("official")
    child = add_home(app)[0]
    client.run_once()
    with app.write("test") as work:
        keep_link(work.settings, replace(read_link(work.settings), url=faulty.url))
    faulty.meet("/history", faults.jammed("300"))
    keys = keys_of_child(app, child.id)
    for code in ("busy", "busy"):
        with pytest.raises(KnownError, match=code):
            written_elsewhere(app, keys)
    assert len(faulty.seen) == 1
    with app.store.read() as snapshot:
        assert read_memory(snapshot.settings).holds(clock())
    clock.pass_time(seconds=301)
    faulty.meet("/history", faults.html_200, faults.changed(writings=[{"change": 1}]))
    for code in ("portal", "not_understood"):
        with pytest.raises(KnownError, match=code):
            written_elsewhere(app, keys)
    assert written_elsewhere(app, keys) == []


def test_a_central_without_histories_a_stranger_and_an_unknown_child_are_named(app, make_device):
    with pytest.raises(KnownError, match="unknown_child"):
        keys_of_child(app, "none")
    child = add_home(app)[0]
    with pytest.raises(KnownError, match="not_enrolled"):
        written_elsewhere(app, keys_of_child(app, child.id))
    joined, _ = make_device("official")
    with pytest.raises(KnownError, match="history_not_told"):
        written_elsewhere(joined, [("child", "x" * 65)])


def test_the_command_prints_it(trio, central, tmp_path, monkeypatch, capsys):
    child, _ = trio
    monkeypatch.setenv("SOTREEM_PASSPHRASE", PASSPHRASE)
    app = create_app(
        tmp_path / "sổ", find_commune(NAM_DUONG), VILLAGES, passphrase=PASSPHRASE, author="Ba"
    )
    enroll(app, central.url, central.enrolment_code(NAM_DUONG, "máy"))
    SyncClient(app.store, None, app.clock, app.new_id, lambda: 0.5).run_once()
    app.close()
    history(child.id, tmp_path / "sổ", Format.JSON)
    rows = json.loads(capsys.readouterr().out)
    assert [row["device"] for row in rows][-2:] == ["thôn", "official"]
    assert '"TE-CTV"' in rows[-2]["fields"]
