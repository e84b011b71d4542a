"""Circumstances on the command line: listed, added, ended, refused in a sentence."""

import csv
import re
import zipfile
from io import StringIO

import pytest
from typer.testing import CliRunner

from app.__main__ import cli
from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from tests.conftest import PASSPHRASE

run = CliRunner()


@pytest.fixture
def child(app, monkeypatch):
    monkeypatch.setenv("SOTREEM_PASSPHRASE", PASSPHRASE)
    home = Household(id=app.new_id())
    one = Child(id=app.new_id(), household_id=home.id, full_name="Giáp Thị Đào")
    with app.write("import") as work:
        work.save_all([home, one])
    return one


def told(app, *words):
    answer = run.invoke(cli, ["--data", str(app.folder), *words])
    if answer.exception and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.stdout


def test_added_listed_and_ended(app, child):
    told(app, "circumstance", "add", child.id, "NC01", "--start", "2025-02-01", "--paper", "GCN 1")
    rows = list(csv.DictReader(StringIO(told(app, "circumstances", "--on", "2026-06-08"))))
    assert [(row["code"], row["standing"], row["ends_on"]) for row in rows] == [
        ("NC01", "to_review", "2026-01-01")
    ]
    assert list(csv.DictReader(StringIO(told(app, "circumstances", "--code", "DB04")))) == []
    told(app, "circumstance", "end", rows[0]["circumstance_id"], "--cause", "poverty_year")
    (row,) = csv.DictReader(StringIO(told(app, "circumstances")))
    assert (row["standing"], row["end_cause"]) == ("ended", "poverty_year")


def test_what_is_refused_raises_what_the_person_is_told(app, child):
    with pytest.raises(KnownError, match="circumstance_unknown_group"):
        told(app, "circumstance", "add", child.id, "DB99")
    with pytest.raises(KnownError, match="cause_unknown"):
        told(app, "circumstance", "end", "x", "--cause", "vì thế")


def test_what_is_confidential_only_with_its_own_passphrase(app, child, monkeypatch):
    with pytest.raises(KnownError, match="confidential_locked"):
        told(app, "circumstance", "add", child.id, "DB05")
    monkeypatch.setenv("SOTREEM_CONFIDENTIAL_PASSPHRASE", "mật khẩu riêng")
    told(app, "circumstance", "protect")
    told(app, "circumstance", "add", child.id, "DB05", "--paper", "PXN 7")
    assert "DB05" not in told(app, "circumstances")
    assert "DB05" not in told(app, "history", child.id)
    assert "HIV" not in told(app, "children")
    (row,) = csv.DictReader(StringIO(told(app, "circumstances", "--confidential")))
    assert (row["code"], row["paper"]) == ("DB05", "PXN 7")
    monkeypatch.setenv("SOTREEM_CONFIDENTIAL_PASSPHRASE", PASSPHRASE)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        told(app, "circumstances", "--confidential")
    noted = csv.DictReader(StringIO(told(app, "circumstance", "openings")))
    assert [entry["what"] for entry in noted] == ["refused", "listed", "opened", "opened", "set"]


def test_a_confidential_group_of_a_list_is_in_no_output(app, child):
    home = Household(id=app.new_id())
    text = "Trẻ em khuyết tật; Trẻ em nhiễm HIV/AIDS"
    one = Child(id=app.new_id(), household_id=home.id, special=text)
    with app.write("import") as work:
        work.save_all([home, one])
    for words in (("children",), ("history", one.id)):
        output = told(app, *words)
        assert "khuyết tật" in output
        assert "HIV" not in output


def test_a_list_tells_what_is_confidential_only_when_asked_and_it_is_noted(
    app, child, monkeypatch, tmp_path
):
    monkeypatch.setenv("SOTREEM_CONFIDENTIAL_PASSPHRASE", "mật khẩu riêng")
    told(app, "circumstance", "protect")
    told(app, "circumstance", "add", child.id, "DB05")
    usual, asked = tmp_path / "a.csv", tmp_path / "b.csv"
    told(app, "export", str(usual))
    told(app, "export", "--confidential", str(asked))
    assert "Phần mật" not in usual.read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(StringIO(asked.read_text(encoding="utf-8-sig")))
    assert (row["Họ và tên"], row["Phần mật"]) == ("Giáp Thị Đào", "Trẻ em nhiễm HIV/AIDS")
    assert row["Hoàn cảnh đặc biệt"] == ""
    noted = csv.DictReader(StringIO(told(app, "circumstance", "openings")))
    entries = [(entry["what"], bool(entry["author"])) for entry in noted]
    assert entries[0] == ("exported", True)
    monkeypatch.delenv("SOTREEM_CONFIDENTIAL_PASSPHRASE")
    with pytest.raises(KnownError, match="confidential_locked"):
        told(app, "export", "--confidential", str(tmp_path / "c.csv"))
    assert not (tmp_path / "c.csv").exists()


def test_nothing_that_goes_out_tells_a_secret(app, child, monkeypatch, tmp_path):
    monkeypatch.setenv("SOTREEM_CONFIDENTIAL_PASSPHRASE", "mật khẩu riêng")
    told(app, "circumstance", "protect")
    told(app, "circumstance", "add", child.id, "DB11", "--paper", "PXN-77")
    names = ("e.csv", "h.xlsx", "m.sotreem", "b.bak", "r.xlsx")
    listed, handed, moved, kept, report = (tmp_path / name for name in names)
    ways = [
        *(("children",), ("circumstances",), ("check",), ("groups",), ("history", child.id)),
        *(("export", str(listed)), ("hand-off", "--out", str(handed), "--kinds", "no_id,new")),
        *(("hand-over", child.id, "--out", str(moved)), ("backup", str(kept))),
        ("report", "monthly", "--out", str(report)),
    ]
    said = "".join(told(app, *words) for words in ways)
    for path in (listed, handed, moved, kept, report):
        said += _text_in(path)
    assert "Giáp Thị Đào" in said
    assert not re.search("DB11|PXN-77|xâm hại", said)


def _text_in(path):
    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
