"""A baby we have under a pet name, or of parents spelt otherwise, is asked about, not doubled."""

import pytest

from app.domain.handoff.registry import Registry
from app.services.lists.find_doubles import find_doubles
from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook
from app.services.registry.doubt_newborns import are_near, may_be_newborn
from app.services.registry.take_register import take_register
from tests.app.services.registers import LIST, ON, REGISTER, born, everyone, listed, preview, take

DAY, SEX, HOA, TU = "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú"
NA = born("Lê Thị Na", DAY, SEX, HOA, TU, cert="45/2026")


def stored(app, list_file, *rows):
    import_workbook(app, list_file(*rows, header=LIST, name="thôn.xlsx"), on=ON)


def register(list_file, *rows):
    return list_file(*rows, header=REGISTER, name="khai sinh.xlsx")


@pytest.mark.parametrize(
    ("ours", "row"),
    [
        (listed("Bống", DAY, SEX, HOA, TU), NA),
        (listed("Lê Thị Bống", DAY, SEX, HOA, TU), NA),
        (listed("Bé gái", DAY, SEX, "Trần Thị Hoan", TU), NA),
        (listed("Bé gái", DAY, SEX, "Trần Thị Hoan"), born("Lê Thị Na", DAY, SEX, HOA)),
        (listed("Bé gái", "2026", SEX, HOA, TU), NA),
        (listed("Bé gái", "03/05/2026", SEX, HOA, TU), NA),
        (listed("Bé gái", DAY, SEX, "Hoa", "Tú"), NA),
        (listed("Bé trai", DAY, "Nam", HOA, TU), NA),
        (listed("Bé gái", DAY, SEX, HOA, village="Đồng Á"), born("Lê Thị Na", DAY, SEX, HOA)),
    ],
)
def test_who_may_be_ours_is_added_by_nobody_and_asked_about(app, list_file, ours, row):
    stored(app, list_file, ours)
    path = register(list_file, row)
    (line,) = take_register(app, path, on=ON).lines
    assert (line.outcome, line.messages) == (RowOutcome.SET_ASIDE, ("perhaps_known",))
    ((child, _),) = everyone(app)
    shown = preview(app, path)
    ((ref, (double, *_)),) = find_doubles(app, shown).items()
    assert double.child_id == child.id
    assert take(app, path).added == 0, "nobody has said which child it is"
    take(app, path, same_as={ref: child.id}, accepted=[(ref, "full_name")])
    assert [one.full_name for one, _ in everyone(app)] == ["Lê Thị Na"]


def test_a_twin_that_the_register_alone_has_is_added(app, list_file):
    stored(app, list_file, listed("Lê Thị Ni", DAY, SEX, HOA, TU))
    twin = born("Lê Thị Ni", DAY, SEX, HOA, TU, cert="46/2026")
    assert take_register(app, register(list_file, twin, NA), on=ON).added == 1
    assert [one.full_name for one, _ in everyone(app)] == ["Lê Thị Na", "Lê Thị Ni"]


def test_who_was_told_apart_is_added(app, list_file):
    stored(app, list_file, listed("Bống", DAY, SEX, HOA, TU))
    path = register(list_file, NA)
    (bong, _) = everyone(app)[0]
    (line,) = preview(app, path).report.lines
    assert take(app, path, apart=frozenset({(line.ref, bong.id)})).added == 1
    assert [one.full_name for one, _ in everyone(app)] == ["Bống", "Lê Thị Na"]
    assert take(app, path).group_id is None


def test_the_baby_of_another_mother_of_that_name_is_not_merged(app, list_file):
    stored(app, list_file, listed("Bé gái", DAY, SEX, HOA, TU))
    other = born("Phạm Thị Mai", DAY, SEX, HOA, "Phạm Văn Bình", cert="46/2026")
    (line,) = take_register(app, register(list_file, other), on=ON).lines
    assert not line.changes
    ((child, _),) = everyone(app)
    assert (child.full_name, child.registry) == ("Bé gái", Registry.NOT_COMPARED)
    stored(app, list_file, listed("Bé gái", DAY, SEX, HOA, "Phạm Văn Bình"))
    take_register(app, register(list_file, other, NA), on=ON)
    assert {(c.full_name, c.father_name) for c, _ in everyone(app)} == {
        ("Lê Thị Na", TU),
        ("Phạm Thị Mai", "Phạm Văn Bình"),
    }


def test_another_certificate_sex_or_order_is_another_child():
    said = {"full_name": "Lê Thị Na", "mother_name": HOA, "father_name": TU, "sex": "Nữ"}
    known = {**said, "full_name": "Bống"}
    assert may_be_newborn(said, known)
    assert not may_be_newborn(said, {**known, "sex": "Nam"})
    assert may_be_newborn(said, {**known, "full_name": "Bé trai", "sex": "Nam"})
    assert not are_near("2026-05-02", "2025-09-02")
    assert are_near("2026-05-02", "2025-12-02")
    assert not are_near("2026-05-02", "")
    assert not may_be_newborn({**said, "birth_cert_no": "1"}, {**known, "birth_cert_no": "2"})
    assert not may_be_newborn(said, {**known, "father_name": "Vi Văn Cả", "mother_name": HOA})
    assert not may_be_newborn(said, {**known, "mother_name": "Hoa", "father_name": ""})
