import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

from app.bootstrap import open_app
from app.messages import UNEXPECTED
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.outcome import Saved
from app.storage.engine import connect
from tests.forked import PASSPHRASE, Command

SAMPLES = Path(__file__).parents[1] / "data" / "nam-duong"
VILLAGES = "Thôn Đồng Á\nThôn Biêng\nThôn Hoa Quảng\n"


def _command(folder, words, code=0, passphrase=PASSPHRASE):
    program = Command("app", *words, "--data", folder, passphrase=passphrase)
    stdout, stderr = program.communicate()
    assert program.returncode == code, stderr
    return subprocess.CompletedProcess(words, code, stdout, stderr)


@pytest.fixture(scope="module")
def empty_book(tmp_path_factory):
    place = tmp_path_factory.mktemp("lap-so")
    (place / "thon.txt").write_text(VILLAGES, encoding="utf-8")
    _command(place / "kho", ["init", "--commune", "07603", "--villages", place / "thon.txt"])
    return place / "kho"


@pytest.fixture(scope="module")
def full_book(empty_book, tmp_path_factory):
    """The book with a list in it, read once for all tests that begin there."""
    folder = tmp_path_factory.mktemp("nhap") / "kho"
    shutil.copytree(empty_book, folder)
    _command(folder, ["import", SAMPLES / "clean.xlsx"])
    return folder


@pytest.fixture
def run(tmp_path, empty_book):
    shutil.copytree(empty_book, tmp_path / "kho")
    return lambda *words, code=0: _command(tmp_path / "kho", words, code)


@pytest.fixture
def run_full(tmp_path, full_book):
    shutil.copytree(full_book, tmp_path / "kho")
    return lambda *words, code=0: _command(tmp_path / "kho", words, code)


def _rows(done):
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_a_list_goes_in_is_checked_listed_and_taken_back(run, tmp_path):
    (report,) = _rows(run("import", SAMPLES / "clean.xlsx"))
    assert report["rows"] == report["added"] == "4988"

    children = _rows(run("children"))
    assert len(children) == 4988
    assert children[0]["source"].startswith("clean.xlsx#DanhSachTreEm!")

    codes = {row["code"] for row in _rows(run("check", "--on", "2026-06-08"))}
    assert codes == {"unknown_village"}

    history = _rows(run("history", children[0]["child_id"]))
    assert {row["action"] for row in history} == {"import"}

    undone = run("undo", report["group_id"])
    assert "hoàn tác" in undone.stderr
    assert _rows(run("children")) == []


def test_import_tells_each_row(run):
    lines = json.loads(
        run("import", SAMPLES / "clean.xlsx", "--dry-run", "--format", "json").stdout
    )
    passed = [line for line in lines if line["outcome"] == "passed"]
    assert [(line["row"], line["messages"]) for line in passed] == [(1, ["header"])]
    assert len(lines) - len(passed) == 4988
    assert {line["outcome"] for line in lines} == {"added", "passed"}
    assert _rows(run("children")) == []


def test_an_open_question_is_said_can_be_answered_and_the_report_is_saved(run, tmp_path):
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("DS")
        sheet.write_row(0, 0, ["Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Thôn"])
        sheet.write_row(1, 0, ["Lê Văn An", "16/3/2015", 1, "Vi Na", "Biêng"])
        sheet.write_row(2, 0, ["Lê Thị Mai", "2/5/2018", 2, "Vi Na", "Biêng"])
    asked = run("import", path, "--dry-run", "--answer", "x:y=z").stderr
    assert "sex_codes:DS:Giới tính" in asked
    assert "x:y" in asked
    refused = run("import", path, "--answer", "sex_codes:DS:Giới tính=?", code=1).stderr
    assert "1_male" in refused
    report = tmp_path / "báo cáo.xlsx"
    done = run("import", path, "--answer", "sex_codes:DS:Giới tính=1_male", "--report", report)
    assert done.stderr == ""
    assert [row["sex"] for row in _rows(run("children"))] == ["Nam", "Nữ"]
    assert report.stat().st_size > 0


def test_a_backup_comes_back_and_nothing_is_thrown_away(run_full, tmp_path):
    run_full("backup", tmp_path / "sao-luu.sotreem")
    before = run_full("children").stdout
    (report,) = _rows(run_full("import", SAMPLES / "portal.xlsx"))
    assert report["changed"] != "0"
    said = run_full("restore", tmp_path / "sao-luu.sotreem").stderr
    assert run_full("children").stdout == before
    assert "kho.truoc-phuc-hoi-1" in said
    assert (tmp_path / "kho.truoc-phuc-hoi-1" / "store.db").exists()


def test_a_part_of_the_list_goes_out_and_comes_in_again(run_full, tmp_path):
    said = run_full("export", tmp_path / "bieng.xlsx", "--village", "thôn Biêng").stderr
    assert "bieng.xlsx" in said
    (report,) = _rows(run_full("import", tmp_path / "bieng.xlsx"))
    assert report["rows"] == report["unchanged"] != "0"

    run_full("export", tmp_path / "tuoi.csv", "--worklist", "over_age", "--on", "2030-06-08")
    with (tmp_path / "tuoi.csv").open(encoding="utf-8-sig", newline="") as lines:
        born = [row["Ngày sinh"] for row in csv.DictReader(lines)]
    assert born
    assert all(int(text[-4:]) <= 2014 for text in born)

    wrong = run_full("export", tmp_path / "x.xlsx", "--worklist", "nothing", code=1).stderr
    assert "no_id" in wrong
    assert (
        "Không tìm thấy thôn"
        in run_full("export", tmp_path / "x.xlsx", "--village", "Xóm Lạ", code=1).stderr
    )
    assert not (tmp_path / "x.xlsx").exists()


def test_lookup_and_duplicates_answer(run_full, tmp_path):
    child = _rows(run_full("children"))[40]
    queries = tmp_path / "hoi.csv"
    with queries.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, ["query_id", *child])
        writer.writeheader()
        writer.writerow({**child, "query_id": "q1", "national_id": ""})
    first = _rows(run_full("lookup", "--queries", queries))[0]
    assert (first["child_id"], first["rank"], first["warn"]) == (child["child_id"], "1", "x")
    columns = "id_a,id_b,external_code_a,external_code_b,score,reasons"
    assert run_full("duplicates").stdout.splitlines()[0] == columns


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["history", "không có"], 1, "Không có trẻ nào"),
        (["import", "khong-co.xlsx"], 1, "Không tìm thấy tệp"),
        (["init", "--commune", "07603"], 1, "đã có một sổ"),
        (["undo", "khong-co"], 1, "Không có đợt thay đổi"),
        (["lookup"], 2, "--queries"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, words, code, said):
    done = run(*words, code=code)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_wrong_passphrase_is_said(empty_book):
    said = _command(empty_book, ["children"], 1, "một câu khác").stderr
    assert "Mật khẩu chưa đúng" in said


def test_a_bug_names_nobody(run_full, tmp_path):
    app = open_app(tmp_path / "kho", passphrase=PASSPHRASE)
    store = connect(app.store.path, app.store.key)
    store.execute("UPDATE child SET birth_date = full_name")
    (name,) = store.execute("SELECT full_name FROM child LIMIT 1").fetchone()
    store.close()
    app.close()
    said = run_full("children", code=1).stderr
    assert said.splitlines()[0] == UNEXPECTED
    assert "ValueError at " in said
    assert "Traceback" not in said
    assert name not in said


def test_the_folder_may_be_named_before_the_command_and_the_output_is_utf8(run, tmp_path):
    command = [sys.executable, "-m", "app", "--data", str(tmp_path / "kho"), "children"]
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "SOTREEM_PASSPHRASE": PASSPHRASE}
    surroundings = {**os.environ, **plain}
    done = subprocess.run(command, capture_output=True, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("utf-8").startswith("child_id,external_code,full_name")
    missing = [sys.executable, "-m", "app", "--data", str(tmp_path / "khong"), "children"]
    said = subprocess.run(missing, capture_output=True, env=surroundings, check=False)
    assert (said.returncode, "Chưa có sổ" in said.stderr.decode("utf-8")) == (1, True)


def test_batches_and_quality_are_listed(run_full):
    newest, *_ = _rows(run_full("groups"))
    assert (newest["action"], newest["file"], newest["undone"]) == ("import", "clean.xlsx", "")
    everyone, *villages = _rows(run_full("quality", "--on", "2026-06-08"))
    assert everyone["village"] == "*"
    assert int(everyone["children"]) == sum(int(row["children"]) for row in villages) > 0
    assert everyone["matched"] == everyone["checked"] == "0"
    run_full("undo", newest["group_id"])
    assert [row["undone"] for row in _rows(run_full("groups"))][:2] == ["", "x"]


def test_the_history_of_a_merged_record_says_where_it_went(run_full, tmp_path):
    kept, loser = [row["child_id"] for row in _rows(run_full("children"))[:2]]
    app = open_app(tmp_path / "kho", passphrase=PASSPHRASE)
    with app.store.read() as snapshot:
        seen = seen_now(snapshot, [kept, loser])
    texts = {"full_name": "Lê Văn Ẩn"}
    merge = Merge(kept=kept, merged=(loser,), texts=texts, seen=seen)
    saved = merge_children(app, merge, on=app.today())
    app.close()
    assert isinstance(saved, Saved), saved
    of_loser = run_full("history", loser)
    assert f"đã gộp vào hồ sơ {kept}" in of_loser.stderr
    assert {row["child_id"] for row in _rows(of_loser)} == {loser}
    assert {row["child_id"] for row in _rows(run_full("history", kept))} == {kept, loser}
    assert kept in {row["child_id"] for row in _rows(run_full("children"))}


def test_a_register_is_compared_and_who_waits_is_listed(empty_book, tmp_path):
    shutil.copytree(empty_book, tmp_path / "kho")
    rows = [
        ["Số giấy khai sinh", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Thôn"],
        ["45/2026", "Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Biêng"],
        ["", "Bé trai", "03/05/2026", "Nam", "Hà Thị Tư", "Đồng Á"],
    ]
    with xlsxwriter.Workbook(tmp_path / "ks.xlsx") as book:
        sheet = book.add_worksheet("KS")
        for at, cells in enumerate(rows):
            sheet.write_row(at, 0, cells)
    words = ["registry", tmp_path / "ks.xlsx", "--on", "2026-06-08"]
    rehearsed = _command(tmp_path / "kho", [*words, "--dry-run"]).stdout
    assert [line["outcome"] for line in csv.DictReader(io.StringIO(rehearsed))] == ["added"] * 2
    _command(tmp_path / "kho", words)
    waiting = _command(tmp_path / "kho", ["registry", "--waiting", "--on", "2026-06-08"]).stdout
    listed = [
        (line["worklist"], line["full_name"], line["days_left"])
        for line in csv.DictReader(io.StringIO(waiting))
    ]
    assert ("registration_pending", "Bé trai", "24") in listed
    checked = _command(tmp_path / "kho", ["check", "--on", "2026-06-08"]).stdout
    codes = [line["code"] for line in csv.DictReader(io.StringIO(checked))]
    assert codes.count("missing_national_id") == 2
    assert "registration_pending" not in codes


def test_a_table_is_checked_without_a_data_folder():
    program = Command("app", "check-table", SAMPLES.parent / "tables" / "huyen.csv")
    stdout, stderr = program.communicate()
    assert program.returncode == 0, stderr
    rows = list(csv.DictReader(io.StringIO(stdout)))
    assert len(rows) == 6
    assert [rows[1][name] for name in ("row", "computed", "rule", "cell")] == [
        *("Vĩnh Linh", "10.197", "difference", "F4")
    ]
    assert "6 ô không khớp" in stderr


def test_a_report_is_written_as_the_ending_of_its_file_says(run_full, tmp_path):
    for name in ("bieu.csv", "bieu.xlsx", "bao-cao.docx", "bao-cao.pdf"):
        run_full("report", "village-progress", "--on", "2026-06-08", "--out", tmp_path / name)
        assert (tmp_path / name).stat().st_size > 100
    said = run_full("report", "village-progress", "--out", tmp_path / "a.txt", code=1).stderr
    assert ".docx, .pdf, .xlsx hoặc .csv" in said
    assert "village-progress" in run_full("report", "x", "--out", "a.csv", code=1).stderr
