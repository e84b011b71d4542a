"""Issued reports on the command line: listed, written again as they were, held against today."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.domain.reports.issued_report import IssuedReport
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.reports.issued.compare_issued import CAME, DIFFERENCE, LEFT, NOW, THEN, compare_with_today
from app.reports.issued.issue import issue, issued, read_issued
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.letter.letter_settings import own_template
from app.reports.report import Report
from app.reports.write_table import write_csv, write_xlsx
from app.services.app import App
from app.workbook.outgoing.new_file import new_file

DEFAULT = default_folder()
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
Id = Annotated[str, typer.Argument(help="Mã báo cáo đã phát hành (lệnh reports).")]
ISSUED_COLUMNS = (
    *("report_id", "kind", "from", "to", "taken_at", "issued_at", "number", "written_on"),
    *("author", "replaces", "stands"),
)
COMPARED_COLUMNS = ("table", "figure", THEN, NOW, DIFFERENCE, CAME, LEFT)
Row = dict[str, object]


def issue_written(app: App, letter: Letter, out: Path) -> None:
    """Write a file beside its place, issue what it says, and put it there.

    So nothing is issued of which there is no file: a full disk, a file that Excel holds open.
    """
    at = app.clock()
    with new_file(out) as unfinished:
        write_letter(letter, unfinished, unit=app.commune.full_name, created=at)
        if out.exists():
            out.open("r+b").close()  # what cannot be replaced is refused before, not after
        _issue(app, letter, at)


def _issue(app: App, letter: Letter, at: datetime) -> None:
    made = issue(
        app,
        letter.report,
        letter.text,
        letter.head,
        number=letter.number,
        written_on=letter.written_on,
        at=at,
        template=letter.template,
    )
    say(sentence("report_issued", id=made.id))
    if made.replaces:
        say(sentence("report_replaced", id=made.replaces))


def reports(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê các báo cáo đã phát hành, mới nhất trước."""
    with opened_app(data) as app, app.store.read() as snapshot:
        print_rows(ISSUED_COLUMNS, _issued_rows(issued(snapshot)), wanted)


def _issued_rows(found: list[IssuedReport]) -> Iterator[Row]:
    withdrawn = {one.replaces for one in found}
    for one in found:
        yield {
            "report_id": one.id,
            "kind": one.kind,
            "from": one.period.since,
            "to": one.period.until,
            "taken_at": one.taken_at.isoformat(timespec="minutes"),
            "issued_at": one.issued_at.isoformat(timespec="seconds"),
            "number": one.number,
            "written_on": one.written_on or "",
            "author": one.author,
            "replaces": one.replaces,
            "stands": one.id not in withdrawn,
        }


def report_again(
    report_id: Id,
    out: Annotated[Path, typer.Option(help="Tệp .docx, .pdf, .xlsx hoặc .csv.")],
    template: Annotated[Path | None, typer.Option(help="Mẫu .docx của đơn vị.")] = None,
    data: Folder = DEFAULT,
) -> None:
    """Ghi lại một báo cáo đã phát hành, đúng như lúc phát hành."""
    with opened_app(data) as app:
        with app.store.read() as snapshot:
            kept = read_issued(snapshot, report_id)
        letter = kept.letter(template or kept.form or own_template(app))
        write_letter(letter, out, unit=app.commune.full_name, created=kept.about.issued_at)
    say(sentence("report_written", file=out.name))


def report_compare(
    report_id: Id,
    out: Annotated[Path | None, typer.Option(help="Ghi ra tệp .xlsx hoặc .csv.")] = None,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """So sánh một báo cáo đã phát hành với số liệu hiện nay."""
    with opened_app(data) as app:
        compared = compare_with_today(app, report_id)
        if out is None:
            print_rows(COMPARED_COLUMNS, _compared_rows(compared), wanted)
        elif out.suffix.lower() == ".csv":
            write_csv(compared, out)
        else:
            write_xlsx(compared, app.commune.full_name, out, created=app.clock())
    told = [bool(row[DIFFERENCE]) for row in _compared_rows(compared)]
    say(sentence("report_compared", different=sum(told), figures=len(told)))


def _compared_rows(compared: Report) -> Iterator[Row]:
    for table in compared.tables:
        for line in table.lines:
            told = zip(COMPARED_COLUMNS[2:], line.values, strict=True)
            known = {name: "" if value is None else value for name, value in told}
            yield {"table": table.key, "figure": line.name, **known}
