"""`sotreem-cli roll-up`: a province's office puts its communes' files together; needs no book."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import system_clock
from app.domain.errors import KnownError
from app.domain.places.gazetteer import Gazetteer, shipped_gazetteer
from app.domain.places.units import Unit, find_commune, find_province
from app.domain.reports.roll_up import RollUp
from app.messages import sentence
from app.printing import Format, print_rows, say
from app.reports.kinds.roll_up import finding_texts, roll_up_report
from app.reports.kinds.roll_up_letter import roll_up_letter
from app.reports.letter.letter_file import Letter, write_letter
from app.services.app import VIETNAM
from app.services.rollup.files_of import files_of
from app.services.rollup.roll_up import roll_up_files

COLUMNS = ("unit", "name", "file", "where", "code", "sentence")
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
_DAYS = ["%Y-%m-%d"]


def add_roll_up(cli: typer.Typer) -> None:
    """Give a command line the command of this module."""
    cli.command(name="roll-up")(roll_up)


def roll_up(
    files: Annotated[list[Path], typer.Argument(help="Tệp các đơn vị gửi về, hoặc thư mục.")],
    out: Annotated[Path, typer.Option(help="Tệp .docx, .pdf, .xlsx hoặc .csv.")],
    province: Annotated[str, typer.Option(help="Mã tỉnh (2 số) của các xã.")] = "",
    deadline: Annotated[
        datetime | None, typer.Option(formats=_DAYS, help="Hạn chốt số liệu.")
    ] = None,
    unit: Annotated[
        list[str] | None, typer.Option(help="Cho biết tệp của xã nào: TÊN_TỆP=MÃ_XÃ.")
    ] = None,
    wanted: Wanted = Format.CSV,
) -> None:
    """Tổng hợp số liệu các xã, các tỉnh; nêu đơn vị chưa gửi, gửi chậm, chỗ chưa khớp."""
    gazetteer, paths = shipped_gazetteer(), files_of(files)
    now = system_clock().astimezone(VIETNAM).replace(second=0, microsecond=0)
    rolled = roll_up_files(
        paths,
        gazetteer,
        today=now.date(),
        province=find_province(province) if province else None,
        deadline=_day(deadline),
        told=_told(unit or (), paths),
    )
    _print(rolled, gazetteer, wanted)
    if rolled.unread == rolled.files:
        raise KnownError("roll_up_nothing")
    _write(rolled, gazetteer, now, out)
    found = len(rolled.findings)
    say(sentence("roll_up_written", files=rolled.files, file=out.name, findings=found))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _told(said: Iterable[str], paths: Sequence[Path]) -> dict[Path, Unit]:
    told: dict[Path, Unit] = {}
    for text in said:
        name, _, code = text.rpartition("=")
        mine = [path for path in paths if name in (path.name, str(path))]
        if not mine:
            raise KnownError("roll_up_said_wrongly", text=text)
        told |= dict.fromkeys(mine, find_commune(code))
    return told


def _print(rolled: RollUp, gazetteer: Gazetteer, wanted: Format) -> None:
    rows = []
    for one in rolled.findings:
        name, (file, where, said) = finding_texts(one, gazetteer)
        rows.append(dict(zip(COLUMNS, (one.unit, name, file, where, one.code, said), strict=True)))
    print_rows(COLUMNS, rows, wanted)


def _write(rolled: RollUp, gazetteer: Gazetteer, now: datetime, out: Path) -> None:
    report = roll_up_report(rolled, gazetteer, now)
    head, text = roll_up_letter(report, rolled, gazetteer)
    letter = Letter(head=head, text=text, report=report)
    unit = head.office.replace("\n", " ")
    write_letter(letter, out, unit=unit, created=now)
