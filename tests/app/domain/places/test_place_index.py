"""The index over the words of all units."""

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_index import index_of

INDEX = index_of(shipped_gazetteer())


def names(rows: set[int]) -> set[str]:
    return {INDEX.entries[row].unit.name for row in rows}


def test_words_in_any_order_the_last_unfinished() -> None:
    assert names(INDEX.rows(["bac", "giang", "luc", "ngan", "nam", "duo"])) == {"Nam Dương"}
    assert "Nam Dương" in names(INDEX.rows(["duong", "luc", "ngan"]))
    assert INDEX.rows(["namduong", "bacgiang"])
    assert not INDEX.rows(["nam", "xyz"])


def test_one_letter_wrong_in_one_word() -> None:
    assert list(INDEX.put_right(["nam", "duogn", "lucngan"])) == [["nam", "duong", "lucngan"]]
    assert not list(INDEX.put_right(["14", "15"]))
    assert "Nam Dương" in names(INDEX.but_for_one(["nam", "duong", "zz", "lucngan"]))


def test_names_by_their_beginning_and_by_initials() -> None:
    assert {entry.unit.code for entry in INDEX.named("namduong")} == {"07603", "14002"}
    assert "Nam Dương" in names(INDEX.beginning_with("namd"))
    assert names(INDEX.by_initials("tmlnbg")) == {"Tân Mộc"}
