"""A ruler on written letters of every kind: NĐ 30/2020, Phụ lục I, in every section and table."""

from datetime import date
from itertools import pairwise

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.messages.letter_form import MOTTO, NATION
from app.reports.letter.letter import letter_head
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.letter.letter_widths import length_of, lines_of
from app.reports.report_kinds import KINDS
from app.services.cleaning.check_records import keep_problems

ON = date(2026, 6, 8)
CELL_SIDES = 3.81


@pytest.fixture
def commune(app):
    with app.store.read() as snapshot:
        village = snapshot.villages.all()[0]
    home = Household(id=app.new_id(), village_id=village.id)
    child = Child(
        id=app.new_id(), household_id=home.id, full_name="Giáp Minh Khuê", sex=Sex.FEMALE,
        birth_date=BirthDate(2016, 3, 12),
    )  # fmt: skip
    with app.write("import") as work:
        work.save_all([home, child])
        keep_problems(work, ON, [(child, home)])
    return app


def written(app, kind, folder, **more):
    """Write a letter of a kind and open it again."""
    with app.store.read() as snapshot:
        period = KINDS[kind].usual(snapshot, ON)
        head = letter_head(snapshot, app.commune)
    report = KINDS[kind].make(app, period)
    with app.store.read() as snapshot:
        text = KINDS[kind].write(snapshot, app.commune, report)
    letter = Letter(head=head, text=text, report=report, **more)
    write_letter(letter, folder / f"{kind}.docx", unit="Xã", created=app.clock())
    return docx.Document(folder / f"{kind}.docx")


def test_every_page_run_and_rule_of_every_kind_is_that_of_the_decree(commune, tmp_path):
    turned = set()
    for kind in KINDS:
        letter = written(commune, kind, tmp_path)
        check_pages(letter)
        check_letters(letter)
        check_head(letter)
        check_rules(letter)
        check_end(letter)
        turned |= {kind for section in letter.sections if section.page_width.mm > 290}
    assert {"quality", "indicators", "monthly"} <= turned
    assert "village-progress" not in turned


def check_pages(letter):
    for number, section in enumerate(letter.sections):
        sides = {round(section.page_width.mm), round(section.page_height.mm)}
        assert sides == {210, 297}
        assert section.orientation == (section.page_width > section.page_height)
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= round(section.right_margin.mm, 1) <= 20
        assert section.different_first_page_header_footer == (number == 0)
        (paragraph,) = section.header.paragraphs
        assert "PAGE" in paragraph._p.xml
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert {run.font.size.pt for run in paragraph.runs} <= {13, 14}
        assert section.header_distance < section.top_margin
    assert all(one.text == "" for one in letter.sections[0].first_page_header.paragraphs)


def check_letters(letter):
    usual = letter.styles["Normal"]
    assert (usual.font.name, usual.font.size.pt) == ("Times New Roman", 14)
    assert usual.element.rPr.rFonts.get(qn("w:eastAsia")) == "Times New Roman"
    for run in letter.element.body.iter(qn("w:r")):
        look = run.find(qn("w:rPr"))
        if look is None:
            continue
        assert look.find(qn("w:u")) is None
        assert look.find(qn("w:color")) is None
        fonts = look.find(qn("w:rFonts"))
        assert fonts is None or fonts.get(qn("w:ascii")) == "Times New Roman"
        size = look.find(qn("w:sz"))
        assert size is None or 16 <= int(size.get(qn("w:val"))) <= 28
    for paragraph in letter.paragraphs:
        sizes = {run.font.size.pt for run in paragraph.runs if run.font.size and run.text}
        assert sizes <= ({12} if all(run.italic for run in paragraph.runs) else {13, 14})


def check_head(letter):
    left, right = letter.tables[0].rows[0].cells
    nation, motto = right.paragraphs[:2]
    assert (nation.text, motto.text) == (NATION, MOTTO)
    for line, sizes in ((nation, (12, 13)), (motto, (13, 14)), (left.paragraphs[0], (12, 13))):
        (run,) = line.runs
        assert run.font.size.pt in sizes
        assert run.bold
        assert line.alignment == WD_ALIGN_PARAGRAPH.CENTER
    for line in (nation, motto):
        room = right.width.mm - CELL_SIDES
        assert length_of(line.text, line.runs[0].font.size.pt, bold=True) < room
    number, day = letter.tables[0].rows[1].cells
    assert number.text.startswith("Số: …")
    assert number.text.endswith("/BC-UBND")
    assert day.text.startswith("Nam Dương, ngày …")
    assert day.paragraphs[0].runs[0].italic
    assert length_of(day.text, 14) < day.width.mm - CELL_SIDES


def check_rules(letter):
    places = [
        (cell.paragraphs, cell.width.mm - CELL_SIDES) for cell in letter.tables[0].row_cells(0)
    ]
    places.append((letter.paragraphs, 210 - 30 - 16))
    rules = 0
    for paragraphs, room in places:
        for above, rule in pairwise(paragraphs):
            if rule.style.style_id != "Rule":
                continue
            rules += 1
            form = rule.paragraph_format
            drawn = room - form.left_indent.mm - form.right_indent.mm
            points = above.runs[0].font.size.pt
            last = lines_of(above.text, points, within=room)[-1]
            length = length_of(last, points, bold=True)
            if last == MOTTO:
                assert drawn == pytest.approx(length, abs=0.5)
            else:  # a third to a half of the line
                assert length / 3 <= drawn <= length / 2
    assert rules == 3


def check_end(letter):
    said = [one for one in letter.paragraphs if one.text.strip()]
    assert said[-1].text.endswith("./.")
    assert said[-1].paragraph_format.keep_with_next
    assert sum(one.text.count("./.") for one in said) == 1
    left, right = letter.tables[-1].rows[0].cells
    label, *recipients = left.paragraphs
    assert (label.text, label.runs[0].font.size.pt) == ("Nơi nhận:", 12)
    assert (label.runs[0].bold, label.runs[0].italic) == (True, True)
    assert {one.runs[0].font.size.pt for one in recipients} == {11}
    assert recipients[-1].text.startswith("- Lưu: VT")
    signed = [one for one in right.paragraphs if one.text]
    assert [one.text for one in signed] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert all(one.runs[0].bold and one.runs[0].font.size.pt == 14 for one in signed)
    assert "cantSplit" in letter.tables[-1].rows[0]._tr.xml


def test_number_and_day_stand_where_they_are_given(commune, tmp_path):
    letter = written(
        commune, "village-progress", tmp_path, number="07", written_on=date(2026, 2, 8)
    )
    number, day = letter.tables[0].rows[1].cells
    assert number.text == "Số: 07/BC-UBND"
    assert day.text == "Nam Dương, ngày 08 tháng 02 năm 2026"


def test_heads_are_said_again_lines_are_never_torn_and_the_last_stay_together(commune, tmp_path):
    letter = written(commune, "village-progress", tmp_path)
    rows = letter.tables[1].rows
    assert [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:3]] == [
        True, True, False,
    ]  # fmt: skip
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    kept = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in rows]
    assert kept[-4:] == [True, True, True, False]
