"""The round trip without a window: a list out, its answer back, each refusal in a sentence."""

import csv
import io

import openpyxl
import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.bootstrap import create_app
from app.domain.errors import KnownError
from app.domain.places.units import find_commune
from app.messages import sentence
from tests.app.services.police import AN, Commune

RUN = CliRunner()


@pytest.fixture
def commune(tmp_path, clock, new_id):
    app = create_app(
        tmp_path / "kho", find_commune("07603"), ["Biêng"], passphrase=None, clock=clock,
        new_id=new_id,
    )  # fmt: skip
    made = Commune(app, tmp_path)
    yield made
    app.close()


def run(commune, *words):
    return RUN.invoke(cli, [*map(str, words), "--data", str(commune.app.folder)])


def rows(text):
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))


def test_a_list_goes_out_and_its_answer_comes_back(commune):
    out = commune.folder / "gui.xlsx"
    made = run(commune, "hand-off", "--out", out, "--kinds", "no_id", "--on", "2026-06-18")
    assert made.exit_code == 0
    assert "3 trẻ" in made.stderr
    assert "24/06/2026" in made.stderr
    listed = rows(run(commune, "hand-offs", "--on", "2026-06-25").stdout)
    assert [(one["children"], one["open"], one["late"]) for one in listed] == [("3", "3", "x")]
    book = openpyxl.load_workbook(out)
    at = next(c.column for c in book.active[4] if "cung cấp" in str(c.value))
    book.active.cell(5, at).value = AN
    book.save(out)
    shown = rows(run(commune, "answer", out, "--dry-run").stdout)
    assert [one["kind"] for one in shown] == ["safe", "empty", "empty"]
    assert commune.now(commune.an).national_id == ""
    taken = run(commune, "answer", out)
    assert (taken.exit_code, commune.now(commune.an).national_id) == (0, AN)
    assert "2 trẻ chưa được trả lời" in taken.stderr
    assert "không có gì mới" in run(commune, "answer", out).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--office", "bank"), "police, health"),
        (("--kinds", "all"), "no_id"),
        (("--village", "Không Có"), "thôn"),
    ],
)
def test_what_nobody_knows_is_refused(commune, words, said):
    error = run(commune, "hand-off", "--out", commune.folder / "a.xlsx", *words).exception
    assert isinstance(error, KnownError)
    assert said in sentence(error.code, **error.facts)
