"""A letter goes into the file its ending asks for; a machine that cannot draw says so."""

from datetime import date, datetime

import pytest

from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.reports.letter.letter import LetterHead, ReportText
from app.reports.letter.letter_file import Letter, offered_writer, write_letter
from app.reports.report import Column, Line, Report, Table
from app.services.app import VIETNAM

NOW = datetime(2026, 6, 8, 10, 20, tzinfo=VIETNAM)


def letter():
    table = Table(
        key="t", title="Biểu", first="Thôn", columns=(Column("n", "Trẻ em"),),
        lines=(Line("v", "Đông", (3,)),),
    )  # fmt: skip
    report = Report(
        kind="t", title="Biểu", period=Period.of_day(date(2026, 6, 8)), taken_at=NOW,
        tables=(table,),
    )  # fmt: skip
    head = LetterHead(
        parent="", office="UBND", place="Xã", signing_as=("CHỦ TỊCH",), signer="", recipients=(),
        officer="", department="", addressee="",
    )  # fmt: skip
    lines = dict.fromkeys(("lead", "guidance", "results", "after_table", "difficulties"), ())
    text = ReportText(about="Thử", proposals=("Hết./.",), **lines)
    return Letter(head=head, text=text, report=report)


@pytest.mark.parametrize("ending", ["csv", "XLSX", "docx"])
def test_the_ending_says_what_is_written(tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    write_letter(letter(), path, unit="Xã", created=NOW)
    assert path.stat().st_size


def test_what_cannot_be_written_is_said(tmp_path):
    with pytest.raises(KnownError, match="report_format_unknown"):
        write_letter(letter(), tmp_path / "a.txt", unit="Xã", created=NOW)
    with pytest.raises(KnownError, match="report_writer_missing"):
        offered_writer("pdf", tmp_path / "a.pdf", group="nobody.offers")
    assert not list(tmp_path.iterdir())
