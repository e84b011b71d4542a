"""Only what the family can answer is asked."""

from app.domain.cleaning.checks import LEVELS
from app.domain.cleaning.review_sheet import ASKED_FOR, ReviewLine, can_be_asked


def line(*asked: str) -> ReviewLine:
    return ReviewLine(
        key="K", full_name="", birth_date=None, sex="", ethnicity="", father_name="",
        mother_name="", guardian_name="", asked=asked,
    )  # fmt: skip


def test_each_problem_is_asked_about_but_for_what_no_family_can_write_down():
    others = {
        *("over_age", "registration_overdue", "not_in_register", "only_in_register"),
        *("circumstance_ends_soon", "circumstance_to_review", "circumstance_without_paper"),
    }
    assert LEVELS.keys() - ASKED_FOR.keys() == others


def test_what_is_asked_comes_once_in_the_order_of_the_form():
    codes = ["missing_parent", "over_age", "missing_sex", "missing_name", "missing_sex"]
    assert can_be_asked(codes) == ("missing_name", "missing_sex", "missing_parent")
    assert can_be_asked(["over_age"]) == ()


def test_a_line_names_the_fields_to_be_written_down():
    assert line("national_id_sex_mismatch").fields == {"sex", "national_id"}
    assert line("missing_name", "missing_phone").fields == {"full_name", "phone"}
    assert line().fields == frozenset()
