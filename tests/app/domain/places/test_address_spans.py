"""Every way to read the end of an address."""

from app.domain.places.address import names_of
from app.domain.places.address_spans import ways_to_read
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_words import words_of


def deepest(text: str) -> tuple[str, str, str]:
    _, words = words_of(text)
    best = max(ways_to_read(words, names_of(shipped_gazetteer())), key=lambda one: one.depth)
    above = (
        best.district.text if best.district else "",
        best.province.text if best.province else "",
    )
    return best.commune.text, *above


def test_three_levels_with_and_without_titles() -> None:
    assert deepest("x. Nam Dương, H.Lục Ngạn, BG") == ("Nam Dương", "Lục Ngạn", "BG")
    assert deepest("nam duong luc ngan bac giang") == ("nam duong", "luc ngan", "bac giang")
    assert deepest("Xã Nam Dương (cũ), Việt Nam") == ("Nam Dương", "", "")
    assert deepest("P.14 Q.10 TP.HCM") == ("14", "10", "HCM")
    assert deepest("P. Văn Miếu - Quốc Tử Giám, HN") == ("Văn Miếu Quốc Tử Giám", "", "HN")


def test_a_name_within_words_is_no_commune() -> None:
    _, words = words_of("Thôn Tân Mộc, Lục Ngạn, Bắc Giang")
    names = names_of(shipped_gazetteer())
    assert not any(way.commune.text == "Tân Mộc" for way in ways_to_read(words, names))
