"""Newborns without a name are known again when they have one; none is doubled, no twin swapped."""

from app.services.lists.import_report import MatchedBy, RowOutcome
from app.services.lists.import_workbook import import_workbook
from tests.app.services.registers import (
    LIST,
    ON,
    REGISTER,
    born,
    everyone,
    listed,
    preview,
    ref,
    safe_of,
    take,
)

GIRL = listed("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
NAMED = born("LÊ THỊ NA", "02/05/2026", "Nữ", "TRẦN THỊ HOA", "LÊ VĂN TÚ", cert="45/2026")


def stored(app, list_file, *rows):
    import_workbook(app, list_file(*rows, header=LIST, name="thôn.xlsx"), on=ON)


def register(list_file, *rows, name="khai sinh.xlsx"):
    return list_file(*rows, header=REGISTER, name=name)


def names(app):
    return [child.full_name for child, _ in everyone(app)]


def test_a_named_row_is_the_unnamed_baby_and_offers_its_name(app, list_file):
    stored(app, list_file, GIRL)
    (line,) = preview(app, register(list_file, NAMED)).report.lines
    assert (line.matched_by, line.outcome) == (MatchedBy.NEWBORN, RowOutcome.UNCHANGED)
    assert line.proposals["full_name"] == ("Bé gái", "Lê Thị Na")
    assert {"full_name", "birth_cert_no"} <= line.safe
    take(app, register(list_file, NAMED))
    ((child, home),) = everyone(app)
    assert (child.full_name, child.birth_cert_no, home.head_name) == (
        "Lê Thị Na",
        "45/2026",
        "Lê Văn Tú",
    )


def test_nothing_is_taken_that_nobody_accepted(app, list_file):
    stored(app, list_file, GIRL)
    take(app, register(list_file, NAMED), accepted=())
    assert names(app) == ["Bé gái"]


def test_the_register_again_changes_nothing(app, list_file):
    stored(app, list_file, GIRL)
    path = register(list_file, NAMED)
    assert take(app, path).group_id
    again = take(app, path)
    assert (again.added, again.changed, again.group_id) == (0, 0, None)


def test_every_way_to_write_that_there_is_no_name(app, list_file):
    for at, text in enumerate(("Trai", "Con bà Hoa", "Chưa đặt tên", "BE TRAI", "Sơ sinh", "")):
        mother = f"Trần Thị {'Hoa' * (at + 1)}"
        stored(app, list_file, listed(text, "03/05/2026", "Nam", mother))
        row = born("Lê Văn Tí", "03/05/2026", "Nam", mother, cert=f"{at}")
        take(app, register(list_file, row))
    assert names(app) == ["Lê Văn Tí"] * 6


def test_an_unnamed_row_is_the_child_that_was_named_meanwhile(app, list_file):
    stored(app, list_file, listed("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú"))
    row = born("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
    (line,) = preview(app, register(list_file, row)).report.lines
    assert line.matched_by is MatchedBy.NEWBORN
    assert "full_name" not in line.proposals
    take(app, register(list_file, row))
    assert names(app) == ["Lê Thị Na"]


def test_twins_of_two_sexes_are_told_apart(app, list_file):
    boy = listed("Bé trai", "02/05/2026", "Nam", "Trần Thị Hoa", "Lê Văn Tú")
    stored(app, list_file, GIRL, boy)
    son = born("Lê Văn Tí", "02/05/2026", "Nam", "Trần Thị Hoa", "Lê Văn Tú")
    take(app, register(list_file, son, NAMED))
    assert [(c.full_name, c.sex) for c, _ in everyone(app)] == [
        ("Lê Thị Na", "Nữ"),
        ("Lê Văn Tí", "Nam"),
    ]


def test_twins_of_one_sex_are_never_named_silently(app, list_file):
    stored(app, list_file, GIRL, GIRL)
    assert len(everyone(app)) == 2
    other = born("Lê Thị Ni", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú", cert="46/2026")
    path = register(list_file, NAMED, other)
    shown = preview(app, path)
    first, second = shown.report.lines
    assert (first.safe, second.safe) == (frozenset(), frozenset())
    assert first.perhaps == (second.child_id,)
    assert "one_of_twins" in first.messages
    take(app, path)
    assert names(app) == ["Bé gái", "Bé gái"]
    swapped = {ref(2): second.child_id}
    shown = preview(app, path, same_as=swapped)
    assert [line.child_id for line in shown.report.lines] == [second.child_id, first.child_id]
    accepted = {(line.ref, "full_name") for line in shown.report.lines}
    take(app, path, accepted=accepted, same_as=swapped)
    assert {c.id: c.full_name for c, _ in everyone(app)} == {
        second.child_id: "Lê Thị Na",
        first.child_id: "Lê Thị Ni",
    }


def test_the_order_of_birth_tells_twins_apart(app, list_file):
    header = [*LIST, "Con thứ"]
    rows = [[*GIRL, "2"], [*GIRL, "3"]]
    import_workbook(app, list_file(*rows, header=header, name="thôn.xlsx"), on=ON)
    mother = ("02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
    third, second = (born(n, *mother, order=o) for n, o in (("Lê Thị Ni", 3), ("Lê Thị Na", 2)))
    take(app, register(list_file, third, second))
    assert {c.full_name: c.birth_order for c, _ in everyone(app)} == {
        "Lê Thị Ni": "3",
        "Lê Thị Na": "2",
    }


def test_a_second_twin_whom_we_did_not_know_is_added(app, list_file):
    stored(app, list_file, GIRL)
    other = born("Lê Thị Ni", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
    shown = preview(app, register(list_file, NAMED, other))
    assert [line.outcome for line in shown.report.lines] == [
        RowOutcome.UNCHANGED,
        RowOutcome.ADDED,
    ]
    assert safe_of(shown) == frozenset()


def test_another_mother_of_that_name_is_another_family(app, list_file):
    stored(app, list_file, listed("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", village="Đồng Á"))
    path = register(list_file, NAMED)
    ((baby, _),) = everyone(app)
    take(app, path)
    assert names(app) == ["Bé gái"], "she may have moved: a person says"
    take(app, path, apart=frozenset({(ref(2), baby.id)}))
    assert names(app) == ["Bé gái", "Lê Thị Na"]


def test_a_newborn_on_two_sheets_is_one(app, tmp_path):
    from tests.app.conftest import write_list

    rows = {"Sơ sinh": [REGISTER, born("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa")]}
    rows["Khai sinh"] = [REGISTER, born("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa")]
    report = take(app, write_list(tmp_path / "hai trang.xlsx", rows))
    assert report.added == 1
    assert names(app) == ["Lê Thị Na"]


def test_a_named_child_is_known_by_its_mother_and_day_though_the_father_differs(app, list_file):
    stored(app, list_file, listed("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Cả"))
    shown = preview(app, register(list_file, NAMED))
    assert shown.report.lines[0].proposals["father_name"] == ("Lê Văn Cả", "Lê Văn Tú")
    an = listed("Lê Văn An", "02/05/2026", "Nam", "Trần Thị Hoa", "Lê Văn Cả")
    stored(app, list_file, an)
    twin = born("Lê Văn Ân", "02/05/2026", "Nam", "Trần Thị Hoa", "Lê Văn Tú")
    assert preview(app, register(list_file, twin)).report.added == 1


def test_a_name_that_is_a_letter_off_is_asked_about_and_doubles_nobody(app, list_file):
    stored(app, list_file, listed("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa"), GIRL)
    triplet = born("Lê Thị An", "02/05/2026", "Nữ", "Trần Thị Hoa", cert="45/2026")
    (line,) = preview(app, register(list_file, triplet)).report.lines
    assert (line.outcome, line.safe) == (RowOutcome.UNCHANGED, frozenset())
    assert len(line.perhaps) == 1


def test_twins_whose_names_differ_in_marks_keep_theirs(app, list_file):
    day = ("06/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
    stored(app, list_file, listed("Lê Thị Hiếu", *day), listed("Bé gái", *day))
    rows = [born(f"Lê Thị {name}", *day) for name in ("Hiểu", "Hiếu")]
    other, same = preview(app, register(list_file, *rows)).report.lines
    assert same.matched_by is MatchedBy.IDENTITY
    assert other.proposals["full_name"] == ("Bé gái", "Lê Thị Hiểu")
