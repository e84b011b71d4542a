"""Villages change by a decision, with their households, in one group."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.child import Child
from app.domain.cleaning.fix import VILLAGE_NAME
from app.domain.errors import KnownError
from app.domain.fields import fields_of
from app.domain.household import Household
from app.domain.places.place import VillageBook
from app.domain.places.village_past import Decision
from app.domain.places.village_table import read_pasted
from app.domain.status import Status
from app.services.cleaning.clean_records import apply_fixes
from app.services.cleaning.find_fixes import find_fixes
from app.services.lists.import_workbook import import_workbook
from app.services.places.change_villages import change_villages, foresee_villages
from app.services.undo_group import undo_group
from app.storage.child_list import ChildFilter

ON = date(2026, 6, 8)
DECISION = Decision(date(2026, 6, 1), "12/QĐ-UBND")


@pytest.fixture
def peopled(app):
    """A household with a child in each of the first three villages."""
    with app.write("visit") as work:
        for number, village in enumerate(work.villages.all()[:3]):
            home = Household(id=app.new_id(), village_id=village.id, head_name=f"Vi {number}")
            work.save_all([home, Child(id=app.new_id(), household_id=home.id, full_name="Vi An")])
    return app


def villages(app):
    with app.store.read() as snapshot:
        return {one.title: one for one in snapshot.villages.all()}


def lived_in(app):
    with app.store.read() as snapshot:
        names = {one.id: one.title for one in snapshot.villages.all_ever()}
        return [names.get(h.village_id) for _, h in snapshot.children.everyone()]


def everything(app):
    with app.store.read() as snapshot:
        records = [*snapshot.villages.all_ever(), *snapshot.households.all_ever()]
        removed = [one for one in records if one.status is not Status.REMOVED]
        return {one.id: fields_of(one) for one in removed}


def change(app, table, homes=None):
    return change_villages(app, read_pasted(table), DECISION, homes or {})


def test_two_villages_are_merged_and_parted_again_by_undo(peopled):
    before, (one, two, *_) = everything(peopled), villages(peopled)
    changed = change(peopled, f"{one}, {two} → Thôn Đoàn Kết")
    assert (changed.households, changed.unsettled) == (2, 0)
    assert lived_in(peopled)[:2] == ["Thôn Đoàn Kết"] * 2
    assert one not in villages(peopled)
    with peopled.store.read() as snapshot:
        book = VillageBook.of(peopled.commune, snapshot.villages.all(), peopled.gazetteer)
        assert book.find(one) == book.find(two) == villages(peopled)["Thôn Đoàn Kết"]
        assert len({line.change.action for line in snapshot.journal.group(changed.group_id)}) == 1
    undone = undo_group(peopled, changed.group_id, on=ON)
    assert undone.kept == ()
    assert everything(peopled) == before
    again = undo_group(peopled, undone.group_id, on=ON)
    assert again.kept == ()
    assert lived_in(peopled)[:2] == ["Thôn Đoàn Kết"] * 2


def test_households_of_a_split_village_go_where_they_are_told_or_wait_for_a_choice(peopled):
    one, two, *_ = villages(peopled)
    with peopled.store.read() as snapshot:
        first = snapshot.villages.all()[0]
        (home,) = snapshot.households.in_village(first.id)
    seen = foresee_villages(peopled, read_pasted(f"{one} → Thôn Đông; Thôn Tây"), DECISION)
    assert seen.households[first.id] == 1
    changed = change(peopled, f"{one} → Thôn Đông; Thôn Tây", {home.id: "thôn tây"})
    assert (lived_in(peopled)[0], changed.unsettled) == ("Thôn Tây", 0)
    changed = change(peopled, f"{two} → Thôn Nam; Thôn Bắc")
    assert changed.unsettled == 1
    (fix,) = find_fixes(peopled, VILLAGE_NAME, ChildFilter())
    assert (fix.shown_old, [choice.shown for choice in fix.choices]) == (two, ["Nam", "Bắc"])
    apply_fixes(peopled, VILLAGE_NAME, [fix.chosen(fix.choices[0])], on=ON)
    assert lived_in(peopled)[1] == "Thôn Nam"


def test_an_old_list_still_comes_in_and_one_of_a_split_village_asks(peopled, list_file):
    one, two, *_ = villages(peopled)
    change(peopled, f"{one} → Thôn Đoàn Kết\n{two} → Thôn Nam; Thôn Bắc")
    rows = [
        [n, f"TE{n}", f"Lê Văn {name}", "16/3/2015", "Nam", "", f"Lê {name}", place, ""]
        for n, (name, place) in enumerate([("Tư", one), ("Năm", two)], 1)
    ]
    import_workbook(peopled, list_file(*rows), on=ON)
    with peopled.store.read() as snapshot:
        homes = {c.full_name: h for c, h in snapshot.children.everyone()}
    assert homes["Lê Văn Tư"].village_id == villages(peopled)["Thôn Đoàn Kết"].id
    assert homes["Lê Văn Năm"].village_id is None
    assert homes["Lê Văn Năm"].originals["village"] == two


def test_a_village_people_live_in_is_not_closed(peopled):
    one, *_ = villages(peopled)
    with pytest.raises(KnownError) as refusal:
        change(peopled, f"{one} →")
    assert refusal.value.code == "village_lived_in"


@pytest.mark.parametrize(("table", "code"), [
    ("Đồng Xa → Thôn Đông", "old_village_unknown"), ("", "nothing_to_change"),
])  # fmt: skip
def test_what_cannot_be_done_changes_nothing(peopled, table, code):
    before = everything(peopled)
    with pytest.raises(KnownError) as refusal:
        change(peopled, table)
    assert refusal.value.code == code
    assert everything(peopled) == before


def test_what_happened_later_stands_when_a_merge_is_undone(peopled):
    one, two, *_ = villages(peopled)
    changed = change(peopled, f"{one}, {two} → Thôn Đoàn Kết")
    with peopled.write("visit") as work:
        child = next(c for c, h in work.children.everyone() if h.head_name == "Vi 0")
        home = work.households.get(child.household_id)
        new = replace(home, id=peopled.new_id(), head_name="Vi Mới")
        work.save_all([new, replace(child, id=peopled.new_id(), household_id=new.id)])
    undo_group(peopled, changed.group_id, on=ON)
    assert sorted(filter(None, lived_in(peopled))) == sorted([one, two, *lived_in(peopled)[2:]])
    assert "Thôn Đoàn Kết" in villages(peopled)


def test_who_is_entered_into_an_ended_village_elsewhere_is_moved_by_a_fix(peopled):
    one, two, third, *_ = villages(peopled)
    ended, split = villages(peopled)[one], villages(peopled)[two]
    change(peopled, f"{one}, {third} → Thôn Đoàn Kết\n{two} → Thôn Nam; Thôn Bắc")
    with peopled.write("visit") as work:
        for village in (ended, split):
            home = Household(id=peopled.new_id(), village_id=village.id, head_name="Vi Mới")
            child = Child(id=peopled.new_id(), household_id=home.id, full_name="Vi Ba")
            work.save_all([home, child])
    fixes = find_fixes(peopled, VILLAGE_NAME, ChildFilter())
    late = [fix for fix in fixes if fix.old]
    assert [(fix.shown_old, fix.shown_new, len(fix.choices)) for fix in late] == [
        (one, "Đoàn Kết", 0),
        (two, "", 2),
    ]
    apply_fixes(peopled, VILLAGE_NAME, late, on=ON)
    assert lived_in(peopled).count("Thôn Đoàn Kết") == 3


NAMES = ("Đông", "Tây", "Nam", "Bắc", "1", "2", "3")
TITLES = st.sampled_from([f"Thôn {name}" for name in NAMES] + ["TDP 1", "Tổ dân phố Đông"])
LINES = st.lists(st.tuples(st.lists(st.integers(0, 3), max_size=2), st.lists(TITLES, max_size=2)),
                 min_size=1, max_size=3)  # fmt: skip


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES)
def test_any_table_loses_nobody_and_is_taken_back_whole(peopled, lines):
    before = everything(peopled)
    living = sorted(villages(peopled))
    sides = [(", ".join(living[at] for at in old), "; ".join(new)) for old, new in lines]
    table = "\n".join(f"{old} → {new}" for old, new in sides)
    try:
        changed = change(peopled, table)
    except KnownError:
        assert everything(peopled) == before
        return
    with peopled.store.read() as snapshot:
        ids = {village.id for village in snapshot.villages.all()}
        homes = snapshot.households.all()
        assert {home.village_id for home in homes} <= ids | {None}
        assert all(home.originals.get("village") for home in homes if home.village_id is None)
        keys = [one.title for one in snapshot.villages.all()]
        assert len(keys) == len(set(keys))
    undone = undo_group(peopled, changed.group_id, on=ON)
    assert undone.kept == ()
    assert everything(peopled) == before
