from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.change import ENTITIES
from app.domain.child import Child
from app.domain.circumstances.circumstance import Circumstance
from app.domain.fields import NOUNS, difference, fields_of, noun_from, text_of, with_texts
from app.domain.movements.movement import Movement
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.places.village import Village
from app.domain.status import Status
from app.domain.visit import Visit

words = st.text(alphabet="aăâđêôơư ỳ'12", max_size=12)
born = st.none() | st.builds(BirthDate, st.integers(2010, 2026), st.integers(0, 12))
children = st.builds(
    Child,
    id=st.just("a"),
    household_id=st.just("h"),
    full_name=words,
    birth_date=born,
    sex=st.none() | st.sampled_from(Sex),
    assisted=st.booleans(),
    status=st.sampled_from(Status),
    originals=st.dictionaries(st.sampled_from(["birth_date", "sex"]), words.filter(bool)),
    passed=st.dictionaries(st.sampled_from(["over_age"]), words.filter(bool)),
    revision=st.integers(0, 99),
)


@given(children)
def test_a_record_comes_back_from_its_fields(child):
    assert noun_from(Child, child.id, child.revision, fields_of(child)) == child


@given(children, children)
def test_old_and_new_texts_lead_from_one_record_to_the_other(before, after):
    texts = fields_of(before)
    for name, (old, new) in difference(texts, fields_of(after)).items():
        assert texts.get(name, "") == old
        texts[name] = new
    assert noun_from(Child, "a", after.revision, texts) == after


def test_every_kind_of_record_has_text_fields():
    village = Village(id="v", name="Biêng", aliases=("Thôn Biêng cũ", "Xóm Biêng"))
    visit = Visit(id="t", household_id="h", visited_on=date(2026, 6, 8))
    for noun in (village, visit):
        assert noun_from(type(noun), noun.id, 0, fields_of(noun)) == noun
    held = Circumstance(
        id="c", child_id="a", code="DB04", valid_until=date(2027, 1, 31), paper="12"
    )
    left = Movement(id="m", child_id="a", code="BD03", happened_on=date(2026, 6, 1), place="Hà Nội")
    for noun in (held, left):
        assert noun_from(type(noun), noun.id, 0, fields_of(noun)) == noun
    assert fields_of(left)["happened_on"] == "2026-06-01"
    assert tuple(NOUNS) == ENTITIES


def test_a_field_of_a_later_version_is_passed_over():
    assert noun_from(Child, "a", 0, {"household_id": "h", "shoe_size": "31"}).id == "a"


@given(children)
def test_one_field_is_read_and_written_as_all_of_them_are(child):
    flat = fields_of(child)
    names = ("full_name", "birth_date", "sex", "national_id")
    assert {n: text_of(child, n) for n in names} == {n: flat.get(n, "") for n in names}
    assert text_of(child, "head_name") == ""
    texts = {"full_name": "Lê An", "birth_date": "2015-03"}
    assert with_texts(child, texts) == noun_from(Child, child.id, child.revision, flat | texts)
