"""Records side by side: which lives on, what differs, and which text is to be taken."""

from dataclasses import replace

import pytest

from app.domain.child import Child
from app.domain.doubles.likeness import LikelyPair
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.services.doubles.merge_children import Merge, merge_children
from app.services.doubles.read_group import CODE, read_group


@pytest.fixture
def pair(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), head_name="Giáp Lâm")
    other = Household(id=app.new_id(), village_id=village.id, head_name="Giáp Văn Lâm")
    first = Child(
        id=app.new_id(),
        household_id=home.id,
        full_name="Giáp Minh Khue",
        birth_date=BirthDate(2016),
        originals={"national_id": "12 34"},
    )
    second = replace(
        first,
        id=app.new_id(),
        household_id=other.id,
        external_code="TE01",
        full_name="Giáp Minh Khuê",
        originals={},
    )
    with app.write("import") as work:
        work.save_all([home, other, first, second])
        likely = LikelyPair(first.id, second.id, 0.98, True, (("birth_date", "year"),))
        work.likenesses.replace([likely], now=work.act.now)
    return first, second


def read(app, ids):
    with app.store.read() as snapshot:
        return read_group(snapshot, ids)


def test_the_record_with_a_code_stands_first_and_every_field_is_compared(app, pair):
    first, second = pair
    group = read(app, [first.id, second.id])
    assert group.ids == (second.id, first.id)
    assert (group.certain, group.probability) == (True, 0.98)
    lines = {line.field: line for line in group.lines}
    assert lines["full_name"].texts == ("Giáp Minh Khuê", "Giáp Minh Khue")
    assert (lines["full_name"].best, lines["full_name"].differs) == (0, True)
    assert (lines["birth_date"].texts, lines["birth_date"].differs) == (("2016", "2016"), False)
    assert lines["national_id"].originals == ("", "12 34")
    assert lines[CODE].texts == ("TE01", "")
    assert {lines[name].best for name in ("head_name", "village_id", "address", "phone")} == {0}
    assert group.members[0].village is not None
    assert all(member.leaves_home for member in group.members)


def test_a_household_in_which_another_child_lives_does_not_end(app, pair):
    first, second = pair
    with app.write("import") as work:
        work.save(replace(first, id=app.new_id(), full_name="Vi Bảo"))
    group = read(app, [first.id, second.id])
    assert [member.leaves_home for member in group.members] == [True, False]


def test_what_was_read_can_be_merged_until_somebody_changes_it(app, pair):
    first, second = pair
    group = read(app, [first.id, second.id])
    with app.write("correct") as work:
        work.save(replace(first, ethnicity="Kinh"))
    merge = Merge(kept=second.id, merged=(first.id,), texts={}, seen=group.seen)
    refused = merge_children(app, merge, on=app.today())
    assert [problem.code for problem in refused.problems] == ["changed_meanwhile"]


def test_two_with_one_number_can_be_looked_at_though_no_scan_found_them(app, pair):
    first, second = pair
    with app.write("scan") as work:
        work.likenesses.replace([], now=work.act.now)
        work.save_all([replace(one, national_id="024316000011") for one in pair])
    group = read(app, [first.id, second.id])
    assert [one.reasons for one in group.pairs] == [(("national_id", "same"),)]
    assert (group.certain, group.probability) == (False, 0.0)


def test_one_alone_is_no_group(app, pair):
    first, second = pair
    with app.write("correct") as work:
        work.save(replace(first, status=Status.MOVED_OUT))
    assert read(app, [first.id, second.id]) is None
