"""The headless face of units and villages."""

import csv
import io

import pytest
from typer.testing import CliRunner

from app.__main__ import cli


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("SOTREEM_PASSPHRASE", "x")
    places = tmp_path / "thon.csv"
    places.write_text("Thôn Biêng\nThôn Lâm\nThôn Cánh\n", encoding="utf-8")
    runner = CliRunner()

    def command(*words):
        done = runner.invoke(cli, ["--data", str(tmp_path / "so"), *map(str, words)])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return list(csv.DictReader(io.StringIO(done.stdout)))

    command("init", "--commune", "07603", "--villages", places)
    return command


def test_units_and_villages_from_the_command_line(run, tmp_path):
    (found,) = run("place", "nam duong luc ngan")
    assert (found["certain"], found["code"], found["full_name_before_2025_07"]) == (
        *("x", "07603"),
        "xã Nam Dương, thị xã Chũ, tỉnh Bắc Giang",
    )
    assert [row["code"] for row in run("place", "P.14 Q.10 TP.HCM")] == ["27163", "27169"]
    (edition,) = run("units")
    assert (edition["provinces"], edition["communes"]) == ("34", "3321")

    table = tmp_path / "bang.csv"
    table.write_text("Thôn cũ,Thôn mới\nBiêng,Thôn Đoàn Kết\nLâm,Thôn Đoàn Kết\n", encoding="utf-8")
    planned = run("villages", "change", table, "--dry-run")
    assert [row["status"] for row in planned] == ["active", "merged", "merged"]
    assert len(run("villages", "list")) == 3
    run("villages", "change", table, "--on", "2026-06-01", "--decision", "12/QĐ-UBND")
    assert {row["name"]: row["status"] for row in run("villages", "list")} == {
        "Cánh": "active", "Đoàn Kết": "active", "Biêng": "merged", "Lâm": "merged",
    }  # fmt: skip
    made = run("villages", "history")
    assert {(row["village"], row["deed"], row["number"]) for row in made} >= {
        ("Thôn Biêng", "merged", "12/QĐ-UBND"),
        ("Thôn Đoàn Kết", "made", "12/QĐ-UBND"),
    }
