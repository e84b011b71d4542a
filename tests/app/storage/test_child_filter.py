from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.child import Child
from app.domain.handoff.verification import Verification
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.cleaning.check_records import keep_problems
from app.storage.child_list import NO_VILLAGE, ChildFilter, Look

TODAY = date(2026, 6, 8)


@pytest.fixture
def three(app):
    """An, without a village; Bảo and Chi together in one."""
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0].id
    homes = [
        Household(id=app.new_id(), head_name="Lê Lâm"),
        Household(id=app.new_id(), head_name="Vi Sơn", village_id=village),
    ]
    names = [
        ("Lê An", 0, BirthDate(2016)),
        ("Vi Bảo", 1, BirthDate(2009, 1, 1)),
        ("Vi Chi", 1, None),
    ]
    children = [
        Child(id=app.new_id(), household_id=homes[at].id, full_name=name, birth_date=born)
        for name, at, born in names
    ]
    with app.write("import") as work:
        work.save_all([*homes, *children])
        keep_problems(work, TODAY, [(c, homes[n > 0]) for n, c in enumerate(children)])
    return village, homes, children


def look(app, **wanted) -> Look:
    """Look with and without words: both ways must agree."""
    with app.store.read() as snapshot:
        found = snapshot.list.look(ChildFilter(**wanted))
        assert snapshot.list.ids(ChildFilter(**wanted)) == found.ids
        assert snapshot.list.counts(ChildFilter(**wanted)) == found.counts
    assert found.counts.total == len(found.ids)
    return found


def names(app, **wanted):
    with app.store.read() as snapshot:
        rows = snapshot.list.rows(look(app, **wanted).ids)
    return [row.full_name.split()[-1] for row in rows]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"worklist": "birth_date"}, ["An", "Chi"]),
        ({"worklist": "over_age"}, ["Bảo"]),
        ({"worklist": "village"}, ["An"]),
        ({"worklist": "double"}, []),
        ({"worklist": "not_entered", "words": "vi"}, ["Bảo", "Chi"]),
        ({"worklist": "birth_date", "words": "vi"}, ["Chi"]),
        ({"words": "son"}, ["Bảo", "Chi"]),
        ({"words": "son chi"}, ["Chi"]),
        ({"problem": "incomplete_birth_date"}, ["An"]),
        ({"village_id": NO_VILLAGE}, ["An"]),
        ({"stale_on": TODAY}, ["Bảo"]),
        ({"stale_on": TODAY + timedelta(days=8)}, ["An", "Bảo", "Chi"]),
        ({"waiting": True, "descending": True}, ["Chi", "Bảo", "An"]),
    ],
)
def test_a_filter_finds(app, three, wanted, found):
    assert names(app, **wanted) == found


@pytest.mark.parametrize("words", ["", "vi"])
def test_each_count_leaves_its_own_facet_out(app, three, words):
    village, *_ = three
    wanted = {"village_id": village, "worklist": "birth_date", "problem": "missing_birth_date"}
    counts = look(app, words=words, **wanted).counts
    assert counts.total == 1
    assert counts.villages == {village: 1}
    assert (counts.worklists["birth_date"], counts.worklists["over_age"]) == (1, 0)
    assert counts.problems["missing_birth_date"] == 1
    without_problem = look(app, words=words, village_id=village, worklist="birth_date").counts
    assert set(without_problem.problems) == {
        *("missing_birth_date", "missing_sex", "missing_ethnicity"),
        *("missing_national_id", "missing_parent"),
    }


def test_the_children_of_a_batch_and_of_the_households_it_touched(app, three):
    _, homes, (an, _, chi) = three
    with app.write("clean") as work:
        work.save(replace(chi, verification=Verification.MATCHED))
        one = work.group_id
    with app.write("clean") as work:
        work.save(replace(homes[0], phone="0912345678"))
        other = work.group_id
    assert look(app, group=one).ids == [chi.id]
    assert look(app, group=other).ids == [an.id]
    assert look(app, group="none").ids == []


def test_a_list_nobody_knows_is_a_bug(app):
    with pytest.raises(KeyError):
        look(app, worklist="nobody_knows")
