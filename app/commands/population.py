"""`sotreem-cli population`: children under 16 as the statistics office counts them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.domain.errors import KnownError
from app.domain.places.place import VillageBook
from app.domain.reports.population import WHOLE, Count, Counts
from app.domain.text.text import fold
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.population.keep_population import (
    keep_population,
    population_of,
    revert_population,
)
from app.services.population.read_population import read_population

population = typer.Typer(no_args_is_help=True, help="Số dân dưới 16 tuổi của cơ quan thống kê.")
COLUMNS = ("village_id", "place", "children", "counted_on", "source")
Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
Day = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Ngày của số dân.")
]
Source = Annotated[str, typer.Option(help="Nguồn: cơ quan, văn bản.")]
DEFAULT = default_folder()


def add_population(cli: typer.Typer) -> None:
    """Give a command line the commands of this module."""
    cli.add_typer(population, name="population")


@population.command(name="list")
def list_population(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê số dân đã ghi của xã và từng thôn."""
    with opened_app(data) as app:
        _print(app, wanted)


@population.command(name="set")
def set_population(
    place: Annotated[str, typer.Argument(help="Tên thôn, hoặc tên xã cho cả xã.")],
    children: Annotated[int, typer.Argument(help="Số dân dưới 16 tuổi.")],
    on: Day = None,
    source: Source = "",
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Ghi số dân của một thôn hoặc của cả xã."""
    with opened_app(data) as app:
        count = Count(children, on.date() if on else None, source)
        _keep(app, {_place(app, place): count}, wanted)


@population.command(name="import")
def import_population(
    file: Annotated[Path, typer.Argument(help="Bảng số dân: mỗi dòng một thôn hoặc một xã.")],
    on: Day = None,
    source: Source = "",
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Ghi số dân từ một tệp của cơ quan thống kê."""
    with opened_app(data) as app:
        day = on.date() if on else None
        found = read_population(app, file, counted_on=day, source=source)
        for one in found.troubles:
            say(sentence(one.code, row=one.row, name=one.name))
        _keep(app, found.counts, wanted)


@population.command()
def revert(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Lấy lại số dân trước lần ghi cuối."""
    with opened_app(data) as app:
        revert_population(app)
        say(sentence("population_reverted"))
        _print(app, wanted)


def _keep(app: App, counts: Counts, wanted: Format) -> None:
    keep_population(app, counts)
    say(sentence("population_kept", places=len(counts)))
    _print(app, wanted)


def _print(app: App, wanted: Format) -> None:
    print_rows(COLUMNS, _rows(app), wanted)


def _place(app: App, name: str) -> str:
    if fold(name) in (fold(app.commune.full_name), app.commune.code):
        return WHOLE
    with app.store.read() as snapshot:
        book = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer)
    village = book.find(name)
    if village is None:
        raise KnownError("population_place_unknown", place=name)
    return village.id


def _rows(app: App) -> Iterator[dict[str, object]]:
    with app.store.read() as snapshot:
        names = {village.id: village.name for village in snapshot.villages.as_listed()}
        counts = population_of(snapshot)
    for id_, name in [(WHOLE, app.commune.full_name), *names.items()]:
        if id_ in counts:
            one = counts[id_]
            yield {
                "village_id": id_,
                "place": name,
                "children": one.children,
                "counted_on": one.counted_on or "",
                "source": one.source,
            }
