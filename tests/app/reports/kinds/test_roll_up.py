"""The roll-up as a report: its columns, its total, what is said under it and beside it."""

from datetime import datetime
from decimal import Decimal

import docx
import openpyxl

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.reports.roll_up import Finding, Sent, SentFile
from app.messages.roll_up import FINDINGS
from app.reports.kinds.roll_up import finding_texts, roll_up_report
from app.reports.kinds.roll_up_letter import roll_up_letter
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.report import rate
from app.services.app import VIETNAM
from app.services.rollup.roll_up import roll_up

GAZETTEER = shipped_gazetteer()
NOW = datetime(2026, 6, 20, 9, 30, tzinfo=VIETNAM)


def files(lines):
    return [SentFile(unit.code, (Sent(unit, one, unit.code),)) for unit, one in lines]


def test_34_provinces_make_the_ministry_table(tmp_path):
    # The letter's own lines are in no list that may be shipped; its sums are (seed_arithmetic.csv).
    provinces = GAZETTEER.units.provinces
    shares = [20 + (7 * at) % 31 for at in range(34)]
    given = []
    for whole, name in ((24_950_416, "population"), (18_010_324, "on_system")):
        parts = [whole * one // sum(shares) for one in shares]
        parts[0] += whole - sum(parts)
        given.append(
            [
                {name: part + (at % 5 - 2) * 20_011 * (name == "on_system")}
                for at, part in enumerate(parts)
            ]
        )
    given[1][33]["on_system"] += 18_010_324 - sum(one["on_system"] for one in given[1])
    lines = [(unit, a | b) for unit, a, b in zip(provinces, *given, strict=True)]
    rolled = roll_up(files(lines), GAZETTEER)
    report = roll_up_report(rolled, GAZETTEER, NOW)
    (table,) = report.tables
    assert [line.key for line in table.lines] == [one.code for one in provinces]
    assert table.total.values[:4] == (24_950_416, 18_010_324, Decimal("72.18"), 6_940_092)
    for line, (_, one) in zip(table.lines, lines, strict=True):
        assert line.values[2] == rate(one["on_system"], one["population"])
    head, text = roll_up_letter(report, rolled, GAZETTEER)
    assert text.proposals[-1].endswith("của cả nước./.")
    letter = Letter(head=head, text=text, report=report)
    for name in ("a.docx", "a.xlsx", "a.csv"):
        write_letter(letter, tmp_path / name, unit="Bộ Y tế", created=NOW)
    number, drawn = docx.Document(tmp_path / "a.docx").tables[:2]
    assert number.cell(1, 0).text.endswith("/BC-BMTE")
    assert [cell.text for cell in drawn.rows[-1].cells][2:5] == [
        "24.950.416",
        "18.010.324",
        "72,18",
    ]
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet["C41"].value == "=SUM(C7:C40)"
    assert "ROUND" in sheet["E41"].value


def test_a_province_sees_who_is_missing_and_no_rate_of_different_units():
    communes = [one for one in GAZETTEER.units.communes if one.parent_code == "24"]
    lines = [(communes[0], {"population": 100, "on_system": 120}), (communes[1], {"on_system": 7})]
    report = roll_up_report(roll_up(files(lines), GAZETTEER), GAZETTEER, NOW)
    (table,) = report.tables
    assert [column.key for column in table.columns] == [
        *("population", "on_system", "rate", "to_enter", "state"),
    ]
    assert table.lines[0].values == (100, 120, Decimal("120.00"), -20, "")
    assert table.lines[1].values == (None, 7, None, None, "")
    assert table.lines[2].values == (None, None, None, None, "Chưa gửi")
    assert table.total.values == (100, 127, None, None, "")
    said = " ".join(table.notes)
    assert f"Chưa gửi: {len(communes) - 2}/{len(communes)} đơn vị" in said
    assert "Chưa có đủ hai số để tính tỷ lệ của: Phường Đa Mai" in said
    assert "Tỷ lệ trên 100%: Phường Bắc Giang (120,00%)" in said


def test_every_finding_is_a_sentence():
    facts = dict.fromkeys(
        ["options", "name", "other", "names", "row", "column", "stated", "right", "parts", "text"],
        "x",
    ) | {
        "part": "special",
        "whole": "children",
        "is": 5000,
        "most": 7,
        "figure": "special",
        "was": 3,
        "taken": "a",
        "more": 2,
        "day": "08/06/2026",
    }
    for code in FINDINGS:
        one = Finding(code, "a.xlsx", "S", "B2", unit="07603", facts=facts)
        name, (file, where, sentence) = finding_texts(one, GAZETTEER)
        assert (name, file, where) == ("Xã Nam Dương", "a.xlsx", "S, B2")
        assert "{" not in sentence
    unread = Finding("file_damaged", "a.xlsx", row=7, facts={"file": "a.xlsx"})
    assert finding_texts(unread, GAZETTEER)[1][1] == "dòng 7"
    assert "a.xlsx" in finding_texts(unread, GAZETTEER)[1][2]
