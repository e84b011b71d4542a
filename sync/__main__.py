"""`sotreem-sync`: join a central, run a round, say how things stand."""

import json
import sys
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.domain.exchange.lateness import is_late
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, folder_of_all, print_rows, run_command, say
from app.services.app import App
from app.services.exchange.read_losses import read_losses
from app.services.exchange.send_again import send_again
from app.services.exchange.take_results import take_results
from app.services.exchange.watch_losses import allow_losses
from app.services.exchange.write_uploads import write_uploads
from sync.elsewhere import history
from sync.enroll import enroll as join
from sync.memory import read_link
from sync.opened import opened
from sync.outcome import Done
from sync.pack import pack as write_bundle
from sync.returned import answer, give_up_returned, hand_over_returned, returned
from sync.rounds import (
    client_of,
    here,
    keep_to_schedule,
    one_round,
    report,
    report_copy,
    report_differences,
    run_until,
)
from sync.scheduler import Hours, keep_hours, read_hours, read_time, slot_after
from sync.unpack import unpack as take_bundle

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
DEFAULT = default_folder()


@cli.callback()
def options(context: typer.Context, data: Folder = DEFAULT) -> None:
    """Sổ Trẻ Em trên dòng lệnh."""
    context.default_map = folder_of_all(cli, data)


STATUS_COLUMNS = (
    "pending",
    "in_flight",
    "needs_fix",
    "conflicts",
    "oldest_pending_at",
    "last_done_at",
    "next_try_at",
    "digest_ok",
    "set_aside",
)


@cli.command()
def enroll(
    central: Annotated[str, typer.Option(help="Địa chỉ hệ thống trung ương.")],
    code: Annotated[str, typer.Option(help="Mã kết nối.")],
    data: Folder = DEFAULT,
) -> None:
    """Kết nối thư mục dữ liệu này với hệ thống trung ương."""
    with opened(data) as app:
        join(app, central, code)
    say(sentence("enrolled"))


@cli.command()
def run(
    data: Folder = DEFAULT,
    once: Annotated[bool, typer.Option("--once", help="Một lượt rồi thôi.")] = False,
    deadline: Annotated[
        float, typer.Option(help="Xong trong từng này giây; 0: một lượt, không thử lại.")
    ] = 60.0,
) -> None:
    """Gửi và nhận. Mã thoát 0 chỉ khi không còn gì chờ và số liệu hai bên khớp."""
    with opened(data) as app:
        if once:
            outcome = run_until(app, time.monotonic() + deadline) if deadline else one_round(app)
            report(outcome)
            report_differences(app)
            report_copy(app)
            raise SystemExit(0 if isinstance(outcome, Done) else 1)
        keep_to_schedule(app)


@cli.command()
def status(
    data: Folder = DEFAULT,
    wanted: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
) -> None:
    """Cho biết còn gì chờ gửi."""
    with opened(data) as app:
        now, stands = app.clock(), asdict(client_of(app).status())
        stands["next_try_at"] = stands["next_try_at"] or _next_slot(app, now)
    oldest = stands["oldest_pending_at"]
    if is_late(oldest, now):
        say(sentence("oldest_late", at=here(oldest)))
    if stands["set_aside"]:
        say(sentence("set_aside", count=stands["set_aside"]))
    if stands["held_by"]:
        say(sentence(stands["held_by"]))
    row = {name: _plain(stands[name]) for name in STATUS_COLUMNS}
    if wanted is Format.JSON:
        json.dump(row, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        print_rows(STATUS_COLUMNS, [row], wanted)


def _next_slot(app: App, now: datetime) -> datetime | None:
    with app.store.read() as snapshot:
        link, hours = read_link(snapshot.settings), read_hours(snapshot.settings)
    return slot_after(link.device_id, now, hours) if link.enrolled and link.url else None


LOSS_COLUMNS = ("child_id", "full_name", "village", "status")


@cli.command()
def losses(
    data: Folder = DEFAULT,
    wanted: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
) -> None:
    """Liệt kê trẻ mà nơi khác cho thôi theo dõi và máy còn chờ người xem."""
    with opened(data) as app, app.store.read() as snapshot:
        held = read_losses(snapshot)
    rows = [
        {
            "child_id": one.child.id,
            "full_name": one.child.full_name,
            "village": one.village.name if one.village else "",
            "status": one.status,
        }
        for one in held
    ]
    print_rows(LOSS_COLUMNS, rows, wanted)


@cli.command()
def allow(data: Folder = DEFAULT) -> None:
    """Đã xem và đồng ý nhận các thay đổi trong lệnh losses."""
    with opened(data) as app:
        with app.store.read() as snapshot:
            shown = [one.key for one in read_losses(snapshot)]
        count = allow_losses(app, shown)
    say(sentence("losses_allowed" if count else "no_losses", count=count))


@cli.command()
def again(data: Folder = DEFAULT) -> None:
    """Gửi lại nguyên như cũ những hồ sơ bị từ chối cả lượt mà chưa ai xét."""
    with opened(data) as app, app.write("sync") as work:
        count = send_again(work)
    say(sentence("waits_again" if count else "nothing_again", count=count))


@cli.command()
def schedule(
    begins: Annotated[str, typer.Option("--from", help="Giờ bắt đầu, ví dụ 18:00.")] = "",
    ends: Annotated[str, typer.Option("--to", help="Giờ kết thúc, ví dụ 22:00.")] = "",
    on: Annotated[bool, typer.Option("--on/--off", help="Có tự gửi mỗi ngày không.")] = True,
    data: Folder = DEFAULT,
) -> None:
    """Đặt khoảng giờ để máy tự gửi mỗi ngày; máy tự chọn một lúc trong khoảng đó."""
    with opened(data) as app, app.write("setting") as work:
        now = read_hours(work.settings)
        hours = Hours(
            read_time(begins) if begins else now.begins,
            read_time(ends) if ends else now.ends,
            is_on=on,
        )
        keep_hours(work.settings, hours)
    said = "schedule_on" if on else "schedule_off"
    say(sentence(said, begins=f"{hours.begins:%H:%M}", ends=f"{hours.ends:%H:%M}"))


@cli.command()
def pack(
    file: Annotated[Path, typer.Argument(help="Tệp hoặc thư mục trên USB.")],
    code: Annotated[str, typer.Option(help="Mã kết nối, khi máy này chưa kết nối.")] = "",
    data: Folder = DEFAULT,
) -> None:
    """Ghi phần chờ gửi ra USB; có mã kết nối thì xin kết nối bằng USB."""
    with opened(data) as app:
        packed = write_bundle(app, file, code)
    said = "packed_join" if packed.asks_to_join else "packed_part" if packed.left else "packed"
    say(sentence(said, file=str(packed.path), changes=packed.changes, left=packed.left))


@cli.command()
def unpack(
    file: Annotated[Path, typer.Argument(help="Tệp trên USB.")],
    answer: Annotated[Path | None, typer.Option(help="Tệp hoặc thư mục để ghi trả lời.")] = None,
    data: Folder = DEFAULT,
) -> None:
    """Nhận tệp trên USB: trả lời cho máy này, hoặc tệp của máy khác để chuyển lên trung ương."""
    with opened(data) as app:
        taken = take_bundle(app, file, answer)
    if taken.carried_to:
        say(sentence("carried", file=str(taken.carried_to)))
        return
    say(sentence(taken.trouble or "sync_done"))
    say(sentence("sync_tally", **asdict(taken.tally)))


@cli.command()
def upload(
    folder: Annotated[Path, typer.Argument(help="Thư mục để ghi tệp Excel.")],
    again: Annotated[
        bool, typer.Option("--again", help="Ghi lại các tệp chưa có kết quả.")
    ] = False,
    data: Folder = DEFAULT,
) -> None:
    """Ghi phần chờ gửi thành tệp Excel để tải lên hệ thống trung ương."""
    with opened(data) as app:
        written = write_uploads(app, folder, again=again)
    for path in written.paths:
        sys.stdout.write(f"{path}\n")
    said = "uploads_written" if written.paths else "uploads_nothing"
    say(sentence(said, files=len(written.paths), children=written.children))


@cli.command()
def results(
    file: Annotated[Path, typer.Argument(help="Danh sách kết quả của hệ thống trung ương.")],
    data: Folder = DEFAULT,
) -> None:
    """Nhận danh sách kết quả của các tệp đã tải lên."""
    with opened(data) as app:
        taken = take_results(app, file)
    say(sentence("results_taken", **asdict(taken)))


cli.command()(returned)
cli.command("give-up")(give_up_returned)
cli.command("hand-over")(hand_over_returned)
cli.command()(answer)
cli.command()(history)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def main() -> None:
    """Run the command line; trouble becomes one sentence and exit code 1."""
    run_command(cli)


if __name__ == "__main__":
    main()
