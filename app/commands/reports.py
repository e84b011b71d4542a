"""Reports on the command line: counted, written as the ending of the file says."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.bootstrap import opened_app
from app.domain.errors import KnownError
from app.domain.period import Period
from app.messages import sentence
from app.paths import default_folder
from app.printing import say
from app.reports.kinds import KINDS
from app.reports.letter import letter_context, letter_head
from app.reports.report import Report
from app.reports.write_docx import write_docx
from app.reports.write_table import write_csv, write_xlsx
from app.services.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Day = datetime | None
_DAYS = ["%Y-%m-%d"]
DEFAULT = default_folder()


def add_reports(cli: typer.Typer) -> None:
    """Add the commands to those of the program."""
    cli.command(name="report")(report)


def report(
    kind: Annotated[str, typer.Argument(help=", ".join(KINDS))],
    out: Annotated[Path, typer.Option(help="Tệp .docx, .xlsx hoặc .csv.")],
    on: Annotated[Day, typer.Option(formats=_DAYS, help="Tính đến ngày.")] = None,
    since: Annotated[Day, typer.Option("--from", help="Kỳ từ ngày.", formats=_DAYS)] = None,
    until: Annotated[Day, typer.Option("--to", help="Kỳ đến ngày.", formats=_DAYS)] = None,
    number: Annotated[str, typer.Option(help="Số của văn bản; để trống thì ghi tay.")] = "",
    dated: Annotated[Day, typer.Option(help="Ngày văn bản.", formats=_DAYS)] = None,
    template: Annotated[Path | None, typer.Option(help="Mẫu .docx của đơn vị.")] = None,
    data: Folder = DEFAULT,
) -> None:
    """Lập báo cáo: biểu và văn bản, ghi ra tệp."""
    if kind not in KINDS:
        raise KnownError("report_unknown", kind=kind, kinds=", ".join(KINDS))
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        period = _period(KINDS[kind].usual(day), since, until)
        made = KINDS[kind].make(app, period)
        writers: dict[str, Callable[[], None]] = {
            ".csv": lambda: write_csv(made, out),
            ".xlsx": lambda: write_xlsx(made, app.commune.full_name, out, created=app.clock()),
            ".docx": lambda: _write_letter(app, made, out, template, number, dated),
        }
        if out.suffix.lower() not in writers:
            raise KnownError("report_format_unknown", file=out.name)
        writers[out.suffix.lower()]()
    say(sentence("report_written", file=out.name))


def _period(usual: Period, since: datetime | None, until: datetime | None) -> Period:
    first = since.date() if since else usual.since
    last = until.date() if until else usual.until
    if first > last:
        raise KnownError("period_backwards")
    return Period(first, last)


def _write_letter(
    app: App, made: Report, out: Path, template: Path | None, number: str, dated: datetime | None
) -> None:
    with app.store.read() as snapshot:
        head = letter_head(snapshot, app.commune)
        text = KINDS[made.kind].write(snapshot, app.commune, made)
    written_on = dated.date() if dated else None
    context = letter_context(head, text, made, number=number, written_on=written_on)
    write_docx(context, made.tables, out, own=template)
