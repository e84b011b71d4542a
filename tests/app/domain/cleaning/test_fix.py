"""A fix that somebody must choose for."""

from app.domain.cleaning.fix import ETHNICITY, FORMER_PLACE, Choice, Fix


def fix(kind: str, *choices: Choice) -> Fix:
    return Fix(kind=kind, entity="household", id="h", child_id="c", field="address", old="xã cũ",
               new="", shown_old="xã cũ", shown_new="", choices=choices)  # fmt: skip


def test_it_is_open_until_a_choice_is_taken() -> None:
    one, other = Choice("A", "a"), Choice("B", "b")
    waiting = fix(FORMER_PLACE, one, other)
    assert waiting.is_open
    taken = waiting.chosen(other)
    assert (taken.new, taken.shown_new, taken.is_open) == ("B", "b", False)


def test_the_old_text_of_a_place_is_kept_under_a_name_of_its_own() -> None:
    assert fix(FORMER_PLACE).keeps == "former_address"
    assert fix(ETHNICITY).keeps == ""
