"""Spoilt TCVN3 is mended where only one syllable fits, and is left alone elsewhere."""

import pytest

from app.domain.text.mending import has_lost_hyphens, mend
from app.domain.text.old_fonts import Encoding, to_unicode

LOST = ["NguyÔn ThÞ Ph¬ng", "D¬ng V¨n Long", "L¬ng Hßa"]


@pytest.mark.parametrize(
    ("spoilt", "right"),
    [
        ("BÏI", "BÙI"),
        ("THÓY", "THÚY"),
        ("NGUYÔN", "NGUYỄN"),
        ("D¬ng Hng", "Dương Hưng"),
        ("TrÇn ThÞ Ph¬ng", "Trần Thị Phương"),
        ("Nguyễn Minh Th", "Nguyễn Minh Thư"),
        ("NguyÔn Th Lan", "Nguyễn Th Lan"),
        ("NguyÔn Th. Lan", "Nguyễn Th. Lan"),
        ("Lu V¨n Lîi", "L\ufffdu Văn Lợi"),
        ("NguyÔn ThÞ T¬i", "Nguyễn Thị T\ufffdơi"),
        ("Lª V¨n Lôc", "Lê Văn Lục"),
        ("x m", "x m"),
    ],
)
def test_a_word_is_mended_where_one_way_alone_makes_sense(spoilt, right):
    assert to_unicode(mend(spoilt, is_hyphen_lost=True), Encoding.TCVN3) == right


def test_no_letter_is_put_in_where_none_was_lost():
    assert mend("D¬ng Hng", is_hyphen_lost=False) == "D¬ng Hng"
    assert mend("Lu V¨n Lîi", is_hyphen_lost=False) == "Lu V¨n Lîi"
    assert has_lost_hyphens(LOST)
    assert not has_lost_hyphens([*LOST, "L\u00adu"])
    assert not has_lost_hyphens(["NguyÔn V¨n An", "Hng", "Th"])
