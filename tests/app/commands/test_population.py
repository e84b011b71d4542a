"""The headless face of the statistics office's counts."""

import pytest

from app.domain.errors import KnownError


def test_counts_are_typed_listed_and_taken_back(rows_of, tmp_path):
    rows_of("population", "set", "thon bieng", "529", "--on", "2025-04-01", "--source", "Thống kê")
    whole, one = rows_of("population", "set", "xã Nam Dương", "5000")
    assert (whole["place"], whole["children"]) == ("Xã Nam Dương", "5000")
    assert (one["place"], one["counted_on"], one["source"]) == ("Biêng", "2025-04-01", "Thống kê")
    assert [row["place"] for row in rows_of("population", "revert")] == ["Biêng"]
    with pytest.raises(KnownError, match="population_place_unknown"):
        rows_of("population", "set", "Thôn Nào Đó", "1")
    rows_of("report", "coverage", "--out", tmp_path / "a.csv", "--on", "2026-06-08")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines()[:2] == [
        "no,village,population,on_system,special,at_risk,other,assisted,rate",
        "1,Biêng,529,0,0,0,0,0,0.00",
    ]


def test_a_file_is_taken_and_what_is_left_out_is_said(rows_of, tmp_path):
    file = tmp_path / "dan.csv"
    file.write_text("Thôn,Số dân dưới 16 tuổi\nBiêng,529\nNào Đó,3\n", encoding="utf-8")
    (row,) = rows_of("population", "import", file, "--on", "2025-04-01")
    assert (row["place"], row["children"], row["source"]) == ("Biêng", "529", "dan.csv")
