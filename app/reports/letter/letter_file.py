"""A report as a letter that is ready to be written, and the file its ending asks for.

What draws pages lives elsewhere and offers itself by the entry point `sotreem.report_writers`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import KnownError
from app.reports.letter.letter import LetterHead, ReportText, letter_context
from app.reports.report import Report
from app.reports.write_table import write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WRITERS = "sotreem.report_writers"
"""Ending without its dot -> a function of the letter and the path of the file."""


Form = Path | bytes
"""A form of a letter: its file, or what stood in it when the letter was issued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that a written report says."""

    head: LetterHead
    text: ReportText
    report: Report
    number: str = ""
    """Empty where it is written by hand."""
    written_on: date | None = None
    template: Form | None = None
    """The office's own form of the .docx; None is the shipped one."""


def write_letter(letter: Letter, path: Path, *, unit: str, created: datetime) -> None:
    """Write a file as its ending says: .docx and .pdf to sign, .xlsx and .csv the tables alone.

    Raises KnownError `report_format_unknown`, `report_writer_missing`, and those of the writers.
    """
    writers: Mapping[str, Callable[[], None]] = {
        ".csv": lambda: write_csv(letter.report, path),
        ".xlsx": lambda: write_xlsx(letter.report, unit, path, created=created),
        ".docx": lambda: _write_docx(letter, path),
        ".pdf": lambda: _write_pdf(letter, path),
    }
    write = writers.get(path.suffix.lower())
    if write is None:
        raise KnownError("report_format_unknown", file=path.name)
    write()


def _write_docx(letter: Letter, path: Path) -> None:
    from app.reports.letter.write_docx import (
        write_docx,  # a second to import: only who writes waits
    )

    context = letter_context(
        letter.head,
        letter.text,
        letter.report,
        number=letter.number,
        written_on=letter.written_on,
    )
    report = letter.report
    write_docx(context, report.tables, path, own=letter.template, charts=report.charts)


def _write_pdf(letter: Letter, path: Path) -> None:
    offered_writer("pdf", path)(letter, path)


def offered_writer(
    ending: str, path: Path, *, group: str = WRITERS
) -> "Callable[[Letter, Path], None]":
    """Find what draws files of an ending; raises KnownError `report_writer_missing`."""
    # Of all installed, by whatever name: leftovers of an older build may stand before ours.
    told = (one for installed in distributions() for one in installed.entry_points)
    offered = next((one for one in told if (one.group, one.name) == (group, ending)), None)
    if offered is None:
        raise KnownError("report_writer_missing", file=path.name)
    try:
        write: Callable[[Letter, Path], None] = offered.load()
    except ImportError as error:
        raise KnownError("report_writer_missing", file=path.name) from error
    return write
