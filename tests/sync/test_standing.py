"""How things stand is read from the store; asking it imports nothing of the network."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from sync.memory import keep_memory, read_memory, want_afresh
from sync.standing import read_standing
from tests.sync import faulty_line as faults
from tests.sync.homes import add_home

LIGHT = """
import sys
import sync.standing
heavy = {"pydantic", "requests", "urllib3", "sync.client", "sync.protocol"}
print(sorted(heavy & set(sys.modules)))
"""


def test_it_is_what_the_client_says(make_device, faulty):
    app, client = make_device("official", url=faulty.url)
    add_home(app)
    faulty.meet("/push", faults.jammed("30"))
    client.run_once()
    with app.store.read() as snapshot:
        standing = read_standing(snapshot, app.clock())
    assert standing == client.status()
    assert standing.enrolled
    assert standing.in_flight == 6
    assert standing.trouble == "busy"
    assert standing.next_try_at > app.clock()
    assert standing.last_done_at is None


def test_nothing_of_the_network_is_imported_for_it():
    asked = [sys.executable, "-c", LIGHT]
    answer = subprocess.run(asked, cwd=Path(__file__).parents[2], capture_output=True, text=True)
    assert answer.stdout.strip() == "[]", answer.stderr


def test_another_life_of_the_central_heard_of_by_a_stick_is_no_agreement(app):
    with app.write("test") as work:
        keep_memory(work.settings, replace(read_memory(work.settings), digest_ok=True))
    with app.store.read() as snapshot:
        assert read_standing(snapshot, app.clock()).digest_ok
    with app.write("test") as work:
        want_afresh(work.settings, "another life")
    with app.store.read() as snapshot:
        assert read_standing(snapshot, app.clock()).digest_ok is False
