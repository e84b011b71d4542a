"""A register beside our list: who is in one of both alone is noted, and the note goes again."""

from dataclasses import replace
from datetime import date

from app.domain.child import Child
from app.domain.handoff.registration import Span
from app.domain.handoff.registry import Registry
from app.domain.ids import ChildId, HouseholdId
from app.services.lists.import_workbook import import_workbook
from app.services.outcome import Saved
from app.services.registry.compare_register import absent_children, as_found
from app.services.undo_group import undo_group
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry
from app.storage.child_filter import ChildFilter
from tests.app.services.registers import LIST, MAY, ON, REGISTER, born, everyone, listed, take

NI = listed("Lê Thị Ni", "03/05/2026", "Nữ", "Hà Thị Tư", "Lê Văn Cả")
NA = listed("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
NA_BORN = born("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú", cert="45/2026")
NEW = born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", cert="46/2026")
LATE = replace(MAY, compared_on=date(2026, 9, 1))


def worklist(app, name):
    with app.store.read() as snapshot:
        return [row.full_name for row in snapshot.list.rows(
            snapshot.list.ids(ChildFilter(worklist=name))
        )]  # fmt: skip


def registries(app):
    return {child.full_name: child.registry for child, _ in everyone(app)}


def test_both_lists_are_compared_in_one_undoable_batch(app, list_file):
    import_workbook(app, list_file(NA, NI, header=LIST, name="thôn.xlsx"), on=ON)
    path = list_file(NA_BORN, NEW, header=REGISTER, name="khai sinh.xlsx")
    report = take(app, path, LATE)
    assert registries(app) == {"Lê Thị Na": "found", "Lê Thị Ni": "absent", "Vi Văn Ba": "added"}
    assert worklist(app, "not_in_register") == ["Lê Thị Ni"]
    assert worklist(app, "only_in_register") == ["Vi Văn Ba"]
    undo_group(app, report.group_id, on=ON)
    assert registries(app) == {"Lê Thị Na": "", "Lê Thị Ni": ""}
    assert worklist(app, "not_in_register") == []


def test_again_it_changes_nothing(app, list_file):
    import_workbook(app, list_file(NA, NI, header=LIST, name="thôn.xlsx"), on=ON)
    path = list_file(NA_BORN, NEW, header=REGISTER, name="khai sinh.xlsx")
    take(app, path, LATE)
    before = registries(app)
    assert take(app, path, LATE).group_id is None
    assert registries(app) == before


def test_who_is_in_a_later_register_is_missed_no_more(app, list_file):
    import_workbook(app, list_file(NI, header=LIST, name="thôn.xlsx"), on=ON)
    take(app, list_file(NEW, header=REGISTER, name="tháng 5.xlsx"), LATE)
    ni = born("Lê Thị Ni", "03/05/2026", "Nữ", "Hà Thị Tư", "Lê Văn Cả", cert="60/2026")
    take(app, list_file(ni, header=REGISTER, name="tháng 6.xlsx"), LATE)
    assert registries(app)["Lê Thị Ni"] == "found"
    assert worklist(app, "not_in_register") == []


def test_a_newborn_joins_the_household_of_its_mother(app, list_file):
    import_workbook(app, list_file(NA, header=LIST, name="thôn.xlsx"), on=ON)
    brother = born("Lê Văn Tí", "04/05/2026", "Nam", "Trần Thị Hoa", "Lê Văn Tú")
    report = take(app, list_file(brother, header=REGISTER, name="khai sinh.xlsx"))
    assert report.lines[0].messages == ("family_known",)
    assert len({home.id for _, home in everyone(app)}) == 1


CHILD = Child(id=ChildId("c"), household_id=HouseholdId("h"))
DAY = Span(date(2026, 5, 1), date(2026, 5, 31), date(2026, 9, 1))


def test_who_need_not_be_in_a_register_is_not_missed():
    from app.domain.person.birth_date import BirthDate

    there = replace(CHILD, birth_date=BirthDate(2026, 5, 3))
    assert [c.registry for c in absent_children([there], (), DAY)] == [Registry.ABSENT]
    others = [
        replace(there, birth_date=BirthDate(2026, 6, 1)),
        replace(there, birth_date=BirthDate(2026, 5)),
        replace(there, birth_date=None),
        replace(there, birth_cert_no="7"),
    ]
    assert absent_children(others, (), DAY) == []
    assert absent_children([there], {there.id}, DAY) == []
    soon = replace(DAY, compared_on=date(2026, 6, 1))
    assert absent_children([there], (), soon) == []
    assert as_found(replace(CHILD, registry=Registry.ADDED)).registry is Registry.ADDED
    assert as_found(replace(CHILD, registry=Registry.ABSENT)).registry is Registry.FOUND


def test_who_is_visited_is_no_longer_in_the_register_alone(app, list_file):
    take(app, list_file(NEW, header=REGISTER, name="khai sinh.xlsx"), LATE)
    ((child, home),) = everyone(app)
    assert worklist(app, "only_in_register") == ["Vi Văn Ba"]
    seen = {"seen_household": home, "seen_child": child}
    entry = VisitEntry(household=replace(home, head_name="Vi Văn Cả"), visited_on=ON, **seen)
    assert isinstance(enter_visit(app, entry), Saved)
    assert worklist(app, "only_in_register") == []


def test_a_register_of_one_village_misses_nobody_of_another(app, list_file):
    elsewhere = [*NI[:-1], "Đồng Á"]
    import_workbook(app, list_file(elsewhere, header=LIST, name="thôn.xlsx"), on=ON)
    assert take(app, list_file(NEW, header=REGISTER, name="Biêng.xlsx"), LATE).absent == ()
    there = [*NEW[:9], "Thôn Hoa Quảng, xã Nam Dương", *NEW[10:]]
    there[3] = "Vi Văn Tám"
    report = take(app, list_file(NEW, there, header=REGISTER, name="xã.xlsx"), LATE)
    assert len(report.absent) == 1
