"""Movements on the command line: recorded, refused with a sentence, counted and taken back."""

from app.messages import sentence
from app.services.movements.record_movement import MOVE
from tests.app.commands.printed import rows
from tests.app.services.look_alikes import add_home, an, stored, villages

PERIOD = ("--from", "2026-06-08", "--to", "2026-06-08")


def test_a_household_moves_and_the_sums_say_so(run, app):
    where = villages(app)
    one, two = add_home(app, an(), an(full_name="Lê Bình"), village_id=where["Biêng"])
    add_home(app, an(full_name="Lê Hoa"))
    moved = ("movement", "add", one.id, "--code", "BD03", "--on", "2026-06-08")
    run(*moved, "--place", "xã Cao Đức", "--whole-household")
    assert stored(app, two).status == "moved_out"
    told = rows(run("movements", *PERIOD))
    whole = [(r["figure"], r["kind"], r["count"]) for r in told if not r["village"]]
    assert whole == [
        ("opening", "", "0"),
        ("in", "entered", "3"),
        ("out", "BD03", "2"),
        ("closing", "", "1"),
    ]
    assert {r["village"] for r in told} == {"", "Biêng", "(chưa rõ thôn)"}
    gone = [r["child_id"] for r in rows(run("movements", *PERIOD, "--village", "bieng", "--who"))
            if r["figure"] == "out"]  # fmt: skip
    assert set(gone) == {one.id, two.id}
    (listed,) = rows(run("movement", "list", one.id))
    assert (listed["code"], listed["place"]) == ("BD03", "xã Cao Đức")
    run("movement", "remove", listed["movement_id"])
    assert stored(app, one).status == "active"


def test_what_makes_no_sense_is_said(run, app):
    (child,) = add_home(app, an())
    asked = ("movement", "add", child.id, "--on", "2026-06-09", "--place", "x", "--code")
    assert run(*asked, "BD02") == "Trẻ đang có trong danh sách vào ngày này rồi. Chưa ghi gì."
    assert "danh mục" in run(*asked, "BD77")
    assert "thôn" in run("movements", *PERIOD, "--village", "không có")
    assert "muộn hơn" in run("movements", "--from", "2026-06-09", "--to", "2026-06-08")
    assert run("movement", "list", "none") == sentence("unknown_child")
    with app.store.read() as snapshot:
        assert MOVE not in {line.change.action for line in snapshot.journal.since(0)}


def test_a_file_is_handed_over_and_taken_over(run, app, tmp_path, monkeypatch):
    (child,) = add_home(app, an())
    path = tmp_path / "a.tre"
    run("hand-over", child.id, "--out", str(path))
    monkeypatch.setenv("SOTREEM_FILE_PASSPHRASE", "AAAA-BBBB")
    run("hand-over", child.id, "--out", str(path))
    assert run("take-over", str(path)) == (
        "Tệp này do chính xã mình lập, để gửi đi nơi khác. Không có gì thay đổi. Chưa ghi gì."
    )
    monkeypatch.setenv("SOTREEM_FILE_PASSPHRASE", "AAAA-CCCC")
    assert run("take-over", str(path)) == sentence("passphrase_wrong")
    path.write_bytes(b"x")
    assert run("take-over", str(path)) == sentence("child_file_damaged")
