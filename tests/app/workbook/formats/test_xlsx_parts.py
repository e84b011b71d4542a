"""The parts of a package are found through its relations, and only old fonts are named."""

import io
import zipfile

from app.workbook.formats.package import open_package
from app.workbook.formats.xlsx_parts import targets, xlsx_parts

BOOK = b"""<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets>
<sheet name="A &amp; B" sheetId="7" r:id="rId3"/></sheets></workbook>"""
RELATIONS = b"""<Relationships><Relationship Id="rId3" Target="/xl/worksheets/sheet9.xml"/>
<Relationship Id="rId4" Target="worksheets\\sheet1.xml"/></Relationships>"""
STYLES = b"""<styleSheet><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font>
<font><sz val="11"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="9"/>
</cellXfs></styleSheet>"""


def test_sheets_fonts_and_epoch():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/styles.xml", STYLES)
    parts = xlsx_parts(open_package(out.getvalue()))
    assert parts.sheets == {"A & B": "xl/worksheets/sheet9.xml"}
    assert parts.old_fonts == {"1": ".VnTime"}
    assert parts.epoch_1904


def test_targets_may_be_written_in_three_ways():
    assert targets(RELATIONS)["rId4"] == "xl/worksheets/sheet1.xml"
    assert targets(b"") == {}
