"""The rules of a letter, each as long as the line above it wants (NĐ 30/2020, Phụ lục I).

In a template a rule is an empty paragraph of the style RULE with a border above; one of another
style stays as the office drew it.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from app.messages.letter_form import MOTTO
from app.reports.letter.letter_widths import length_of, rule_under

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

RULE = "Rule"
"""The id of the style; Word calls it by its name."""
_CELL_SIDES = 3.81
"""What Word leaves free in a cell, left and right together, in millimetres."""
_USUAL = Pt(14)


def fit_rules(letter: Document) -> None:
    """Give every rule its length: that of the motto under the motto, else a part of its line."""
    page = letter.sections[0]
    edges = (page.page_width or 0, -(page.left_margin or 0), -(page.right_margin or 0))
    _fit(letter.paragraphs, sum(edges) / Mm(1))
    for table in letter.tables:
        for row in table.rows:
            for cell in row.cells:
                _fit(cell.paragraphs, _inside(cell))


def _inside(cell: _Cell) -> float:
    return (cell.width or 0) / Mm(1) - _CELL_SIDES


def _fit(paragraphs: list[Paragraph], within: float) -> None:
    for above, rule in pairwise(paragraphs):
        if _style(rule) == RULE and above.text.strip():
            side = Mm(max((within - _length(above, within)) / 2, 0))
            rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = side


def _style(paragraph: Paragraph) -> str:
    style: BaseOxmlElement | None = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # noqa: SLF001
    return style.get(qn("w:val"), "") if style is not None else ""


def _length(above: Paragraph, within: float) -> float:
    sizes = [run.font.size for run in above.runs if run.font.size]
    points = (sizes[0] if sizes else _USUAL).pt
    if above.text.strip() == MOTTO:
        return length_of(MOTTO, points, bold=True)
    return rule_under(above.text.strip(), points, within=within)
