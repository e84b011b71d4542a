"""Reports on the command line: counted, written as the ending of the file says."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.bootstrap import opened_app
from app.domain.errors import KnownError
from app.messages import sentence
from app.paths import default_folder
from app.printing import say
from app.reports import village_progress
from app.reports.letter import letter_context, letter_head, progress_text
from app.reports.report import Report
from app.reports.write_docx import write_docx
from app.reports.write_table import write_csv, write_xlsx
from app.services.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
_DAYS = ["%Y-%m-%d"]
DEFAULT = default_folder()
KINDS = {village_progress.KIND: village_progress.village_progress}


def add_reports(cli: typer.Typer) -> None:
    """Add the commands to those of the program."""
    cli.command(name="report")(report)


def report(
    kind: Annotated[str, typer.Argument(help="village-progress")],
    out: Annotated[Path, typer.Option(help="Tệp .docx, .xlsx hoặc .csv.")],
    on: Annotated[datetime | None, typer.Option(formats=_DAYS, help="Tính tuổi đến ngày.")] = None,
    number: Annotated[str, typer.Option(help="Số của văn bản; để trống thì ghi tay.")] = "",
    dated: Annotated[datetime | None, typer.Option(formats=_DAYS, help="Ngày văn bản.")] = None,
    template: Annotated[Path | None, typer.Option(help="Mẫu .docx của đơn vị.")] = None,
    data: Folder = DEFAULT,
) -> None:
    """Lập báo cáo: biểu và văn bản, ghi ra tệp."""
    if kind not in KINDS:
        raise KnownError("report_unknown", kind=kind, kinds=", ".join(KINDS))
    with opened_app(data) as app:
        made = KINDS[kind](app, on.date() if on else app.today())
        day = dated.date() if dated else None
        writers: dict[str, Callable[[], None]] = {
            ".csv": lambda: write_csv(made, out),
            ".xlsx": lambda: write_xlsx(made, app.commune.full_name, out, created=app.clock()),
            ".docx": lambda: _write_letter(app, made, out, template, number, day),
        }
        if out.suffix.lower() not in writers:
            raise KnownError("report_format_unknown", file=out.name)
        writers[out.suffix.lower()]()
    say(sentence("report_written", file=out.name, villages=len(made.rows)))


def _write_letter(
    app: App, made: Report, out: Path, template: Path | None, number: str, day: date | None
) -> None:
    with app.store.read() as snapshot:
        head = letter_head(snapshot, app.commune)
        text = progress_text(snapshot, app.commune, made)
    context = letter_context(head, text, made, number=number, written_on=day)
    write_docx(made.kind, template, context, out)
