from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.birth_date import BirthDate
from app.domain.ids import VillageId
from app.matching.frequency import FIRST, LAST, MIDDLE, Commune
from app.matching.person import Person
from app.matching.record import prepare
from app.matching.syllables import Lexicon


def test_a_share_is_counted_by_place(commune, lexicon):
    nguyen = lexicon.name("Nguyễn").syllables[0]
    assert 0.3 < commune.children.share(FIRST, nguyen, plain=False) < 0.4
    assert commune.children.share(LAST, nguyen, plain=False) < 0.01
    assert commune.children.share(MIDDLE, nguyen, plain=False) < 0.01


def test_without_marks_more_people_are_called_so(commune, lexicon):
    an = lexicon.name("An").syllables[0]
    written = commune.children.share(LAST, an, plain=False)
    assert commune.children.share(LAST, an, plain=True) > 1.5 * written


def test_an_empty_commune_knows_the_country():
    lexicon, commune = Lexicon(), Commune()
    nguyen, giang = lexicon.name("Nguyễn Giàng").syllables
    assert commune.children.share(FIRST, nguyen, plain=False) > 0.3
    assert commune.children.share(FIRST, giang, plain=False) < 0.01


def test_a_beginning_is_shared_by_all_it_can_become(commune):
    counts = commune.children
    assert counts.share_of_beginning(LAST, "h") > counts.share_of_beginning(LAST, "hu") > 0


def test_a_family_counts_once_however_many_children(neighbours):
    lexicon, commune = Lexicon(), Commune()
    one = neighbours[0]
    for n in range(4):
        commune.add(prepare(replace(one, id=f"{n}"), lexicon))
    assert commune.children.total == 4
    assert commune.adults.total == 2


def test_a_phone_all_have_says_nothing(commune):
    for _ in range(300):
        commune.add(prepare(Person(phone="0977872412"), Lexicon()))
    assert commune.share_of_phone("0977872412") > 0.1
    assert commune.share_of_phone("0977872413") < 0.001
    for _ in range(300):
        commune.remove(prepare(Person(phone="0977872412"), Lexicon()))


PEOPLE = st.builds(
    Person,
    full_name=st.sampled_from(["", "Lê Văn An", "Le Van An", "An", "Vi An An"]),
    birth_date=st.sampled_from([None, BirthDate(2015), BirthDate(2015, 3, 16)]),
    father_name=st.sampled_from(["", "Lê Văn An", "Lê Hai"]),
    head_name=st.sampled_from(["", "Lê Hai"]),
    village_id=st.sampled_from([None, VillageId("v")]),
    phone=st.sampled_from(["", "0977872412"]),
)


@given(st.lists(PEOPLE, max_size=6))
def test_what_is_taken_back_leaves_nothing(people):
    lexicon, commune = Lexicon(), Commune()
    records = [prepare(person, lexicon) for person in people]
    for record in records:
        commune.add(record)
    for record in records:
        commune.remove(record)
    assert vars(commune.children) == vars(Commune().children)
    assert vars(commune.adults) == vars(Commune().adults)
    assert commune.size == Commune().size
    assert commune.share_of_date(BirthDate(2015)) == Commune().share_of_date(BirthDate(2015))
