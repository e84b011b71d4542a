import pytest

from app.domain.child import Child
from app.domain.doubles.best_record import best_home, best_places, kept_first
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex


def child(id_="a", **fields):
    return Child(id=id_, household_id="h", **fields)


def best(field, *values):
    """Say which of the values is taken."""
    children = [child(str(at), **{field: value}) for at, value in enumerate(values)]
    return values[best_places(children)[field]]


@pytest.mark.parametrize(
    ("field", "values", "wanted"),
    [
        ("full_name", ("", "Lê An"), "Lê An"),
        ("full_name", ("Giáp Minh Khue", "Giáp Minh Khuê"), "Giáp Minh Khuê"),
        ("full_name", ("Nguyễn An", "Nguyễn Văn An"), "Nguyễn Văn An"),
        ("full_name", ("Bé gái", "Lê An"), "Lê An"),
        ("mother_name", ("TRẦN THỊ HOA", "Trần Thị Hoa"), "Trần Thị Hoa"),
        ("mother_name", ("Hoa 0912", "Trần Hoa"), "Trần Hoa"),
        ("ethnicity", ("Sán dìu cũ", "Sán Dìu"), "Sán Dìu"),
        ("special", ("Mồ côi", "Mồ côi; Khuyết tật"), "Mồ côi; Khuyết tật"),
        ("full_name", ("Lê An", "Lê Ân", "Lê Ân"), "Lê Ân"),
        ("full_name", ("Lê An", "Lê Ân"), "Lê Ân"),
    ],
)
def test_the_fuller_and_the_valid_text_is_taken(field, values, wanted):
    assert best(field, *values) == wanted


def test_a_whole_date_is_taken_before_a_year_and_before_a_guessed_day():
    whole, year, guess = BirthDate(2016, 3, 12), BirthDate(2016), BirthDate(2016, 1, 1)
    assert best("birth_date", year, whole) == whole
    assert best("birth_date", guess, whole) == whole
    assert best("birth_date", None, year) == year


def test_the_date_and_the_sex_that_fit_the_number_are_taken():
    fits = child("a", birth_date=BirthDate(2016, 3, 12), sex=Sex.MALE, national_id="024216000011")
    not_so = child("b", birth_date=BirthDate(2015, 3, 12), sex=Sex.FEMALE)
    places = best_places([not_so, fits])
    assert (places["birth_date"], places["sex"]) == (1, 1)


def test_a_number_that_fits_its_record_is_taken_before_one_that_does_not():
    born = BirthDate(2016, 3, 12)
    wrong = child("a", birth_date=born, sex=Sex.FEMALE, national_id="024216000011")
    right = child("b", birth_date=born, sex=Sex.FEMALE, national_id="024316000011")
    assert best_places([wrong, right])["national_id"] == 1


def test_assistance_that_one_record_knows_of_is_taken():
    assert best_places([child("a"), child("b", assisted=True)])["assisted"] == 1


def test_a_mother_written_as_guardian_is_not_taken_as_both():
    mother = child("a", mother_name="Trần Thị Hoa")
    guardian = child("b", guardian_name="Tran Thi Hoa")
    assert best_places([mother, guardian])["guardian_name"] == 0
    grandmother = child("b", guardian_name="Lê Thị Bà")
    assert best_places([mother, grandmother])["guardian_name"] == 1


def test_the_record_that_the_central_knows_lives_on():
    old, coded = child("a", full_name="Lê An", ethnicity="Kinh"), child("b", external_code="TE1")
    known = child("c", revision=3)
    assert [one.id for one in kept_first([old, coded, known])] == ["c", "b", "a"]
    assert [one.id for one in kept_first([child("b"), child("a")])] == ["a", "b"]


def test_the_household_whose_village_is_known_is_taken():
    unknown = Household(id="a", head_name="Lê Lâm", address="Xóm 1", phone="0912345678")
    known = Household(id="b", village_id="v", head_name="Lê Lâm")
    assert best_home([unknown, known]) == 1
    assert best_home([known, Household(id="c", village_id="v", head_name="L", phone="1")]) == 1
    assert best_home([known, known]) == 0
