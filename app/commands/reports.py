"""Reports on the command line: counted, written as the ending of the file says."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.commands.issued import issue_written, report_again, report_compare, reports
from app.commands.templates import cli as template_cli
from app.commands.unlocking import unlock_confidential
from app.domain.errors import KnownError
from app.domain.reports.period import Period
from app.messages import sentence
from app.paths import default_folder
from app.printing import say
from app.reports.letter.letter import letter_head
from app.reports.letter.letter_file import Letter, write_letter
from app.reports.letter.letter_settings import own_template
from app.reports.report_kinds import KINDS

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Day = datetime | None
_DAYS = ["%Y-%m-%d"]
DEFAULT = default_folder()


def add_reports(cli: typer.Typer) -> None:
    """Add the commands to those of the program."""
    cli.command(name="report")(report)
    cli.add_typer(template_cli, name="template")
    cli.command(name="reports")(reports)
    cli.command(name="report-again")(report_again)
    cli.command(name="report-compare")(report_compare)


def report(
    kind: Annotated[str, typer.Argument(help=", ".join(KINDS))],
    out: Annotated[Path, typer.Option(help="Tệp .docx, .pdf, .xlsx hoặc .csv.")],
    on: Annotated[Day, typer.Option(formats=_DAYS, help="Tính đến ngày.")] = None,
    since: Annotated[Day, typer.Option("--from", help="Kỳ từ ngày.", formats=_DAYS)] = None,
    until: Annotated[Day, typer.Option("--to", help="Kỳ đến ngày.", formats=_DAYS)] = None,
    number: Annotated[str, typer.Option(help="Số của văn bản; để trống thì ghi tay.")] = "",
    dated: Annotated[Day, typer.Option(help="Ngày văn bản.", formats=_DAYS)] = None,
    template: Annotated[Path | None, typer.Option(help="Mẫu .docx của đơn vị.")] = None,
    issuing: Annotated[
        bool, typer.Option("--issue", help="Phát hành: giữ nguyên số liệu và lời văn lúc này.")
    ] = False,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Cả phần mật; cần mật khẩu riêng của phần mật.")
    ] = False,
    data: Folder = DEFAULT,
) -> None:
    """Lập báo cáo: biểu và văn bản, ghi ra tệp."""
    if kind not in KINDS:
        raise KnownError("report_unknown", kind=kind, kinds=", ".join(KINDS))
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        with app.store.read() as snapshot:
            usual = KINDS[kind].usual(snapshot, day)
        period = _period(usual, since, until)
        if confidential:
            unlock_confidential(app)
        made = KINDS[kind].make(app, period)
        with app.store.read() as snapshot:
            letter = Letter(
                head=letter_head(snapshot, app.commune),
                text=KINDS[kind].write(snapshot, app.commune, made),
                report=made,
                number=number,
                written_on=dated.date() if dated else None,
                template=template or own_template(app),
            )
        if issuing:
            issue_written(app, letter, out)
        else:
            write_letter(letter, out, unit=app.commune.full_name, created=app.clock())
    say(sentence("report_written", file=out.name))


def _period(usual: Period, since: datetime | None, until: datetime | None) -> Period:
    first = since.date() if since else usual.since
    last = until.date() if until else usual.until
    if first > last:
        raise KnownError("period_backwards")
    return Period(first, last)
