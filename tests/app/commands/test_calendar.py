"""The calendar on the command line: listed, marked, changed; a plan checked; a difficulty noted."""

from tests.app.commands.printed import rows
from tests.app.services.calendar.test_read_plan import write


# The commands run by the clock of the machine: far from today, and after the book was begun.
def listed(run, name, *more):
    return [row for row in rows(run("deadlines", "--on", "2031-06-12", *more)) if row["id"] == name]


def test_a_deadline_is_marked_and_changed(run):
    run("deadline", "done", "d3", "--on", "2031-06-13")
    states = {row["due_on"]: row["state"] for row in listed(run, "D3")}
    assert (states["2031-06-13"], states["2031-06-20"]) == ("done", "ahead")
    run("deadline", "done", "D3", "--on", "2031-06-13", "--undo")
    run("deadline", "change", "D3", "--rule", "weekly thu 09:00")
    run("deadline", "add", "Họp giao ban", "weekly mon 07:30")
    (now,) = [row for row in listed(run, "D3") if row["due_on"] == "2031-06-12"]
    assert (now["at"], now["state"]) == ("09:00", "today")
    assert {row["what"] for row in listed(run, "H1")} == {"Họp giao ban"}


def test_a_deadline_is_switched_off_and_restored(run):
    run("deadline", "off", "D3")
    assert [row["state"] for row in listed(run, "D3", "--all")] == ["off"]
    run("deadline", "restore", "D3")
    assert {row["at"] for row in listed(run, "D3")} == {"10:00"}


def test_what_cannot_be_is_said(run):
    assert run("deadline", "done", "D99").startswith("Không có hạn nào")
    assert run("deadline", "done", "D3", "--undo").startswith("Kỳ này chưa")
    assert run("deadline", "add", "x", "tomorrow").startswith("Chưa rõ ngày hạn")
    assert run("note", "praise", "x").startswith("Loại ghi chú")
    assert run("note", "proposal", "x", "--on", "2099-01-01").startswith("Ngày này chưa đến")


def test_a_plan_is_checked_and_taken(run, app, tmp_path):
    path = write(
        tmp_path / "ke hoach.xlsx",
        ("STT", "Nội dung", "Người thực hiện", "Từ ngày", "Đến ngày", "Hạn", "Sau bước"),
        (1, "Rà soát", "Trưởng thôn", "16/06/2026", "18/06/2026", "", ""),
        (2, "Chuyển danh sách cho Công an xã", "VH-XH", "", "", "", "1"),
        (3, "Hoàn thành", "", "", "", "trước ngày 18/06/2026", "2"),
    )
    told = rows(run("plan", "check", str(path), "--take"))
    assert [(row["step"], row["code"], row["impossible"]) for row in told] == [
        ("3", "round_too_late", "x"),
        ("3", "nobody", ""),
    ]
    with app.store.read() as snapshot:
        assert {step.plan for step in snapshot.steps.all()} == {"ke hoach"}


def test_a_difficulty_is_noted(run, app):
    run("note", "difficulty", "Mạng yếu", "--on", "2026-06-08")
    (row,) = rows(run("notes", "--from", "2026-06-01", "--to", "2026-06-30"))
    assert (row["kind"], row["text"], row["noted_on"]) == ("difficulty", "Mạng yếu", "2026-06-08")


def test_the_holidays_are_replaced_and_taken_back(run, tmp_path):
    assert rows(run("holidays"))[0]["last_year"] == "2035"
    path = tmp_path / "moi.csv"
    path.write_text("day,name,confidence,note\n2036-01-28,Mùng 1 Tết,lunar,\n", encoding="utf-8")
    assert rows(run("holidays", str(path)))[0]["file"] == "moi.csv"
    path.write_text("day,name,confidence,note\n28/1/2036,Mùng 1 Tết,lunar,\n", encoding="utf-8")
    assert "dòng 2" in run("holidays", str(path))
    assert rows(run("holidays", "--revert"))[0]["file"] == ""
