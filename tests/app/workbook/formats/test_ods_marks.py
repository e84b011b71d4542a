"""What an .ods hides, merges, does not compute and writes in old fonts is found."""

from app.workbook.reader import Merge, read_workbook


def cell(text, about=""):
    return (
        f'<table:table-cell office:value-type="string"{about}><text:p>{text}</text:p>'
        "</table:table-cell>"
    )


STYLES = (
    '<style:style style:name="ce1" style:family="table-cell">'
    '<style:text-properties style:font-name=".VnTime"/></style:style>'
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
TABLES = (
    '<table:table table:name="Trẻ &amp; em"><table:table-column table:number-columns-repeated="2"/>'
    '<table:table-column table:visibility="collapse"/>'
    "<table:table-header-rows><table:table-row>"
    + cell("Họ tên", ' table:number-columns-spanned="2" table:number-rows-spanned="1"')
    + "<table:covered-table-cell/>"
    + cell("Số")
    + "</table:table-row></table:table-header-rows>"
    '<table:table-row table:number-rows-repeated="2" table:visibility="filter">'
    + cell("NguyÔn", ' table:style-name="ce1"')
    + '<table:table-cell/><table:table-cell table:formula="of:=1+1"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048573">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    '<table:table table:name="Ẩn" table:style-name="ta2"><table:table-row>'
    + cell("x")
    + "</table:table-row></table:table>"
)


def test_all_marks_are_found(ods_file):
    book = read_workbook(ods_file(TABLES, STYLES))
    sheet, hidden = book.sheets
    assert book.format == "ods"
    assert sheet.name == "Trẻ & em"
    assert [row[0] for row in sheet.rows] == ["Họ tên", "NguyÔn", "NguyÔn"]
    assert sheet.hidden_rows == {2, 3}
    assert sheet.hidden_columns == {2}
    assert sheet.merges == (Merge(1, 0, 1, 1),)
    assert sheet.uncomputed == {(2, 2)}
    assert sheet.fonts == {0: ".VnTime"}
    assert [sheet.visible, hidden.visible] == [True, False]
