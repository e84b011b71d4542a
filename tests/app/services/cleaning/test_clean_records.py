from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.child import Child
from app.domain.cleaning.fix import (
    DECOMPOSED,
    ETHNICITY,
    FIX_KINDS,
    FORMER_PLACE,
    NAME_CASE,
    NATIONAL_ID,
    SWAPPED_DATES,
    VILLAGE_NAME,
)
from app.domain.errors import KnownError
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.services.cleaning.check_records import find_problems, keep_problems
from app.services.cleaning.clean_records import CLEAN, apply_fixes
from app.services.cleaning.find_fixes import find_fixes
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter

TODAY = date(2026, 6, 8)
EVERYONE = ChildFilter()


def store(app, *children, **home):
    """Store children of one household as an import does; give the group."""
    house = Household(id=app.new_id(), **home)
    made = [replace(child, id=app.new_id(), household_id=house.id) for child in children]
    with app.write("import") as work:
        work.save_all([house, *made])
        keep_problems(work, TODAY, [(child, house) for child in made])
        return work.group_id, made, house


def child(**fields):
    return Child(**({"id": "", "household_id": "", "full_name": "Lê An"} | fields))


def picture(app):
    """Everything that cleaning may touch, as it stands."""
    with app.store.read() as snapshot:
        people = sorted(snapshot.children.everyone(), key=lambda pair: pair[0].id)
        problems = {c.id: set(snapshot.problems.of_child(c.id)) for c, _ in people}
        return people, problems, snapshot.list.look(EVERYONE)


def test_names_in_capitals_are_titled_child_and_household(app):
    store(app, child(full_name="LÊ văn AN", mother_name="nguyễn Thị hoa"), head_name="vi văn Bảo")
    fixes = find_fixes(app, NAME_CASE, EVERYONE)
    assert {(f.entity, f.field, f.old, f.new) for f in fixes} == {
        ("child", "full_name", "LÊ văn AN", "Lê Văn An"),
        ("child", "mother_name", "nguyễn Thị hoa", "Nguyễn Thị Hoa"),
        ("household", "head_name", "vi văn Bảo", "Vi Văn Bảo"),
    }


def test_a_households_fix_is_shown_once(app):
    store(app, child(), child(full_name="Lê Bé"), head_name="VI văn Bảo")
    assert len(find_fixes(app, NAME_CASE, EVERYONE)) == 1


def test_decomposed_text_is_composed(app):
    store(app, child(full_name="Lê Hoa\u0300"), address="Xo\u0301m 1")
    assert [f.new for f in find_fixes(app, DECOMPOSED, EVERYONE)] == ["Lê Hoà", "Xóm 1"]


@pytest.mark.parametrize(
    ("text", "born", "sex", "new"),
    [
        ("24216002208", BirthDate(2016, 3, 1), Sex.MALE, ["024216002208"]),
        ("1216002208", BirthDate(2016), Sex.MALE, ["001216002208"]),
        ("24216002208", BirthDate(2015, 3, 1), Sex.MALE, []),
        ("24216002208", BirthDate(2016, 3, 1), Sex.FEMALE, []),
        ("0912345678", BirthDate(2016), Sex.MALE, []),
        ("1.23E+11", BirthDate(2016), Sex.MALE, []),
    ],
)
def test_a_number_is_repaired_only_when_all_agrees(app, text, born, sex, new):
    store(app, child(birth_date=born, sex=sex, originals={"national_id": text}))
    assert [f.new for f in find_fixes(app, NATIONAL_ID, EVERYONE)] == new


def test_a_number_that_another_child_holds_is_not_given_again(app):
    store(app, child(originals={"national_id": "24216002208"}), child(national_id="024216002208"))
    assert find_fixes(app, NATIONAL_ID, EVERYONE) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Thôn Bienh", "Biêng"), ("Hoa Quẳng", "Hoa Quảng"), ("Đội 9", None), ("Xã khác", None)],
)
def test_a_village_is_found_with_one_letter_wrong(app, text, found):
    store(app, child(), originals={"village": text})
    shown = [(f.shown_old, f.shown_new) for f in find_fixes(app, VILLAGE_NAME, EVERYONE)]
    assert shown == ([(text, found)] if found else [])


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Sán Dỉu", ["Sán Dìu"]),
        ("Mườngg", ["Mường"]),
        ("Ksnh", ["Kinh"]),
        ("Thổ Tày", []),
        ("Co", []),
    ],
)
def test_an_ethnicity_is_found_with_one_letter_wrong(app, text, labels):
    known = {"ethnicity": text} if text == "Co" else {"originals": {"ethnicity": text}}
    store(app, child(**known))
    assert [f.new for f in find_fixes(app, ETHNICITY, EVERYONE)] == labels


def to_come(count):
    """Dates of this November: in June they lie ahead, the other way round they do not."""
    return [child(birth_date=BirthDate(2026, 11, day)) for day in range(1, count + 1)]


def test_dates_are_swapped_where_the_list_must_have_been_read_so(app):
    other = child(birth_date=BirthDate(2018, 4, 3))
    group, *_ = store(app, *to_come(3), other, child(birth_date=BirthDate(2018, 4, 4)))
    store(app, child(birth_date=BirthDate(2018, 4, 3)))
    fixes = find_fixes(app, SWAPPED_DATES, ChildFilter(group=group))
    assert {(f.old, f.new) for f in fixes} == {
        ("2026-11-01", "2026-01-11"),
        ("2026-11-02", "2026-02-11"),
        ("2026-11-03", "2026-03-11"),
        ("2018-04-03", "2018-03-04"),
    }


def test_a_slip_or_two_swap_no_list(app):
    group, *_ = store(app, *to_come(2), child(birth_date=BirthDate(2018, 4, 3)))
    assert find_fixes(app, SWAPPED_DATES, ChildFilter(group=group)) == []


def test_one_date_that_would_then_lie_ahead_stops_all(app):
    right = child(birth_date=BirthDate(2026, 2, 11))
    group, *_ = store(app, *to_come(3), right)
    assert find_fixes(app, SWAPPED_DATES, ChildFilter(group=group)) == []


def test_dates_of_a_list_that_speaks_for_itself_stay(app):
    group, *_ = store(app, child(birth_date=BirthDate(2018, 4, 3)))
    assert find_fixes(app, SWAPPED_DATES, ChildFilter(group=group)) == []
    with pytest.raises(KnownError, match="group_needed"):
        find_fixes(app, SWAPPED_DATES, EVERYONE)


def test_many_dates_without_a_late_day_were_read_the_wrong_way(app):
    days = [BirthDate(2018, month, day) for month in (3, 5) for day in range(1, 13)]
    group, *_ = store(app, *(child(birth_date=day) for day in days))
    assert len(find_fixes(app, SWAPPED_DATES, ChildFilter(group=group))) == 22


def test_fixes_are_one_group_and_problems_follow(app):
    store(app, child(originals={"ethnicity": "Sán Dỉu"}), originals={"village": "Bienh"})
    for kind in (ETHNICITY, VILLAGE_NAME):
        fixes = find_fixes(app, kind, EVERYONE)
        cleaned = apply_fixes(app, kind, fixes, on=TODAY)
        assert cleaned.applied == 1
        with app.store.read() as snapshot:
            lines = snapshot.journal.group(cleaned.group_id)
            assert [(line.change.action, line.change.reason) for line in lines] == [(CLEAN, kind)]
    with app.store.read() as snapshot:
        counts = snapshot.list.counts(EVERYONE).worklists
        assert (counts["ethnicity"], counts["village"]) == (0, 0)


def test_a_fix_whose_old_value_stands_no_more_is_left(app):
    _, (one, two), _ = store(app, child(full_name="LÊ an"), child(full_name="VI an"))
    fixes = find_fixes(app, NAME_CASE, EVERYONE)
    with app.write("visit") as work:
        work.save(replace(one, full_name="Lê Văn Ân"))
    cleaned = apply_fixes(app, NAME_CASE, fixes, on=TODAY)
    assert (cleaned.applied, [f.id for f in cleaned.outdated]) == (1, [one.id])
    assert apply_fixes(app, NAME_CASE, fixes, on=TODAY).group_id is None
    with app.store.read() as snapshot:
        assert snapshot.children.get(one.id).full_name == "Lê Văn Ân"
        assert snapshot.children.get(two.id).full_name == "Vi An"


def test_cleaning_says_how_far_it_is_and_keeps_nothing_when_stopped(app):
    store(app, *(child(full_name="LÊ AN") for _ in range(250)), head_name="LÊ LÂM")
    fixes = find_fixes(app, NAME_CASE, EVERYONE)
    before = picture(app)
    told = []
    with pytest.raises(KnownError, match="cancelled"):
        apply_fixes(app, NAME_CASE, fixes, on=TODAY, cancelled=lambda: True)
    assert picture(app) == before
    cleaned = apply_fixes(app, NAME_CASE, fixes, on=TODAY, progress=lambda *said: told.append(said))
    assert (cleaned.applied, told[-1]) == (251, (501, 501))
    assert len(told) > 2


def test_looking_can_be_stopped(app):
    store(app, *(child() for _ in range(300)))
    with pytest.raises(KnownError, match="cancelled"):
        find_fixes(app, NAME_CASE, EVERYONE, cancelled=lambda: True)


NAMES = st.sampled_from(["LÊ an", "Lê An", "nguyễn VĂN Hoà", "Hoa\u0300", ""])
PEOPLE = st.builds(
    child,
    full_name=NAMES,
    mother_name=NAMES,
    birth_date=st.sampled_from([None, BirthDate(2016, 5, 4), BirthDate(2026, 12, 1)]),
    sex=st.sampled_from([None, *Sex]),
    originals=st.fixed_dictionaries(
        {},
        optional={
            "national_id": st.sampled_from(["24216002208", "1216002208", "0912345678"]),
            "ethnicity": st.sampled_from(["Sán Dỉu", "xyz"]),
        },
    ),
)
HOMES = st.fixed_dictionaries(
    {"head_name": NAMES, "originals": st.sampled_from([{}, {"village": "Bienh"}])}
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PEOPLE, min_size=1, max_size=4), HOMES, st.sampled_from(FIX_KINDS))
def test_cleaning_and_undoing_is_as_if_nothing_was(app, people, home, kind):
    group, *_ = store(app, *people, **home)
    before = picture(app)
    fixes = find_fixes(app, kind, ChildFilter(group=group))
    cleaned = apply_fixes(app, kind, fixes, on=TODAY)
    assert cleaned.applied == len(fixes)
    assert find_fixes(app, kind, ChildFilter(group=group)) == [] or kind == SWAPPED_DATES
    with app.store.read() as snapshot:
        for one, problems in find_problems(snapshot, TODAY, snapshot.children.everyone()):
            assert set(snapshot.problems.of_child(one.id)) == set(problems)
    if cleaned.group_id:
        undo_group(app, cleaned.group_id, on=TODAY)
    assert picture(app) == before


def test_an_old_address_is_mapped_with_its_text_kept_and_a_split_one_waits_for_a_choice(app):
    old = "Thôn Biêng, xã Nam Dương, huyện Lục Ngạn, tỉnh Bắc Giang"
    group, (made,), _ = store(app, child(registered_at="P.14, Q.10, TP.HCM"), address=old)
    fixes = find_fixes(app, FORMER_PLACE, ChildFilter(group=group))
    assert [(fix.field, fix.is_open) for fix in fixes] == [
        ("address", False),
        ("registered_at", True),
    ]
    assert apply_fixes(app, FORMER_PLACE, fixes, on=TODAY).applied == 1
    split = fixes[1].chosen(fixes[1].choices[1])
    cleaned = apply_fixes(app, FORMER_PLACE, [split], on=TODAY)
    with app.store.read() as snapshot:
        record, home = snapshot.children.with_household(made.id)
    assert home.address == "Thôn Biêng, xã Nam Dương, thành phố Bắc Ninh"
    assert home.originals["former_address"] == old
    assert record.registered_at == "phường Diên Hồng, thành phố Hồ Chí Minh"
    assert record.originals["former_registered_at"] == "P.14, Q.10, TP.HCM"
    assert find_fixes(app, FORMER_PLACE, ChildFilter(group=group)) == []
    undo_group(app, cleaned.group_id, on=TODAY)
    assert [fix.field for fix in find_fixes(app, FORMER_PLACE, ChildFilter(group=group))] == [
        "registered_at"
    ]
