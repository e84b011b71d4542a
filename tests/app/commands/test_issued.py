"""Reports that are issued on the command line are listed, written again and held against today."""

from tests.app.commands.printed import rows
from tests.app.services.look_alikes import add_home, an, villages


def test_what_was_issued_is_written_again_byte_for_byte(run, app, tmp_path):
    where = villages(app)["Biêng"]
    add_home(app, an(), an(full_name="Lê Bình"), village_id=where)
    day = ("--from", "2026-06-01", "--to", "2026-06-30")
    for ending in ("xlsx", "csv", "docx"):
        run("report", "monthly", *day, "--out", str(tmp_path / f"then.{ending}"),
            "--issue", "--number", "9/BC-UBND")  # fmt: skip
        newest, *others = rows(run("reports"))
        assert (newest["kind"], newest["number"], newest["stands"]) == (
            "monthly", "9/BC-UBND", "True",
        )  # fmt: skip
        assert all(one["stands"] == "False" for one in others)
        add_home(app, an(full_name="Lê Cúc"), village_id=where)
        again = tmp_path / f"again.{ending}"
        run("report-again", newest["report_id"], "--out", str(again))
        assert again.stat().st_size > 0
        if ending != "docx":
            assert again.read_bytes() == (tmp_path / f"then.{ending}").read_bytes()
    compared = rows(run("report-compare", newest["report_id"]))
    whole = compared[0]
    assert whole["table"] == "village-progress"
    assert (whole["then"], whole["now"], whole["came"], whole["left"]) == ("4", "5", "1", "0")
    out = tmp_path / "sosanh.xlsx"
    run("report-compare", newest["report_id"], "--out", str(out))
    assert out.stat().st_size > 0
    assert "Không có báo cáo" in run("report-compare", "nobody")


def test_what_cannot_be_written_is_not_issued(run, app, tmp_path):
    add_home(app, an(), village_id=villages(app)["Biêng"])
    week = ("report", "weekly", "--from", "2026-06-01", "--to", "2026-06-07", "--issue", "--out")
    held = tmp_path / "dang-mo.csv"
    held.mkdir()
    assert "dang-mo.csv" in run(*week, str(held))
    assert "day.docx" in run(*week, str(tmp_path / "không có" / "day.docx"))
    assert rows(run("reports")) == []
    run(*week, str(tmp_path / "xong.csv"))
    assert len(rows(run("reports"))) == 1
