"""The letter keeps to the form of the decree; an office's own template is filled, never run."""

from datetime import date, datetime
from importlib.resources import files

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.domain.errors import KnownError
from app.messages.reports import day_in_words, moment_in_words
from app.reports.letter.write_docx import write_docx
from app.services.app import VIETNAM

SHIPPED = files("resources") / "templates" / "report.docx"


def template(path, *lines):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(path)
    return path


def test_margins_font_number_and_rules_are_those_of_the_decree():
    letter = docx.Document(str(SHIPPED))
    section = letter.sections[0]
    assert Mm(20) <= section.top_margin <= Mm(25)
    assert Mm(20) <= section.bottom_margin <= Mm(25)
    assert Mm(30) <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    normal = letter.styles["Normal"].font
    assert (normal.name, normal.size) == ("Times New Roman", Pt(14))
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert 'w:jc w:val="center"' in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""
    drawn = list(letter.element.iter(qn("w:pBdr")))
    assert len(drawn) == 3  # under the office, the motto and the subject
    assert "w:u " not in letter.element.xml


def test_days_are_written_as_the_decree_wants_them():
    assert day_in_words(date(2026, 6, 8)) == "ngày 08 tháng 6 năm 2026"
    assert day_in_words(date(2026, 2, 18)) == "ngày 18 tháng 02 năm 2026"
    assert moment_in_words(datetime(2026, 6, 8, 10, 20, tzinfo=VIETNAM)) == (
        "10 giờ 20 phút, ngày 08 tháng 6 năm 2026"
    )


def test_an_own_template_is_filled(tmp_path):
    own = template(tmp_path / "mau.docx", "Đơn vị: {{ office }}", "<b> & {{ signer }}")
    write_docx({"office": "Xã A & B", "signer": ""}, [], tmp_path / "a.docx", own=own)
    lines = [line.text for line in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert lines == ["Đơn vị: Xã A & B", "<b> & "]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Số {{ number ", "number"),
        ("{% for row in rows %}", ""),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", ""),
    ],
)
def test_a_broken_or_a_wicked_template_is_refused_and_leaves_no_file(tmp_path, line, named):
    own = template(tmp_path / "mau.docx", "Kính gửi", line)
    with pytest.raises(KnownError) as refused:
        write_docx({"rows": []}, [], tmp_path / "a.docx", own=own)
    assert refused.value.code == "template_broken"
    assert named in str(refused.value.facts["line"])
    assert not (tmp_path / "a.docx").exists()


def test_what_is_no_letter_is_refused(tmp_path):
    (tmp_path / "mau.docx").write_bytes(b"no letter")
    with pytest.raises(KnownError, match="template_unreadable"):
        write_docx({}, [], tmp_path / "a.docx", own=tmp_path / "mau.docx")
