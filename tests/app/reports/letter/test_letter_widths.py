"""Lengths of texts in Times New Roman, as a program for letters sets them."""

import pytest

from app.reports.letter.letter_widths import length_of, lines_of, rule_under


def test_the_motto_is_as_long_as_it_is_printed():
    # Measured on the page that LibreOffice set in a font of the same widths.
    assert length_of("Độc lập - Tự do - Hạnh phúc", 13, bold=True) == pytest.approx(55.9, abs=0.5)
    assert length_of("Đường", 14) == length_of("Duong", 14)
    assert length_of("☃", 10) > 0


def test_a_rule_is_a_third_to_a_half_of_the_last_line_above_it():
    office = "ỦY BAN NHÂN DÂN\nXÃ NAM DƯƠNG"
    share = rule_under(office, 12, within=60) / length_of("XÃ NAM DƯƠNG", 12, bold=True)
    assert 1 / 3 <= share <= 1 / 2
    long = "Tiến độ rà soát, cập nhật, làm sạch dữ liệu trẻ em trên địa bàn xã Nam Dương"
    first, last = lines_of(long, 14, within=164)
    assert f"{first} {last}" == long
    assert rule_under(long, 14, within=164) < length_of(last, 14, bold=True) / 2
