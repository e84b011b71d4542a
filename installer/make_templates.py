"""Make the shipped template of reports: a letter as Nghị định 30/2020/NĐ-CP, Phụ lục I wants it.

Run by hand where the form changes: `python installer/make_templates.py`. An office changes its own
copy of a template in Word.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document as Letter
    from docx.oxml.table import CT_TrPr
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

TEMPLATES = Path(__file__).resolve().parent.parent / "resources" / "templates"
FONT = "Times New Roman"
CENTRE, LEFT, JUSTIFIED = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 16}
"""Millimetres: 20-25, 20-25, 30-35 and 15-20 are allowed."""
HEADS = (67, 97)
"""How the two columns of the head share the width, in millimetres."""
RULE = "Rule"
"""The style of a rule, by which the writer of letters finds it and gives it its length."""


def main() -> None:
    """Write the template."""
    TEMPLATES.mkdir(exist_ok=True)
    letter = _letter()
    _head(letter)
    _title(letter)
    _body(letter)
    _signature(letter)
    letter.save(str(TEMPLATES / "report.docx"))


def _letter() -> Letter:
    letter = Document()
    normal = letter.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    letter.styles.add_style("Đường kẻ dưới dòng", WD_STYLE_TYPE.PARAGRAPH).style_id = RULE
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    run = number.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            mark.text = text
        else:
            mark.set(qn("w:fldCharType"), kind)
        run.element.append(mark)
    return letter


def _head(letter: Letter) -> None:
    table = letter.add_table(rows=2, cols=2)
    _fix(table, HEADS)
    left, right = table.rows[0].cells
    for text in ("{%p if parent %}", "{{ parent }}", "{%p endif %}"):
        _line(left, text, 12, new=text.endswith("}}") or "endif" in text)
    _line(left, "{{ office }}", 12, bold=True)
    _rule(left)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, new=False)
    _line(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    _rule(right)
    left, right = table.rows[1].cells
    _line(left, "Số: {{ number }}/BC-{{ code }}", 13, new=False)
    _line(right, "{{ place }}, {{ written_on }}", 14, italic=True, new=False)


def _title(letter: Letter) -> None:
    letter.add_paragraph()
    _paragraph(letter, "BÁO CÁO", CENTRE, bold=True)
    _paragraph(letter, "{{ about }}", CENTRE, bold=True)
    _rule(letter)
    letter.add_paragraph()


def _body(letter: Letter) -> None:
    _paragraph(letter, "{%p if addressee %}", JUSTIFIED)
    _paragraph(letter, "Kính gửi: {{ addressee }}", CENTRE)
    _paragraph(letter, "{%p endif %}", JUSTIFIED)
    for part in ("lead", "guidance", "results"):
        _parts(letter, part)
    _paragraph(letter, "{{ tables }}", JUSTIFIED)
    for part in ("after_table", "difficulties", "proposals"):
        _parts(letter, part, last=part == "proposals")


def _parts(letter: Letter, name: str, *, last: bool = False) -> None:
    """Write the lines of a part; the last line of all stays with the signature."""
    _paragraph(letter, f"{{%p for line in {name} %}}", JUSTIFIED)
    _paragraph(letter, "{%p if line.is_heading %}", JUSTIFIED)
    heading = _paragraph(letter, "{{ line.text }}", JUSTIFIED, bold=True, indent=True)
    heading.paragraph_format.keep_with_next = True
    if last:
        _paragraph(letter, "{%p elif loop.last %}", JUSTIFIED)
        kept = _paragraph(letter, "{{ line.text }}", JUSTIFIED, indent=True)
        kept.paragraph_format.keep_with_next = True
    _paragraph(letter, "{%p else %}", JUSTIFIED)
    _paragraph(letter, "{{ line.text }}", JUSTIFIED, indent=True)
    _paragraph(letter, "{%p endif %}", JUSTIFIED)
    _paragraph(letter, "{%p endfor %}", JUSTIFIED)


def _signature(letter: Letter) -> None:
    letter.add_paragraph().paragraph_format.keep_with_next = True
    table = letter.add_table(rows=1, cols=2)
    _fix(table, (80, 85))
    left, right = table.rows[0].cells
    _line(left, "Nơi nhận:", 12, bold=True, italic=True, new=False).alignment = LEFT
    for text in ("{%p for one in recipients %}", "- {{ one }}", "{%p endfor %}"):
        _line(left, text, 11).alignment = LEFT
    _line(right, "{%p for one in signing_as %}", 14, bold=True, new=False)
    _line(right, "{{ one }}", 14, bold=True)
    _line(right, "{%p endfor %}", 14, bold=True)
    for _ in range(4):
        _line(right, "", 14)
    _line(right, "{{ signer }}", 14, bold=True)


def _fix(table: Table, widths: tuple[int, ...]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        _of_row(row).append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _of_row(row: _Row) -> CT_TrPr:
    """Give what is set of a row as a whole; the library has no other door to it."""
    return row._tr.get_or_add_trPr()  # noqa: SLF001


def _line(
    cell: _Cell,
    text: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    new: bool = True,
) -> Paragraph:
    line: Paragraph = cell.add_paragraph() if new else cell.paragraphs[0]
    line.alignment = CENTRE
    run = line.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(points)
    return line


def _paragraph(
    letter: Letter,
    text: str,
    alignment: WD_ALIGN_PARAGRAPH,
    *,
    bold: bool = False,
    indent: bool = False,
) -> Paragraph:
    line = letter.add_paragraph()
    line.alignment = alignment
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(14)
    if alignment == JUSTIFIED:
        line.paragraph_format.space_after = Pt(6)
        line.paragraph_format.line_spacing = 1.15
    if indent:
        line.paragraph_format.first_line_indent = Mm(12.7)
    return line


def _rule(place: _Cell | Letter) -> None:
    """Draw a rule across: an underline would cut the dots. Its length comes with the words."""
    line = place.add_paragraph(style="Đường kẻ dưới dòng")
    line.paragraph_format.line_spacing = Pt(4)
    line.paragraph_format.space_after = Pt(6)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    line.paragraph_format.element.get_or_add_pPr().insert_element_before(
        border, "w:spacing", "w:ind", "w:jc"
    )


if __name__ == "__main__":
    main()
