from app.domain.birth_date import BirthDate
from app.domain.sex import Sex
from app.matching.person import Person
from app.matching.record import NO_ID, prepare

CHILD = {"birth_date": BirthDate(2015, 3, 16), "sex": Sex.FEMALE}


def test_a_number_fits_its_own_record_or_not(lexicon):
    def fits(number):
        return prepare(Person(national_id=number, **CHILD), lexicon).number_fits

    assert fits("024315604933")
    assert not fits("024215604933")
    assert not fits("024314604933")
    assert not fits("")


def test_what_is_no_number_is_left_out(lexicon):
    assert prepare(Person(national_id="0243156"), lexicon).number == ""


def test_a_number_of_the_last_century_is_a_parents(lexicon):
    assert prepare(Person(national_id="024185604933"), lexicon).number_is_parents
    assert not prepare(Person(national_id="024315604933"), lexicon).number_is_parents
    assert not prepare(Person(), lexicon).number_is_parents


def test_a_draft_may_know_nothing(lexicon):
    record = prepare(Person(), lexicon)
    assert record.id == NO_ID
    assert record.name is None
    assert record.family == record.adults == ()


def test_each_adult_is_named_once(lexicon):
    person = Person(father_name="Lê Văn Hai", mother_name="Vi Thị Ba", head_name="Lê Văn Hai")
    assert prepare(person, lexicon).adults == ("le van hai", "vi thi ba")
