"""Commands run in this process: over the book of the test, or over one that a command makes."""

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.domain.errors import KnownError
from app.messages import sentence
from tests.app.commands.printed import rows
from tests.conftest import PASSPHRASE


@pytest.fixture
def run(app, monkeypatch):
    """Run a command over the book of the test; give what it printed, or why it refused."""
    monkeypatch.setenv("SOTREEM_PASSPHRASE", PASSPHRASE)

    def run_words(*words):
        done = CliRunner().invoke(cli, ["--data", str(app.folder), *words])
        if isinstance(done.exception, KnownError):
            return sentence(done.exception.code, **done.exception.facts)
        assert done.exit_code == 0, done.output
        return done.stdout

    return run_words


@pytest.fixture
def rows_of(tmp_path, monkeypatch):
    """Run a command over a new book with three villages; give the rows that it printed."""
    monkeypatch.setenv("SOTREEM_PASSPHRASE", "x")
    places = tmp_path / "thon.csv"
    places.write_text("Thôn Biêng\nThôn Lâm\nThôn Cánh\n", encoding="utf-8")

    def run_words(*words):
        done = CliRunner().invoke(cli, ["--data", str(tmp_path / "so"), *map(str, words)])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return rows(done.stdout)

    run_words("init", "--commune", "07603", "--villages", places)
    return run_words
