"""The movements on the command line: the figures of a period, and recording one."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.commands.unlocking import unlock_confidential
from app.domain.errors import KnownError
from app.domain.ids import ChildId, HouseholdId, MovementId
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import kind_of
from app.domain.movements.presence import Book
from app.domain.places.place import VillageBook
from app.messages import sentence
from app.messages.movements import refusal_sentence, way_name
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.movements.correct_movement import remove_movement
from app.services.movements.count_movements import read_book
from app.services.movements.pass_on import pass_on
from app.services.movements.receive_children import (
    ArrivalFile,
    Asked,
    LivesAt,
    Taking,
    open_children,
    receive_children,
)
from app.services.movements.record_movement import NewMovement, record_movement
from app.services.outcome import Refused, Saved
from app.storage.child_file import new_passphrase
from app.storage.unit_of_work import Snapshot

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
_DAYS = ["%Y-%m-%d"]
FILE_PASSPHRASE = "SOTREEM_FILE_PASSPHRASE"  # noqa: S105 (its name, not its value)
DEFAULT = default_folder()
ASKED_COLUMNS = ("in_file", "name", "child_id", "full_name", "birth_date", "status", "probability")
SUM_COLUMNS = ("village", "figure", "kind", "name", "count")
WHO_COLUMNS = ("village", "figure", "kind", "name", "child_id")
MOVEMENT_COLUMNS = (
    *("movement_id", "child_id", "code", "name", "happened_on", "place", "place_code"),
    *("paper", "note"),
)
Row = dict[str, object]

movement_cli = typer.Typer(no_args_is_help=True, help="Ghi biến động của trẻ.")


def add_movements(cli: typer.Typer) -> None:
    """Add the commands to those of the program."""
    cli.command(name="movements")(movements)
    cli.add_typer(movement_cli, name="movement")
    cli.command(name="hand-over")(hand_over)
    cli.command(name="take-over")(take_over)


def movements(
    first: Annotated[datetime, typer.Option("--from", formats=_DAYS, help="Từ ngày.")],
    last: Annotated[datetime, typer.Option("--to", formats=_DAYS, help="Đến hết ngày.")],
    village: Annotated[str, typer.Option(help="Chỉ một thôn.")] = "",
    who: Annotated[bool, typer.Option("--who", help="Liệt kê trẻ của từng số liệu.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Đếm biến động trong một kỳ: đầu kỳ + đến − đi = cuối kỳ, cả xã và từng thôn."""
    if first > last:
        raise KnownError("period_backwards")
    with opened_app(data) as app, app.store.read() as snapshot:
        book, days = read_book(snapshot), (first.date(), last.date())
        places = _places(app, snapshot, book, village)
        rows = who_rows(book, days, places) if who else sum_rows(book, days, places)
        print_rows(WHO_COLUMNS if who else SUM_COLUMNS, rows, wanted)


def _places(app: App, snapshot: Snapshot, book: Book, village: str) -> dict[str | None, str]:
    """Name the villages that are asked for, after the whole commune (None)."""
    known = snapshot.villages.all_ever()
    names: dict[str, str] = {one.id: one.name for one in known}
    if village:
        found = VillageBook.of(app.commune, snapshot.villages.all(), app.gazetteer).find(village)
        if found is None:
            raise KnownError("village_unknown")
        return {found.id: found.name}
    there = sorted((names.get(id_, ""), id_) for id_ in book.villages())
    return {None: "", **{id_: name or "(chưa rõ thôn)" for name, id_ in there}}


def sum_rows(book: Book, days: tuple[date, date], places: dict[str | None, str]) -> Iterator[Row]:
    """Lay the figures out: a row a figure."""
    for id_, name in places.items():
        sums = book.sums(*days, id_)
        yield _figure(name, "opening", "opening", sums.opening)
        for figure, counts in (("in", sums.ins), ("out", sums.outs)):
            for kind, count in sorted(counts.items()):
                yield _figure(name, figure, kind, count)
        yield _figure(name, "closing", "closing", sums.closing)


def _figure(village: str, figure: str, kind: str, count: int) -> Row:
    shown = "" if kind == figure else kind
    named = {"village": village, "figure": figure, "kind": shown}
    return {**named, "name": way_name(kind), "count": count}


def who_rows(book: Book, days: tuple[date, date], places: dict[str | None, str]) -> Iterator[Row]:
    """Lay out who is behind each way in and out: a row a child."""
    for id_, name in places.items():
        sums = book.sums(*days, id_)
        for figure, sign, counts in (("in", 1, sums.ins), ("out", -1, sums.outs)):
            for kind in sorted(counts):
                for child_id in book.who(*days, kind, sign, id_):
                    row = _figure(name, figure, kind, 1)
                    yield {**row, "child_id": child_id}


@movement_cli.command()
def add(
    children: Annotated[list[str], typer.Argument(help="Mã hồ sơ của trẻ.")],
    code: Annotated[str, typer.Option(help="Loại biến động, như BD03.")],
    on: Annotated[datetime, typer.Option("--on", formats=_DAYS, help="Ngày xảy ra.")],
    place: Annotated[str, typer.Option(help="Nơi đi hoặc nơi đến.")] = "",
    place_code: Annotated[str, typer.Option(help="Mã đơn vị của nơi đó.")] = "",
    paper: Annotated[str, typer.Option(help="Giấy tờ.")] = "",
    note: Annotated[str, typer.Option(help="Ghi chú.")] = "",
    household: Annotated[str, typer.Option(help="Trẻ đến (về) ở hộ này.")] = "",
    whole_household: Annotated[bool, typer.Option(help="Ghi cho mọi trẻ cùng hộ.")] = False,
    data: Folder = DEFAULT,
) -> None:
    """Ghi một biến động cho một hoặc nhiều trẻ."""
    with opened_app(data) as app:
        asked = _with_families(app, children) if whole_household else children
        entry = NewMovement(
            children=tuple(map(ChildId, asked)),
            code=code,
            happened_on=on.date(),
            place=place,
            place_code=place_code,
            paper=paper,
            note=note,
            household_id=HouseholdId(household) if household else None,
        )
        saved = _taken(record_movement(app, entry, on=app.today()))
    label, count = kind_of(code).label, len(set(asked))
    say(sentence("movement_recorded", label=label, children=count, group=saved.group_id))


def _with_families(app: App, children: list[str]) -> list[str]:
    with app.store.read() as snapshot:
        known = snapshot.children.get_many(children).values()
        families = snapshot.children.of_households({child.household_id for child in known})
    return list(dict.fromkeys([*children, *(child.id for child in families)]))


@movement_cli.command()
def remove(movement: str, data: Folder = DEFAULT) -> None:
    """Bỏ một biến động ghi nhầm."""
    with opened_app(data) as app:
        saved = _taken(remove_movement(app, MovementId(movement), on=app.today()))
    say(sentence("movement_removed", group=saved.group_id))


def _taken(outcome: Saved | Refused) -> Saved:
    if isinstance(outcome, Refused):
        raise KnownError("movement_refused", why=refusal_sentence(outcome.problems[0].code))
    return outcome


@movement_cli.command(name="list")
def list_movements(child: str, data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê biến động của một trẻ."""
    with opened_app(data) as app, app.store.read() as snapshot:
        if snapshot.children.get(child) is None:
            raise KnownError("unknown_child")
        rows = map(_movement_row, snapshot.movements.of_child(child))
        print_rows(MOVEMENT_COLUMNS, rows, wanted)


def _movement_row(one: Movement) -> Row:
    fields = {name: getattr(one, name) for name in MOVEMENT_COLUMNS if hasattr(one, name)}
    return {**fields, "movement_id": one.id, "name": kind_of(one.code).label}


def hand_over(
    children: Annotated[list[str], typer.Argument(help="Mã hồ sơ của trẻ chuyển đi.")],
    out: Annotated[Path, typer.Option(help="Ghi vào tệp này.")],
    passphrase: Annotated[
        str, typer.Option(envvar=FILE_PASSPHRASE, help="Mật khẩu của tệp; bỏ trống thì tự đặt.")
    ] = "",
    confidential: Annotated[bool, typer.Option(help="Gửi cả các nhóm được giữ kín.")] = False,
    data: Folder = DEFAULT,
) -> None:
    """Ghi hồ sơ của trẻ chuyển đi vào một tệp đã mã hóa và ký, cho xã nơi đến."""
    word = passphrase or new_passphrase()
    ids = [ChildId(child) for child in children]
    with opened_app(data) as app:
        if confidential:
            unlock_confidential(app)
        done = pass_on(app, ids, out, word, confidential=confidential)
    check = done.check_words
    say(sentence("passed_on", children=done.children, file=out.name, check=check))
    if not passphrase:
        say(sentence("passed_on_passphrase", passphrase=word))


def take_over(
    file: Annotated[Path, typer.Argument(help="Tệp của xã nơi đi.")],
    passphrase: Annotated[
        str, typer.Option(envvar=FILE_PASSPHRASE, prompt="Mật khẩu của tệp", hide_input=True)
    ],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=_DAYS, help="Ngày chuyển đến.")
    ] = None,
    same: Annotated[
        list[str] | None, typer.Option(help="Trẻ trong tệp đã có trong sổ: MÃ_TRONG_TỆP=MÃ_HỒ_SƠ.")
    ] = None,
    new: Annotated[list[str] | None, typer.Option(help="Trẻ trong tệp chưa có trong sổ.")] = None,
    household: Annotated[str, typer.Option(help="Trẻ về ở hộ này.")] = "",
    checked: Annotated[bool, typer.Option(help="Đã đối chiếu mã kiểm tra qua điện thoại.")] = False,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Nhận trẻ chuyển đến từ tệp của xã nơi đi; trẻ từng ở đây thì mở lại hồ sơ."""
    told = (one.partition("=") for one in same or ())
    taking = Taking(
        same_as={key: ChildId(id_) for key, _, id_ in told} | dict.fromkeys(new or ()),
        happened_on=on.date() if on else None,
        lives_at=LivesAt(HouseholdId(household) if household else None),
        trust_signer=checked,
    )
    with opened_app(data) as app:
        opened = open_children(file, passphrase, on=app.today())
        outcome = receive_children(app, opened, taking, on=app.today())
    if isinstance(outcome, Asked):
        print_rows(ASKED_COLUMNS, _asked_rows(opened, outcome), wanted)
        raise KnownError("received_asked")
    saved, count = _taken(outcome), len(opened.arrivals)
    check = opened.check_words
    say(sentence("received", children=count, check=check, group=saved.group_id))


def _asked_rows(file: ArrivalFile, asked: Asked) -> Iterator[Row]:
    names = {one.key: one.child.full_name for one in file.arrivals}
    for key, alike in asked.alike.items():
        for one in alike:
            yield {
                "in_file": key,
                "name": names[key],
                "child_id": one.child.id,
                "full_name": one.child.full_name,
                "birth_date": one.child.birth_date or "",
                "status": one.child.status,
                "probability": round(one.match.probability, 3),
            }
