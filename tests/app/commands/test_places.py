"""The headless face of units and villages."""


def test_units_and_villages_from_the_command_line(rows_of, tmp_path):
    (found,) = rows_of("place", "nam duong luc ngan")
    assert (found["certain"], found["code"], found["full_name_before_2025_07"]) == (
        *("x", "07603"),
        "xã Nam Dương, thị xã Chũ, tỉnh Bắc Giang",
    )
    assert [row["code"] for row in rows_of("place", "P.14 Q.10 TP.HCM")] == ["27163", "27169"]
    (edition,) = rows_of("units")
    assert (edition["provinces"], edition["communes"]) == ("34", "3321")

    table = tmp_path / "bang.csv"
    table.write_text("Thôn cũ,Thôn mới\nBiêng,Thôn Đoàn Kết\nLâm,Thôn Đoàn Kết\n", encoding="utf-8")
    planned = rows_of("villages", "change", table, "--dry-run")
    assert [row["status"] for row in planned] == ["active", "merged", "merged"]
    assert len(rows_of("villages", "list")) == 3
    rows_of("villages", "change", table, "--on", "2026-06-01", "--decision", "12/QĐ-UBND")
    assert {row["name"]: row["status"] for row in rows_of("villages", "list")} == {
        "Cánh": "active", "Đoàn Kết": "active", "Biêng": "merged", "Lâm": "merged",
    }  # fmt: skip
    made = rows_of("villages", "history")
    assert {(row["village"], row["deed"], row["number"]) for row in made} >= {
        ("Thôn Biêng", "merged", "12/QĐ-UBND"),
        ("Thôn Đoàn Kết", "made", "12/QĐ-UBND"),
    }
