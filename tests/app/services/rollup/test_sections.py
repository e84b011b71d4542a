from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.unit_names import UnitNames
from app.services.rollup.sections import sections_of
from app.workbook.sheet import Sheet
from app.workbook.tables.progress_tables import progress_tables, texts_above

NAMES = UnitNames(shipped_gazetteer())


def sections(*rows):
    sheet = Sheet("A", [["TT", "Tên", "Trẻ em", "Đã nhập"], *map(list, rows)])
    (table,) = progress_tables(sheet)
    return sections_of(table, texts_above(sheet, table, None), NAMES)


def test_lines_belong_to_the_commune_above_them():
    first, second = sections(
        ["I", "Xã Nam Dương", "", ""], [1, "A", 5, 4], ["II", "P. Chũ", 7, 6], [1, "B", 7, 6]
    )
    assert [one.code for one in (*first.units, *second.units)] == ["07603", "07525"]
    assert [line.name for line in first.table.lines] == ["A"]
    assert first.table.totals == ()
    assert second.table.totals[0].values == {"children": 7, "on_system": 6}


def test_communes_alone_or_one_alone_are_no_sections():
    assert sections([1, "Xã Nam Dương", 5, 4], [2, "P. Chũ", 7, 6]) == []
    assert sections([1, "Xã Nam Dương", 5, 4], [2, "A", 7, 6]) == []
