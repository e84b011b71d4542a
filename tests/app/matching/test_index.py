import pytest

from app.matching.index import Index
from app.matching.person import Person
from app.matching.record import prepare


@pytest.fixture
def records(neighbours, lexicon):
    return [prepare(person, lexicon) for person in neighbours]


@pytest.fixture
def index(records):
    index = Index()
    for slot, record in enumerate(records):
        index.add(slot, record)
    return index


def test_a_record_is_the_first_candidate_of_itself(index, records):
    for slot in range(0, 2_000, 97):
        assert slot in index.candidates(records[slot], typing=False)[:3]


def test_candidates_are_few(index, records, lexicon):
    common = prepare(Person(full_name="Nguyễn Văn An"), lexicon)
    assert len(index.candidates(common, typing=True)) <= 80
    assert len(index.candidates(records[0], typing=False)) <= 80


def test_a_beginning_finds_those_who_begin_so(index, lexicon):
    index.add(9_000, prepare(Person(full_name="Vừ Mí Páo"), lexicon))
    for typed in ("Vừ", "Vừ M", "vu mi", "Vừ Mí P", "Vừ P"):
        assert index.candidates(prepare(Person(full_name=typed), lexicon), typing=True) == [9_000]


def test_what_many_begin_with_finds_nobody(index, lexicon):
    assert index.candidates(prepare(Person(full_name="Ng"), lexicon), typing=True) == []


def test_partners_come_once_and_in_both_directions(index, records, lexicon):
    index.add(9_000, records[5])
    assert index.partners(5, records[5]).count(9_000) == 1
    assert 5 in index.partners(9_000, records[5])
    assert 5 not in index.partners(5, records[5])


def test_what_is_taken_out_leaves_nothing(index, records):
    for slot, record in enumerate(records):
        index.remove(slot, record)
    assert vars(index) == vars(Index())
