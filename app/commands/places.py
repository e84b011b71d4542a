"""`sotreem-cli place|units|villages`: the headless face of units and villages."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.domain.errors import KnownError
from app.domain.ids import HouseholdId, VillageId
from app.domain.places.place_search import find_place
from app.domain.places.village import Village
from app.domain.places.village_past import Decision
from app.domain.places.village_plan import VillagePlan
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.places.assign_homes import assign_homes
from app.services.places.change_villages import Changed, change_villages, foresee_villages
from app.services.places.read_village_table import read_cells, read_village_table
from app.services.places.unit_files import (
    EditionInForce,
    edition_in_force,
    revert_unit_files,
    take_unit_files,
)

villages = typer.Typer(no_args_is_help=True, help="Danh sách thôn và việc đổi tên, sáp nhập, tách.")
PLACE_COLUMNS = (
    *("certain", "code", "full_name", "code_before_2025_07", "full_name_before_2025_07"),
    "all_its_people",
)
EDITION_COLUMNS = ("provinces", "communes", "former_communes", "files", "taken_on")
VILLAGE_COLUMNS = ("village_id", "kind", "name", "aliases", "status", "into", "households")
HISTORY_COLUMNS = ("village", "on", "deed", "number", "names")
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
DEFAULT = default_folder()


def add_places(cli: typer.Typer) -> None:
    """Give a command line the commands of this module."""
    cli.command()(place)
    cli.command()(units)
    cli.add_typer(villages, name="villages")


def place(
    text: Annotated[str, typer.Argument(help="Tên xã, mới hoặc cũ, viết sao cũng được.")],
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Tìm xã theo tên mới hoặc tên trước 1/7/2025."""
    with opened_app(data) as app:
        rows = list(_place_rows(app, text))
    if not rows:
        raise KnownError("place_unknown")
    print_rows(PLACE_COLUMNS, rows, wanted)


def units(
    files: Annotated[list[Path] | None, typer.Argument(help="Danh mục mới (.csv).")] = None,
    revert: Annotated[bool, typer.Option(help="Quay lại danh mục trước.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Cho biết danh mục đơn vị hành chính đang dùng, nhận danh mục mới hoặc quay lại bản trước."""
    with opened_app(data) as app:
        if revert:
            edition = revert_unit_files(app)
            say(sentence("unit_files_reverted"))
        elif files:
            taken = take_unit_files(app, files)
            edition = taken.edition
            say(sentence("unit_files_taken", changed=len(taken.changed)))
        else:
            edition = edition_in_force(app)
    print_rows(EDITION_COLUMNS, [_edition_row(edition)], wanted)


@villages.command(name="list")
def list_villages(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê các thôn, kể cả thôn đã sáp nhập, tách hoặc thôi."""
    with opened_app(data) as app, app.store.read() as snapshot:
        rows = [
            _village_row(one, len(snapshot.households.in_village(one.id)))
            for one in snapshot.villages.all_ever()
        ]
    print_rows(VILLAGE_COLUMNS, rows, wanted)


@villages.command()
def history(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Các tên trước đây của thôn, ngày và số quyết định."""
    with opened_app(data) as app, app.store.read() as snapshot:
        rows = [row for one in snapshot.villages.all_ever() for row in _history_rows(one)]
    print_rows(HISTORY_COLUMNS, rows, wanted)


@villages.command()
def change(
    table: Annotated[Path, typer.Argument(help="Bảng hai cột: thôn cũ, thôn mới.")],
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"])] = None,
    decision: Annotated[str, typer.Option(help="Số quyết định.")] = "",
    homes: Annotated[Path | None, typer.Option(help="Bảng: chủ hộ hoặc mã trẻ, thôn mới.")] = None,
    dry_run: Annotated[bool, typer.Option(help="Chỉ xem trước, không ghi.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Đổi tên, sáp nhập, tách, lập hoặc thôi các thôn theo một bảng."""
    lines = read_village_table(table)
    with opened_app(data) as app:
        paper = Decision(on.date() if on else app.today(), decision)
        seen = foresee_villages(app, lines, paper)
        told = _told(app, seen.plan, homes) if homes else {}
        for trouble in seen.plan.troubles:
            say(sentence(trouble.code, line=trouble.line, name=trouble.name))
        if not dry_run:
            _say_changed(change_villages(app, lines, paper, told))
    households = seen.households
    rows = [_village_row(one, households.get(one.id, 0)) for one in seen.plan.villages]
    print_rows(VILLAGE_COLUMNS, rows, wanted)


def _told(app: App, plan: VillagePlan, homes: Path) -> dict[HouseholdId, str]:
    """Read where households go; lines that say nothing clear are said."""
    assigned = assign_homes(app, _split(plan), read_cells(homes))
    for number, who in assigned.unclear:
        say(sentence("home_unclear", line=number, name=who))
    return assigned.homes


def _say_changed(changed: Changed) -> None:
    said = sentence(
        "villages_changed",
        villages=changed.villages,
        households=changed.households,
        unsettled=changed.unsettled,
        group=changed.group_id,
    )
    say(said)


def _split(plan: VillagePlan) -> list[VillageId]:
    return [old for old, into in plan.moves.items() if len(into) > 1]


def _place_rows(app: App, text: str) -> Iterator[dict[str, object]]:
    answer = find_place(text, app.gazetteer, app.commune)
    for option in answer.options:
        former = option.former
        yield {
            "certain": "x" if answer.certain == option.unit else "",
            "code": option.unit.code,
            "full_name": app.gazetteer.full_name(option.unit),
            "code_before_2025_07": former.code if former else "",
            "full_name_before_2025_07": app.gazetteer.former_full_name(former) if former else "",
            "all_its_people": "x" if former and option.is_sure else "",
        }


def _edition_row(edition: EditionInForce) -> dict[str, object]:
    return {
        "provinces": edition.provinces,
        "communes": edition.communes,
        "former_communes": edition.former_communes,
        "files": ";".join(edition.files),
        "taken_on": edition.taken_on,
    }


def _village_row(village: Village, households: int) -> dict[str, object]:
    return {
        "village_id": village.id,
        "kind": village.kind,
        "name": village.name,
        "aliases": ";".join(village.aliases),
        "status": village.status,
        "into": ";".join(village.into),
        "households": households,
    }


def _history_rows(village: Village) -> Iterator[dict[str, object]]:
    for event in village.events:
        on: date = event.decision.on
        yield {
            "village": village.title,
            "on": on.isoformat(),
            "deed": event.deed,
            "number": event.decision.number,
            "names": event.names,
        }
