import numpy as np
import pytest

from app.domain.ids import ChildId
from app.matching.index import Index
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon


@pytest.fixture
def records(neighbours):
    records = Records(Names(Lexicon()))
    for person in neighbours:
        records.add(person)
    return records


@pytest.fixture
def index(records):
    index = Index(records)
    index.settle()
    return index


@pytest.fixture
def found(index, records):
    """The candidates of a draft."""

    def found(typing=True, **known):
        return index.candidates(records.draft(Person(**known)), typing=typing).tolist()

    return found


@pytest.fixture
def learn(index, records):
    def learn(person):
        row = records.add(person)
        index.add([row])
        return row

    return learn


def test_a_record_is_the_first_candidate_of_itself(index, records, neighbours):
    for row in range(0, 2_000, 97):
        draft = records.draft(neighbours[row])
        assert row in index.candidates(draft, typing=False)[:3]


def test_candidates_are_few(index, records, neighbours, found):
    assert len(found(full_name="Nguyễn Văn An")) <= 80
    assert len(index.candidates(records.draft(neighbours[0]), typing=False)) <= 80


@pytest.mark.parametrize("is_settled", [False, True])
def test_a_beginning_finds_those_who_begin_so(index, learn, found, is_settled):
    row = learn(Person(full_name="Vừ Mí Páo"))
    if is_settled:
        index.settle()
    for typed in ("Vừ", "Vừ M", "vu mi", "Vừ Mí P", "Vừ P"):
        assert found(full_name=typed) == [row]


def test_what_many_begin_with_finds_nobody(found):
    assert found(full_name="Ng") == []


def test_partners_come_once_and_in_both_directions(index, records, neighbours):
    row = records.add(neighbours[5])
    index.settle()
    ours, theirs = index.partners(np.array([5, row]))
    pairs = list(zip(ours.tolist(), theirs.tolist(), strict=True))
    assert pairs.count((5, row)) == pairs.count((row, 5)) == 1
    assert (5, 5) not in pairs
    assert len(pairs) == len(set(pairs))
    alone, others = index.partners(np.array([5]))
    assert sorted(zip(alone.tolist(), others.tolist(), strict=True)) == sorted(
        pair for pair in pairs if pair[0] == 5
    )


@pytest.mark.parametrize("is_settled", [False, True])
def test_who_is_no_longer_alive_is_not_found(index, records, learn, found, is_settled):
    row = learn(Person(full_name="Vừ Mí Páo"))
    if is_settled:
        index.settle()
    records.alive[row] = False
    assert found(full_name="Vừ Mí Páo") == []
    records.add(Person(full_name="Vừ Mí Chá"))
    index.settle()
    assert row not in index._rows
    assert row not in index.partners(np.array([row]))[1]


def test_what_was_learnt_one_by_one_is_sorted_now_and_then(index, learn, found):
    rows = [learn(Person(full_name=f"Vừ {'ABCDEFG'[n % 7]} {n // 300}")) for n in range(2_100)]
    assert index._fresh_rows < 200
    assert rows[-1] in found(full_name=f"Vừ {'ABCDEFG'[2_099 % 7]} {2_099 // 300}")


def test_an_empty_index_finds_nobody():
    records = Records(Names(Lexicon()))
    index = Index(records)
    index.settle()
    draft = records.draft(Person(id=ChildId("x"), full_name="Vừ Mí Páo"))
    assert index.candidates(draft, typing=True).tolist() == []
    assert index.partners(np.empty(0, int))[0].tolist() == []
