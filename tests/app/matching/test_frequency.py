from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching.frequency import PLAIN, WRITTEN, Commune, usual_shares
from app.matching.name_parts import BETWEEN, FAMILY, GIVEN
from app.matching.names import Names
from app.matching.person import Person
from app.matching.records import Records
from app.matching.syllables import Lexicon


def counted(*people):
    """A commune of these people, and their rows."""
    records = Records(Names(Lexicon()))
    rows = np.array([records.add(person) for person in people], int)
    records.names.lexicon.relate()
    commune = Commune(records)
    commune.add(rows)
    return records, commune, rows


@pytest.fixture
def share(commune, lexicon):
    def share(syllable, place, spelling=WRITTEN):
        return commune.children.shares()[spelling, place, lexicon.number(syllable)]

    return share


def test_a_share_is_counted_by_place(share):
    assert 0.3 < share("nguyễn", FAMILY) < 0.4
    assert share("nguyễn", GIVEN) < 0.01
    assert share("nguyễn", BETWEEN) < 0.01


def test_without_marks_more_people_are_called_so(share):
    assert share("an", GIVEN, PLAIN) > 1.5 * share("an", GIVEN)


def test_of_the_others_there_is_one_fewer(commune, lexicon):
    an = lexicon.number("an")
    all_, others = commune.children.shares(), commune.children.shares_of_others()
    assert 0 < all_[WRITTEN, GIVEN, an] - others[WRITTEN, GIVEN, an] < 0.001


def test_an_empty_commune_knows_the_country():
    records, commune, _ = counted()
    nguyen, giang, dangn = map(records.names.lexicon.number, ("nguyễn", "giàng", "dangn"))
    records.names.lexicon.relate()
    shares = commune.children.shares()[WRITTEN, FAMILY]
    assert shares[nguyen] > 0.2 > 0.05 > shares[giang] > shares[dangn] > 0


def test_the_country_without_marks_adds_up_those_with():
    written, plain = usual_shares()
    assert plain["an"][GIVEN] >= written["an"][GIVEN] + written["ân"][GIVEN]


def test_a_drafts_syllables_are_those_of_no_other_draft():
    records, commune, _ = counted(Person(full_name="Vừ Mí Páo"))
    names = records.names

    def share_of(name, syllable):
        with names.passing():
            names.number(name)
            number = names.lexicon.number(syllable)
            return commune.children.shares()[WRITTEN, GIVEN, number]

    fresh = share_of("Lê Khang", "khang")
    assert share_of("Lê Dangn", "dangn") < share_of("Lê Khang", "khang") == fresh
    commune.children.add(np.empty(0, int))
    assert share_of("Lê Khang", "khang") == fresh
    names.number("Lê Dangn")
    commune.children.add(np.empty(0, int))
    names.lexicon.relate()
    assert commune.children.shares()[WRITTEN, GIVEN, names.lexicon.number("dangn")] < fresh


def test_a_beginning_is_shared_by_all_it_can_become(commune):
    counts = commune.children
    assert counts.share_of_beginning(GIVEN, "h") > counts.share_of_beginning(GIVEN, "hu") > 0


def test_a_family_counts_once_however_many_children(neighbours):
    one = neighbours[0]
    _, commune, rows = counted(*(replace(one, id=f"{n}") for n in range(4)))
    assert commune.children.total == 4
    assert commune.adults.total == 2
    commune.add(rows[:3], -1)
    assert commune.adults.total == 2
    commune.add(rows[3:], -1)
    assert commune.adults.total == 0


def test_a_phone_all_have_says_nothing():
    many = [Person(phone="0977872412")] * 300
    records, commune, rows = counted(*many, Person(phone="0977872413"))
    shares = commune.share_of_phone(records.phone[rows])
    assert shares[0] > 0.1 > 0.01 > shares[-1]


def test_a_village_and_a_day_have_the_shares_they_have():
    village, born = VillageId("v"), BirthDate(2015, 1, 1)
    people = [Person(village_id=village, birth_date=born)] * 30
    others = [Person(village_id=VillageId(f"{n}"), birth_date=BirthDate(2015, 2, n)) for n in
              range(1, 20)]  # fmt: skip
    records, commune, rows = counted(*people, *others)
    shares = commune.share_of_village(records.village[rows])
    assert shares[0] > 10 * shares[-1] > 0
    days = commune.share_of_day(records.day_code(rows))
    assert days[0] > 10 * days[-1] > 0


def test_a_name_is_commoner_in_its_village():
    north, south = VillageId("north"), VillageId("south")
    people = [Person(full_name="Hà Thị Pun", village_id=north)] * 20
    people += [Person(full_name="Lê Văn An", village_id=south)] * 200
    records, commune, rows = counted(*people)
    ha = records.names.lexicon.number("ha")
    lift = commune.children.lift(
        np.append(records.village[rows[[0, -1]]], -1), np.full(3, FAMILY), np.full(3, ha)
    )
    assert lift[0] > 2
    assert lift[1:].tolist() == [1, 1]


def test_what_is_not_counted_yet_is_no_commoner():
    records, commune, _ = counted(Person(full_name="Lê An"))
    later = records.add(Person(full_name="Lê Chi", village_id=VillageId("v")))
    lift = commune.children.lift(
        records.village[[later]], np.array([FAMILY]), records.names.lexicon.fold[[0]]
    )
    assert lift.tolist() == [1]


def test_names_tell_the_sex_as_the_commune_does():
    people = [Person(full_name=f"Lê Thị {given}", sex=Sex.FEMALE) for given in ("An", "Hà") * 20]
    people += [Person(full_name=f"Lê Văn {given}", sex=Sex.MALE) for given in ("An", "Hà") * 20]
    records, commune, _ = counted(*people)
    numbers = np.array([records.names.number(name) for name in ("Vi Thị Xo", "Vi Văn Xo", "Lê An")])
    assert commune.children.tells_sex(numbers).tolist() == [2, 1, 0]


def test_a_rare_name_can_weigh_more_than_a_common_one(commune, names):
    common, rare = names.number("Nguyễn Văn An"), names.number("Vừ Mí Páo")
    pair = np.array([common, rare])
    most, rest = commune.children.most(pair, pair), commune.children.most_without_first(pair, pair)
    assert most[0] < most[1]
    assert rest[0] < rest[1]
    assert commune.children.carriers(pair)[0] > 0 == commune.children.carriers(pair)[1]


PEOPLE = st.builds(
    Person,
    full_name=st.sampled_from(["", "Lê Văn An", "Le Van An", "An", "Vi An An", "H' An Niê"]),
    birth_date=st.sampled_from([None, BirthDate(2015), BirthDate(2015, 3, 16)]),
    sex=st.sampled_from([None, *Sex]),
    father_name=st.sampled_from(["", "Lê Văn An", "Lê Hai"]),
    head_name=st.sampled_from(["", "Lê Hai"]),
    village_id=st.sampled_from([None, VillageId("v")]),
    phone=st.sampled_from(["", "0977872412"]),
)


def state(counts):
    """All that is counted, whatever room there is for more."""
    return {
        name: np.transpose(np.nonzero(found)).tolist() + found[np.nonzero(found)].tolist()
        if isinstance(found, np.ndarray)
        else found
        for name, found in vars(counts).items()
        if isinstance(found, np.ndarray | int | dict) and not name.startswith("_usual")
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(PEOPLE, max_size=6), st.lists(PEOPLE, max_size=6))
def test_what_is_taken_back_leaves_nothing(people, others):
    records, commune, rows = counted(*people, *others)
    commune.add(rows[len(people) :], -1)
    fresh = Commune(records)
    fresh.add(rows[: len(people)])
    for one, other in ((commune, fresh), *_of_names(commune, fresh)):
        assert state(one) == state(other)
    assert commune.size == fresh.size


@settings(max_examples=40, deadline=None)
@given(st.lists(PEOPLE, max_size=6))
def test_counted_at_once_or_one_by_one_is_the_same(people):
    records, at_once, rows = counted(*people)
    one_by_one = Commune(records)
    for row in rows:
        one_by_one.add(np.array([row]))
    for one, other in ((at_once, one_by_one), *_of_names(at_once, one_by_one)):
        assert state(one) == state(other)


def _of_names(one, other):
    return ((one.children, other.children), (one.adults, other.adults))
