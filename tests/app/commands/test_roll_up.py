"""The headless roll-up: files of several layouts in, one table out, everything else named."""

import csv
import itertools

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.domain.errors import KnownError
from tests.app.commands.printed import rows
from tests.app.conftest import write_list

ROWS = [["STT", "Thôn", "Tổng số trẻ em", "Đã cập nhật"], [1, "A", 10, 8], [2, "B", 30, 30]]


def run(*words):
    done = CliRunner().invoke(cli, ["roll-up", *map(str, words)])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, rows(done.stdout)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "tệp"
    made.mkdir()
    write_list(made / "a.xlsx", {"A": [["UBND XÃ NAM DƯƠNG"], *ROWS]})
    (made / "xa_cao_duc.csv").write_text("no,village,children_under_16,updated\n1,A,5,5\n2,B,6,6\n")
    write_list(made / "b.xlsx", {"A": [*ROWS, ["", "Tổng cộng", 41, 38]]})
    (made / "hong.xlsx").write_bytes(b"PK\x03\x04")
    return made


def test_a_folder_of_files_becomes_one_table(folder, tmp_path):
    out = tmp_path / "tong.csv"
    told = "--province", "24", "--unit", "b.xlsx=07525"
    code, problems = run(folder, "--out", out, *told)
    named = {row["code"]: row for row in problems if row["code"] != "missing"}
    assert (code, named.keys()) == (0, {"file_damaged", "total_wrong"})
    assert named["total_wrong"]["where"] == "A, C4"
    assert named["total_wrong"]["name"] == "Phường Chũ"
    with out.open(encoding="utf-8-sig", newline="") as lines:
        first = itertools.takewhile(str.strip, lines)  # a blank row, and then what is said
        table = {row["unit"]: row for row in csv.DictReader(first) if row["rate"]}
    assert {name: row["children_under_16"] for name, row in table.items()} == {
        "Xã Nam Dương": "40",
        "Xã Cao Đức": "11",
        "Phường Chũ": "40",
    }
    assert table["Xã Nam Dương"]["rate"] == "95.00"


def test_nothing_is_written_of_nothing_and_wrong_words_are_refused(folder, tmp_path):
    out = tmp_path / "tong.csv"
    with pytest.raises(KnownError, match="roll_up_nothing"):
        run(folder / "hong.xlsx", "--out", out)
    with pytest.raises(KnownError, match="roll_up_said_wrongly"):
        run(folder, "--out", out, "--unit", "nowhere.xlsx=07525")
    assert not out.exists()
