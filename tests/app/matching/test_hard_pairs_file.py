"""The pairs thought out by hand are a file that people edit: it stays readable and honest."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex

FILE = Path(__file__).parents[2] / "bench" / "matching" / "hard_pairs.csv"
SHORTEST_GROUP = 8
GROUPS = """
    tones_lost one_mark wrong_mark_vs_other_name spelling_confusions typing_slips
    telex_or_vni_remains old_font_remains ocr missing_middle order initials pet_names
    date_year_only date_first_of_january day_month_swapped digit_wrong lunar registration_days_off
    year_off_by_one sibling_date id_same id_one_digit id_lost_zero id_of_parent id_of_sibling
    ids_differ sex_wrong parents_swapped mother_as_guardian one_parent_missing all_parents_missing
    remarried grandparents head_only village_renamed_or_moved phone twins siblings cousins homonyms
    three_generations upland nothing_but_a_name combined
"""
DAMAGED_NUMBERS = {"id_lost_zero", "combined"}
"""The groups in which a number may have lost its zeros."""


@pytest.fixture(scope="module")
def rows():
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells(rows, field):
    return [(row["pair_id"], row[f"{side}_{field}"]) for row in rows for side in "ab"]


def test_there_are_many_pairs_and_each_has_its_own_id(rows):
    assert len({row["pair_id"] for row in rows}) == len(rows) >= 300


def test_every_group_is_covered(rows):
    counts = Counter(row["group"] for row in rows)
    assert counts.keys() == set(GROUPS.split())
    assert min(counts.values()) >= SHORTEST_GROUP


def test_every_pair_has_a_verdict_and_a_reason_in_a_sentence(rows):
    assert {row["verdict"] for row in rows} == {"same", "possible", "different"}
    assert [row["pair_id"] for row in rows if not row["reason"].endswith(".")] == []


def test_dates_and_sexes_are_readable(rows):
    for _, born in cells(rows, "birth_date"):
        assert not born or str(BirthDate.from_iso(born)) == born
    assert {sex for _, sex in cells(rows, "sex")} == {"", *Sex}


def test_numbers_have_twelve_digits_unless_the_group_says_why_not(rows):
    odd = [
        pair_id
        for pair_id, number in cells(rows, "national_id")
        if number and not (number.isdecimal() and len(number) == 12)
    ]
    assert {pair_id.rpartition("-")[0] for pair_id in odd} == DAMAGED_NUMBERS


def test_every_record_has_a_name(rows):
    assert [pair_id for pair_id, name in cells(rows, "full_name") if not name] == []
