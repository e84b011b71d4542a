"""Rounds of the command line: ended by their deadline, tried again within it, and told."""

import socket
import time
from dataclasses import replace
from datetime import UTC, datetime

from sync.memory import Link, keep_link, read_link
from sync.outcome import Done, Tally, Waiting
from sync.rounds import here, one_round, report, run_until
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home


def test_a_round_ends_at_its_deadline_however_silent_the_line(app):
    with socket.create_server(("127.0.0.1", 0)) as server:
        with app.write("test") as work:
            url = f"http://127.0.0.1:{server.getsockname()[1]}"
            keep_link(work.settings, Link(url=url, token="07603.x", device_id="x"))
        begun = time.monotonic()
        outcome = run_until(app, begun + 1.0)
        assert time.monotonic() - begun < 10
    assert outcome.reason_code == "deadline"
    with app.store.read() as snapshot:
        assert snapshot.sync.outbox.frozen() is not None  # it is sent again, as it was
    assert run_until(app, time.monotonic() - 1.0).reason_code == "deadline"


def test_a_failure_is_tried_again_within_the_deadline(make_device, faulty):
    app, _ = make_device("official", url=faulty.url)
    with app.write("test") as work:
        keep_link(work.settings, replace(read_link(work.settings), url=faulty.url))
    add_home(app)
    faulty.meet("/push", faults.failed_502)
    assert one_round(app).reason_code == "busy"
    assert isinstance(run_until(app, time.monotonic() + 20), Done)


def test_how_it_ended_is_told_with_the_next_try(capsys):
    due = datetime(2026, 6, 8, 7, 20, tzinfo=UTC)
    assert here(due) == "14:20 08/06/2026"
    report(Waiting("busy", due, Tally(requests=1, sent=3)))
    said = capsys.readouterr().err
    assert "đang bận" in said
    assert "Gửi 3" in said
    assert "Sẽ tự thử lại lúc 14:20 08/06/2026." in said
    report(Done(Tally()))
    assert "Đã đồng bộ xong" in capsys.readouterr().err
