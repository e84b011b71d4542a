import pytest

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.storage.child_list import NO_VILLAGE, SORTS, ChildFilter, ChildRow

NAMES = ["Đặng Văn Ân", "Nguyễn Thị Hoà", "Giàng A Páo", "Nguyễn Văn An", "Trần Văn Ánh"]


@pytest.fixture
def people(app):
    with app.store.read() as snapshot:
        villages = {village.name: village.id for village in snapshot.villages.all()}
    homes = [
        Household(id=app.new_id(), head_name="Lê Lâm", village_id=villages["Biêng"]),
        Household(id=app.new_id(), head_name="Vi Bảo", originals={"village": "Đội 9"}),
    ]
    children = [
        Child(
            id=app.new_id(),
            household_id=homes[number % 2].id,
            full_name=name,
            birth_date=BirthDate(2010 + number),
        )
        for number, name in enumerate(NAMES)
    ]
    with app.write("import") as work:
        work.save_all([*homes, *children])
        work.problems.replace({children[0].id: [Problem("sex", "missing_sex", Level.WORKLIST)]})
    return villages


def _names(app, **wanted):
    with app.store.read() as snapshot:
        ids = snapshot.list.ids(ChildFilter(**wanted))
        return [row.full_name for row in snapshot.list.rows(ids)]


def test_names_stand_in_vietnamese_order_by_given_name(app, people):
    expected = ["Nguyễn Văn An", "Trần Văn Ánh", "Đặng Văn Ân", "Nguyễn Thị Hoà", "Giàng A Páo"]
    assert _names(app) == expected
    assert _names(app, descending=True) == expected[::-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("hoa", ["Nguyễn Thị Hoà"]),
        ("DANG an", ["Đặng Văn Ân"]),
        ("le lam pao", ["Giàng A Páo"]),
        ("không ai", []),
        ("100%", []),
    ],
)
def test_typing_without_tones_finds(app, people, words, found):
    assert _names(app, words=words) == found


def test_villages_and_problems_are_counted_whatever_they_filter(app, people):
    wanted = ChildFilter(village_id=people["Biêng"], problem="missing_sex")
    with app.store.read() as snapshot:
        by_village = snapshot.list.count_by_village(wanted)
        by_problem = snapshot.list.count_by_problem(ChildFilter(village_id=people["Biêng"]))
        unknown = snapshot.list.ids(ChildFilter(village_id=NO_VILLAGE))
    assert by_village == {people["Biêng"]: 1}
    assert by_problem == {"missing_sex": 1}
    assert len(unknown) == 2


@pytest.mark.parametrize("sort", SORTS)
def test_every_column_sorts(app, people, sort):
    assert sorted(_names(app, sort=sort)) == sorted(NAMES)


def test_every_sort_is_a_column_of_the_list():
    assert set(SORTS) <= set(ChildRow.__slots__)


def test_those_that_wait_can_be_listed(app, people):
    assert len(_names(app, waiting=True)) == len(NAMES)
