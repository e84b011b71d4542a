"""`sotreem-central`: serve the reference central, enrol devices, list what it holds."""

import logging
import secrets
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from app.bootstrap import system_clock
from app.domain.errors import KnownError
from app.domain.ids import id_maker
from app.domain.places.units import find_commune
from app.printing import run_command
from sync.central.api import Central, make_api
from sync.central.citus import distribution_sql
from sync.central.devices import CODE_HOURS, make_code, village_ids
from sync.central.duplicates import write_duplicates
from sync.central.export import export_children
from sync.central.refusal import Refusal
from sync.central.report import read_report, write_csv, write_page
from sync.central.store import CentralStore
from sync.central.take_bundle import take_bundle
from sync.central.watching import Watching

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Db = Annotated[str, typer.Option("--db", help="Tệp SQLite, hoặc địa chỉ PostgreSQL.")]
CommuneCode = Annotated[str, typer.Option("--commune", help="Mã xã, 5 chữ số.")]
DEFAULT_DB = "sotreem-central.db"


@cli.command()
def serve(
    db: Db = DEFAULT_DB,
    port: Annotated[int, typer.Option(help="Cổng.")] = 8080,
    host: Annotated[str, typer.Option(help="Địa chỉ để nghe.")] = "127.0.0.1",
    url: Annotated[str, typer.Option(help="Địa chỉ mà các máy gọi đến, https://…")] = "",
) -> None:
    """Chạy hệ thống trung ương mẫu."""
    logging.getLogger("sotreem").setLevel(logging.INFO)
    central = Central(CentralStore(db), system_clock, id_maker(system_clock, secrets.randbits))
    central.url = url
    watching = Watching(db)
    watching.begin()
    try:
        uvicorn.run(make_api(central), host=host, port=port, access_log=False, log_config=None)
    except SystemExit:  # what uvicorn ends with when it cannot listen
        raise KnownError("port_taken", port=port) from None
    finally:
        watching.close()
        central.close()


@cli.command()
def enroll(
    commune: CommuneCode,
    device: Annotated[str, typer.Option(help="Tên máy.")],
    db: Db = DEFAULT_DB,
    villages: Annotated[str, typer.Option(help="Các thôn, cách nhau bằng dấu phẩy.")] = "",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Máy được xem và gửi hồ sơ mật.")
    ] = False,
    hours: Annotated[int, typer.Option(help="Dùng được trong bao nhiêu giờ.", min=0)] = CODE_HOURS,
) -> None:
    """In một mã kết nối; mã dùng một lần, trong ba ngày hoặc số giờ đã nói."""
    code = find_commune(commune).code
    store = CentralStore(db)
    names = [name.strip() for name in villages.split(",") if name.strip()]
    sys.stdout.write(
        make_code(
            store,
            code,
            device,
            village_ids(store, code, names) if names else (),
            confidential=confidential,
            now=system_clock(),
            new_id=id_maker(system_clock, secrets.randbits),
            choose=secrets.choice,
            hours=hours,
        )
        + "\n"
    )


@cli.command()
def renew(db: Db = DEFAULT_DB) -> None:
    """Sau khi khôi phục từ bản sao lưu: báo cho mọi máy biết để đối chiếu lại từ đầu."""
    with closing(CentralStore(db)) as store:
        store.renew(id_maker(system_clock, secrets.randbits))


@cli.command()
def carry(
    file: Annotated[Path, typer.Argument(help="Tệp đồng bộ của một máy, trên USB.")],
    answer: Annotated[Path, typer.Option(help="Tệp hoặc thư mục để ghi trả lời.")],
    db: Db = DEFAULT_DB,
) -> None:
    """Nhận một tệp đồng bộ mang thẳng đến trung ương và ghi tệp trả lời."""
    central = Central(CentralStore(db), system_clock, id_maker(system_clock, secrets.randbits))
    try:
        sys.stdout.write(f"{take_bundle(central, file, answer)}\n")
    finally:
        central.close()


@cli.command()
def export(commune: CommuneCode, db: Db = DEFAULT_DB) -> None:
    """Xuất CSV những gì hệ thống trung ương đang giữ của một xã."""
    code = find_commune(commune).code
    export_children(CentralStore(db), code, sys.stdout)


@cli.command()
def duplicates(commune: CommuneCode, db: Db = DEFAULT_DB) -> None:
    """Liệt kê các cặp hồ sơ có thể là một trẻ trong số hệ thống trung ương đang giữ."""
    code = find_commune(commune).code
    write_duplicates(CentralStore(db), code, sys.stdout)


@cli.command()
def report(
    db: Db = DEFAULT_DB,
    page: Annotated[Path | None, typer.Option(help="Ghi thêm một trang HTML vào tệp này.")] = None,
    silent_days: Annotated[int, typer.Option(help="Bao nhiêu ngày thì coi là im lặng.")] = 3,
) -> None:
    """In CSV: xã nào chưa đồng bộ được, máy nào, vì sao, từ bao giờ."""
    now = system_clock()
    with closing(CentralStore(db)) as store:
        lines = read_report(store, now, silent_days)
    write_csv(lines, sys.stdout)
    if page:
        with page.open("w", encoding="utf-8") as out:
            write_page(lines, now, out)


@cli.command()
def citus() -> None:
    """In các lệnh SQL chia bảng theo xã trên Citus; chạy một lần, khi bảng còn trống."""
    sys.stdout.writelines(f"{statement}\n" for statement in distribution_sql())


def main() -> None:
    """Run the command line; trouble becomes one sentence and exit code 1."""
    run_command(_answer)


def _answer() -> None:
    try:
        cli()
    except Refusal as refusal:
        raise KnownError(refusal.code) from None


if __name__ == "__main__":
    main()
