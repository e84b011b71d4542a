"""Finding a commune by typing: it is found right, or asked about."""

from unicodedata import normalize

import pytest

from app.domain.places.former_units import FormerUnit
from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_search import find_place, suggest_places
from app.domain.places.units import find_commune
from app.domain.text.text import fold

PLACES = shipped_gazetteer()
SHORT = {
    "xã": "x.", "phường": "P.", "thị trấn": "TT.", "huyện": "H.", "quận": "Q.", "thị xã": "TX.",
    "thành phố": "TP.", "tỉnh": "T.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nam duong luc ngan", "07603"),
        ("x. nam dương, h. lục ngạn", "07603"),
        ("namduong lucngan", "07603"),
        ("tan moc", "07603"),
        ("cao duc gia binh", "09466"),
        ("vinh chap vinh linh", "19363"),
        ("thị trấn chũ", "07525"),
    ],
)
def test_what_is_meant_beyond_doubt(typed: str, code: str) -> None:
    found = find_place(typed, PLACES)
    assert found.certain
    assert found.certain.code == code
    assert found.options[0].unit.code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nam duogn luc ngan", "07603"),
        ("nam duong luc", "07603"),
        ("duong luc ngan", "07603"),
        ("bac giang nam duong", "07603"),
        ("tmlnbg", "07603"),
        ("P.14 Q.10 TP.HCM", "27169"),
        ("nam duong", "07603"),
    ],
)
def test_what_is_offered_to_choose_from(typed: str, code: str) -> None:
    found = find_place(typed, PLACES)
    assert found.certain is None
    assert code in [option.unit.code for option in found.options]


@pytest.mark.parametrize(
    ("typed", "code"), [("xã Xa Dung", "03208"), ("thị trấn Quân Chu", "05851")]
)
def test_what_stands_behind_a_title_is_a_name(typed: str, code: str) -> None:
    assert code in [option.unit.code for option in find_place(typed, PLACES).options]


def test_names_that_begin_like_a_title_are_found_without_their_tones() -> None:
    """`phuong son` is Phượng Sơn, not only a phường whose name begins with Sơn."""
    like = {"phuong", "xa", "quan", "tinh", "thi"}
    typed = [(fold(unit.name), unit.code) for unit in PLACES.units.communes]
    typed = [(text, code) for text, code in typed if text.split()[0] in like and " " in text]
    assert len(typed) > 15
    for text, code in typed:
        found = find_place(text, PLACES)
        assert code in [option.unit.code for option in found.options], text
        assert found.certain is None or found.certain.code == code, text
    assert find_place("phuong lam", PLACES).certain is None


def test_nothing_is_found_for_what_is_no_place() -> None:
    for typed in ("", "xyzw", "12345", "!"):
        assert find_place(typed, PLACES).options == ()


def test_what_lies_near_comes_first() -> None:
    near = suggest_places("tan", PLACES, find_commune("07603"), limit=3)
    assert near[0].former
    assert near[0].former.name == "Tân Mộc"


def spellings(unit: FormerUnit) -> dict[str, str]:
    """Type a former commune in five ways, as people do."""
    line = PLACES.former.line(unit)
    names = [one.name for one in line]
    slip = names[0]
    if len(slip) > 4:
        at = len(slip) // 2 + 1
        slip = slip[: at - 1] + slip[at] + slip[at - 1] + slip[at + 1 :]
    return {
        "whole": normalize("NFD", PLACES.former_full_name(unit)),
        "bare": fold(" ".join(names[:2])),
        "short": ", ".join(
            SHORT.get(one.type.removesuffix(" trực thuộc trung ương"), "") + one.name
            for one in line
        ),
        "joined": "".join(fold(names[0]).split()) + " " + fold(names[1]).upper(),
        "slip": f"{slip} {names[1]} {names[2]}",
    }


def misled(unit: FormerUnit) -> list[str]:
    """Name the spellings that lead elsewhere, or nowhere."""
    right = set(unit.possible())
    wrong = []
    for kind, typed in spellings(unit).items():
        found = find_place(typed, PLACES)
        offered = {option.unit.code for option in found.options}
        is_right = {found.certain.code} <= right and len(right) == 1 if found.certain else (
            right <= offered or (kind == "slip" and bool(right & offered))
        )  # fmt: skip
        if not is_right:
            wrong.append(f"{kind}: {typed} -> {found.certain} {sorted(offered)}, not {right}")
    return wrong


def communes() -> list[FormerUnit]:
    return [unit for unit in PLACES.former.all() if len(unit.code) == 5]


def test_a_sample_of_former_communes_in_five_spellings() -> None:
    assert [line for unit in communes()[7::97] for line in misled(unit)] == []


@pytest.mark.campaign
def test_every_former_commune_in_five_spellings() -> None:
    assert [line for unit in communes() for line in misled(unit)] == []
