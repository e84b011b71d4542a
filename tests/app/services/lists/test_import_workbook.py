"""A list comes in whole or not at all; again it changes nothing; newer work by hand stands."""

import random
from datetime import date

import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.fields import fields_of, noun_from
from app.domain.household import Household
from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook

ON = date(2026, 6, 8)
AN = [1, "TE1", "Lê Văn An", "16/3/2015", "Nam", "024215604933", "Lê Văn Tú", "Biêng", "0977872412"]
MAI = [2, "TE2", "Lê Thị Mai", "2/5/2018", "Nữ", "", "Lê Văn Tú", "Biêng", "0977872412"]
BA = [3, "TE3", "Vi Ba", "năm 2020", "Nam", "", "Vi Quân", "Đội 9", ""]


def but(row, **cells):
    places = {"code": 1, "name": 2, "birth": 3, "sex": 4, "number": 5, "head": 6, "village": 7}
    places["phone"] = 8
    changed = list(row)
    for name, cell in cells.items():
        changed[places[name]] = cell
    return changed


def counts(report):
    return report.added, report.changed, report.unchanged, report.set_aside


def people(app):
    with app.store.read() as snapshot:
        return list(snapshot.children.everyone())


def edit(app, noun, action="visit", **fields):
    with app.write(action) as unit:
        unit.save(noun_from(type(noun), noun.id, noun.revision, {**fields_of(noun), **fields}))


def test_rows_become_children_and_share_their_household(app, list_file):
    report = import_workbook(app, list_file(AN, MAI, BA), on=ON)
    assert counts(report) == (3, 0, 0, 0)
    (an, home), (_, same), (ba, other) = people(app)
    assert (an.full_name, str(an.birth_date), an.source) == (
        "Lê Văn An",
        "2015-03-16",
        "ds.xlsx#DS!2",
    )
    assert home == same
    assert (home.head_name, home.phone) == ("Lê Văn Tú", "0977872412")
    assert str(ba.birth_date) == "2020"
    assert (other.village_id, other.originals) == (None, {"village": "Đội 9"})
    codes = [{problem.code for problem in line.problems} for line in report.lines]
    assert "missing_national_id" in codes[1]
    assert codes[2] >= {"unknown_village", "incomplete_birth_date"}
    with app.store.read() as snapshot:
        assert {p.code for p in snapshot.problems.of_child(ba.id)} == codes[2]


def test_a_dry_run_says_the_same_and_writes_nothing(app, list_file):
    path = list_file(AN, MAI, BA)
    with app.store.read() as snapshot:
        before = snapshot.journal.last_seq()
    rehearsed = import_workbook(app, path, on=ON, dry_run=True)
    assert (counts(rehearsed), rehearsed.group_id) == ((3, 0, 0, 0), None)
    with app.store.read() as snapshot:
        assert snapshot.journal.last_seq() == before
    assert [line.problems for line in import_workbook(app, path, on=ON).lines] == [
        line.problems for line in rehearsed.lines
    ]


def test_what_the_list_changed_is_taken_and_shown(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    corrected = but(MAI, name="Lê Thị Ngọc Mai", number="024318000123")
    report = import_workbook(app, list_file(AN, corrected, name="sửa.xlsx"), on=ON)
    assert counts(report) == (0, 1, 1, 0)
    assert report.lines[1].changes == {
        "full_name": ("Lê Thị Mai", "Lê Thị Ngọc Mai"),
        "national_id": ("", "024318000123"),
        "source": ("ds.xlsx#DS!3", "sửa.xlsx#DS!3"),
    }


def test_newer_work_by_hand_stands(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    an = people(app)[0][0]
    edit(app, an, full_name="Lê Văn Ân", father_name="Lê Văn Tú")
    again = import_workbook(app, list_file(AN, MAI), on=ON)
    assert (counts(again), again.lines[0].kept) == ((0, 0, 2, 0), ())
    other = import_workbook(app, list_file(but(AN, name="Lê Văn Anh", sex=""), MAI), on=ON)
    assert (counts(other), other.lines[0].kept) == ((0, 0, 2, 0), ("full_name",))
    assert other.lines[0].messages == ("kept_newer",)
    assert people(app)[0][0].full_name == "Lê Văn Ân"


def test_an_empty_or_toneless_cell_takes_nothing_away(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    poorer = but(AN, name="LE VAN AN", birth="", number="chưa có", phone="")
    report = import_workbook(app, list_file(poorer, MAI, name="b.xlsx"), on=ON)
    assert counts(report) == (0, 0, 2, 0)


def test_a_household_is_set_right_in_place(app, list_file):
    import_workbook(app, list_file(AN, MAI, BA), on=ON)
    homes = [home.id for _, home in people(app)]
    moved = [but(row, phone="0912345678") for row in (AN, MAI)]
    report = import_workbook(app, list_file(*moved, but(BA, village="Biêng"), name="b.xlsx"), on=ON)
    assert counts(report) == (0, 3, 0, 0)
    assert report.lines[0].changes["household.phone"] == ("0977872412", "0912345678")
    assert [home.id for _, home in people(app)] == homes
    assert [home.originals for _, home in people(app)] == [{}, {}, {}]


def test_a_child_that_left_its_household_does_not_take_it_along(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    gone = but(MAI, head="Phạm Thị Lan", phone="")
    path = list_file(AN, gone, name="b.xlsx")
    assert counts(import_workbook(app, path, on=ON)) == (0, 1, 1, 0)
    (_, home), (_, other) = people(app)
    assert (home.head_name, other.head_name) == ("Lê Văn Tú", "Phạm Thị Lan")
    assert counts(import_workbook(app, path, on=ON)) == (0, 0, 2, 0)


def test_a_household_known_by_hand_takes_its_children_in(app, list_file):
    with app.store.read() as snapshot:
        village = next(v for v in snapshot.villages.all() if v.name == "Biêng")
    home = Household(
        id=app.new_id(), village_id=village.id, head_name="Lê Văn Tú", phone="0977872412"
    )
    with app.write("visit") as unit:
        unit.save(home)
    import_workbook(app, list_file(AN, MAI), on=ON)
    assert {found.id for _, found in people(app)} == {home.id}


def test_a_child_entered_by_hand_is_recognised_and_gets_its_code(app, list_file):
    import_workbook(app, list_file(but(AN, code="", number=""), name="tay.xlsx"), on=ON)
    report = import_workbook(app, list_file(AN), on=ON)
    assert counts(report) == (0, 1, 0, 0)
    assert people(app)[0][0].external_code == "TE1"


def test_the_code_of_another_child_is_set_aside(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    report = import_workbook(app, list_file(but(BA, code="TE1"), name="b.xlsx"), on=ON)
    assert (counts(report), report.lines[0].messages) == ((0, 0, 0, 1), ("code_of_another_child",))
    assert report.group_id is None


def test_a_line_that_is_no_child_is_set_aside_and_said(app, list_file):
    report = import_workbook(app, list_file(AN, ["", "", "", "", "", "", "", 1]), on=ON)
    assert (counts(report), report.lines[1].messages) == ((1, 0, 0, 1), ("not_a_child",))


def test_a_child_removed_by_hand_does_not_come_back(app, list_file):
    import_workbook(app, list_file(AN, MAI), on=ON)
    edit(app, people(app)[0][0], status="removed")
    report = import_workbook(app, list_file(AN, MAI), on=ON)
    assert (counts(report), report.lines[0].messages) == ((0, 0, 1, 1), ("removed_by_hand",))
    edit(app, people(app)[0][0], action="merge", status="merged")
    merged = import_workbook(app, list_file(MAI), on=ON)
    assert (counts(merged), merged.lines[0].messages) == ((0, 0, 1, 0), ("merged_record",))


def test_a_number_on_two_children_is_raised_on_both(app, list_file):
    import_workbook(app, list_file(AN), on=ON)
    twin = but(BA, number=AN[5], birth="16/3/2015")
    import_workbook(app, list_file(twin, name="b.xlsx"), on=ON)
    import_workbook(app, list_file(but(twin, number=""), name="c.xlsx"), on=ON)
    with app.store.read() as snapshot:
        for child, _ in snapshot.children.everyone():
            codes = {problem.code for problem in snapshot.problems.of_child(child.id)}
            assert "duplicate_national_id" in codes


def test_cancel_leaves_nothing_behind(app, list_file):
    path = list_file(*[but(AN, code=f"TE{at}", name=f"Lê {'An' * at}") for at in range(300)])
    seen = []

    def watch(done, total):
        seen.append((done, total))

    with pytest.raises(KnownError, match="cancelled"):
        import_workbook(app, path, on=ON, progress=watch, cancelled=lambda: len(seen) == 3)
    assert people(app) == []
    import_workbook(app, path, on=ON, progress=watch)
    assert seen[-1] == (1000, 1000)
    assert seen[3:] == sorted(seen[3:])
    assert len(people(app)) == 300


def any_row(chance: random.Random) -> list[str]:
    """A row as a hurried person writes it: shared codes, blanks, half-known children."""
    pick = chance.choice
    return [
        "",
        pick(["", "TE1", "TE2", "TE3"]),
        pick(["", "Lê Văn An", "LÊ VĂN AN", "Le Van An", "Lê Thị Mai", "Mai", "Bé gái"]),
        pick(["", "16/3/2015", "2015", "32/1/2015", "2/5/2018"]),
        pick(["", "Nam", "Nữ", "?"]),
        pick(["", "024215604933", "24215604933", "123"]),
        pick(["", "Lê Văn Tú", "Lê Văn Tư"]),
        pick(["", "Biêng", "Đội 9"]),
        pick(["", "0977872412", "0912345678"]),
    ]


def test_no_list_whatever_it_says_changes_anything_the_second_time(app, list_file):
    chance = random.Random(11)
    for number in range(40):
        rows = [any_row(chance) for _ in range(chance.randrange(1, 9))]
        path = list_file(AN, *rows, name=f"{number}.xlsx")
        first = import_workbook(app, path, on=ON)
        assert sum(counts(first)) == first.rows
        again = import_workbook(app, path, on=ON)
        assert (again.added, again.changed) == (0, 0), (number, rows, again.lines)
        assert again.rows == first.rows


def test_a_row_keeps_its_line_in_the_report(app, list_file):
    report = import_workbook(app, list_file(AN, [""] * 9, MAI), on=ON)
    assert [(line.sheet, line.row) for line in report.lines] == [("DS", 2), ("DS", 4)]
    assert {line.outcome for line in report.lines} == {RowOutcome.ADDED}
    with app.store.read() as snapshot:
        stored = [snapshot.children.get(line.child_id) for line in report.lines]
    assert all(isinstance(child, Child) for child in stored)
