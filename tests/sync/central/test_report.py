"""The report says which devices cannot sync and why, of what really happened over HTTP."""

import csv
import io
import time
from dataclasses import replace

from sqlalchemy import select
from typer.testing import CliRunner

from sync.central.__main__ import cli
from sync.central.report import COLUMNS, Line, read_report, write_csv, write_page
from sync.central.tables import device
from tests.sync.central.conftest import ANOTHER, NAM_DUONG, ON_BOTH

pytestmark = ON_BOTH


def of(central, **given):
    central.central.write_notes()
    return read_report(central.central.store, central.central.clock(), **given)


def wait_for(central, told):
    """Read the report when it tells something: that is noted after it was answered."""
    until = time.monotonic() + 10
    while told not in {(one.state, one.code) for one in of(central)}:
        assert time.monotonic() < until
        time.sleep(0.01)
    return of(central)


def test_every_device_has_its_state_and_reason(two_villages, make_caller, central, clock):
    official, collaborator = two_villages
    official.ask("GET", "/digest")
    collaborator.result(collaborator.change("child", "child-b", full_name=("Vi Thị Bình", "X")))
    collaborator.result(collaborator.change("child", "c", household_id="none"))
    silent = make_caller(commune=ANOTHER)
    silent.ask("GET", "/digest")
    make_caller(commune="07609")
    stranger = make_caller(enrolled=False)
    stranger.token = f"{NAM_DUONG}.{'z' * 43}"
    stranger.ask("GET", "/pull")
    official.ask("POST", "/push", b"x" * 300_000)

    told = {
        (one.commune, one.state, one.code): one
        for one in wait_for(central, ("trouble", "too_large"))
    }
    assert set(told) == {
        (NAM_DUONG, "trouble", "rejected:outside_villages"),
        (NAM_DUONG, "trouble", "deferred:missing_parent"),
        (NAM_DUONG, "trouble", "too_large"),
        (NAM_DUONG, "stranger", "token_unknown"),
        ("07609", "never", ""),
        (ANOTHER, "ok", ""),
    }
    rejected = told[NAM_DUONG, "trouble", "rejected:outside_villages"]
    assert (rejected.villages, rejected.times) == (1, 1)
    assert rejected.since == rejected.last_at < clock().isoformat()

    clock.pass_time(days=4)
    official.ask("GET", "/digest")
    later = {(one.commune, one.state, one.code) for one in wait_for(central, ("ok", ""))}
    assert (NAM_DUONG, "ok", "") in later
    assert (NAM_DUONG, "trouble", "too_large") not in later
    assert (ANOTHER, "silent", "") in later
    assert (ANOTHER, "ok", "") in {(o.commune, o.state, o.code) for o in of(central, silent_days=9)}


def test_who_is_turned_away_is_in_it_and_who_was_revoked(two_villages, central):
    official, _ = two_villages
    central.central.gate.bounds = replace(central.central.gate.bounds, inside=0)
    official.ask("GET", "/pull")
    assert {one.code for one in wait_for(central, ("trouble", "busy"))} == {"busy", ""}
    with central.central.store.write() as connection:
        connection.execute(device.update().values(revoked_at="2026-06-09T00:00:00+00:00"))
        assert len(connection.execute(select(device)).all()) == 2
    assert [one.state for one in of(central)] == ["revoked", "revoked"]


def test_it_is_written_as_csv_and_as_a_page(central, clock):
    lines = [Line(NAM_DUONG, "d", "<máy> & em", 0, "never"), Line(ANOTHER, "e", "b", 1, "ok")]
    out = io.StringIO()
    write_csv(lines, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert tuple(rows[0]) == COLUMNS
    assert [row["commune"] for row in rows] == [NAM_DUONG, ANOTHER]
    page = io.StringIO()
    write_page(lines, clock(), page)
    assert "&lt;máy&gt; &amp; em" in page.getvalue()
    assert "Xã chưa đồng bộ được: 1" in page.getvalue()


def test_the_operator_gets_it_by_command(central, tmp_path, make_caller):
    make_caller().ask("GET", "/digest")
    central.central.write_notes()
    page, db = (
        tmp_path / "page.html",
        str(central.central.store._engine.url.render_as_string(hide_password=False)),
    )
    done = CliRunner().invoke(cli, ["report", "--db", db, "--page", str(page)])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[0] == ",".join(COLUMNS)
    assert NAM_DUONG in done.output
    assert NAM_DUONG in page.read_text(encoding="utf-8")
    assert "create_distributed_table('commune'" in CliRunner().invoke(cli, ["citus"]).output
