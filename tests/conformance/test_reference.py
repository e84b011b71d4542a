"""The reference central passes the conformance suite; a central that is wrong does not."""

import logging
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.domain.places.units import find_commune
from sync.central.__main__ import cli
from sync.central.server import start
from tests.conformance.__main__ import checks, run
from tests.conformance.check_digest import hash_of, place_of
from tests.conformance.hall import Commands, Hall

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class InThisProcess(Commands):
    """The operator's commands, done to a central of this process: no second Python a code."""

    served: list = field(default_factory=list)
    folder: Path = ROOT
    logged: StringIO = field(default_factory=StringIO)

    def run(self, name, **words):
        if name == "enroll":
            villages = tuple(filter(None, words["villages"].split(",")))
            return self.served[0].enrolment_code(words["commune"], words["device"], villages)
        if name == "allow":
            return self.served[0].enrolment_code(**_named(words), confidential=True)
        if name == "expired":
            return self.expired_now(words["commune"], words["device"])
        return getattr(self, name + "_now")(**words)

    def expired_now(self, commune, device):
        url = str(self.folder / "central.db")
        asked = ["enroll", "--db", url, "--commune", commune, "--device", device, "--hours", "0"]
        return CliRunner().invoke(cli, asked).stdout.strip()

    def log_now(self):
        return self.logged.getvalue()

    def age_now(self, days):
        with closing(sqlite3.connect(self.folder / "central.db")) as line:
            for table in ("change", "batch"):
                older = f"datetime(received_at, '-{days} days') || '+00:00'"
                line.execute(f"UPDATE \"{table}\" SET received_at = replace({older}, ' ', 'T')")
            line.commit()

    def backup_now(self):
        with closing(sqlite3.connect(self.folder / "central.db")) as line:
            line.execute("VACUUM INTO ?", (str(self.folder / "kept.db"),))

    def restore_now(self):
        running = self.served.pop()
        running.stop()
        shutil.copy(self.folder / "kept.db", self.folder / "central.db")
        url = str(self.folder / "central.db")
        assert CliRunner().invoke(cli, ["renew", "--db", url]).exit_code == 0
        self.served.append(start(url, running.port, watched=True))


def _named(words):
    return {"commune_code": words["commune"], "device_name": words["device"]}


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    folder = tmp_path_factory.mktemp("central")
    served = [start(str(folder / "central.db"), watched=True)]
    commands = InThisProcess("", served=served, folder=folder)
    everything = logging.StreamHandler(commands.logged)
    loggers = [logging.getLogger(name) for name in ("", "sotreem.central", "uvicorn")]
    for logger in loggers:
        logger.addHandler(everything)
    logging.getLogger("sotreem").setLevel(logging.INFO)
    made = Hall(served[0].url, commands)
    made.silence, made.crowd = 0.5, 12
    yield made
    served[0].stop()
    for logger in loggers:
        logger.removeHandler(everything)


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.__name__)
def test_the_reference_central_conforms(check, hall):
    check(hall)


def test_the_suite_hashes_as_the_protocol_says():
    one = {"entity": "child", "id": "c-1", "revision": 7, "fields": {"full_name": "Vi Thị Bình"}}
    assert f"{hash_of(one):032x}" == "8264357a2fcac2dde2c84faa0162448c"
    assert place_of("child", "c-1") == "73e981076dd1241e"


def test_the_command_line_makes_its_codes_by_the_command_given(hall):
    enroll = f"{sys.executable} -m sync.central enroll --db {hall.commands.folder / 'central.db'}"
    given = (hall.url, "--enroll", enroll + " --commune {commune} --device {device}", "--only")
    command = [sys.executable, "-m", "tests.conformance", *given, "works_once"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("1 passed, 0 failed, 0 passed over\n"), (done.stdout, done.stderr)
    assert done.returncode == 0


def test_the_operator_can_make_codes_of_both_communes(hall):
    assert find_commune(hall.commune) != find_commune(hall.other)


def test_what_needs_a_command_that_was_not_given_is_passed_over(hall, capsys):
    assert run(Hall(hall.url, Commands("false")), "restored") == 0
    assert "0 passed, 0 failed, 1 passed over" in capsys.readouterr().out


def test_a_central_that_says_yes_to_all_does_not_pass(hall, capsys):
    class Yes(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"protocol": 1, "ready": true}')

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Yes) as liar:
        threading.Thread(target=liar.serve_forever, daemon=True).start()
        wanted = Hall(f"http://127.0.0.1:{liar.server_port}", hall.commands)
        assert run(wanted) == len(checks()) - 1  # its health is good
        liar.shutdown()
    assert "FAIL" in capsys.readouterr().out
