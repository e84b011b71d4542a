"""`sotreem-cli`: the headless face, one command a use case.

Results go to standard output as CSV or JSON, messages to standard error; exit code 0 done,
1 refused with a sentence, 2 wrong usage.
"""

import csv
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import create_app, opened_app, passphrase_of_environment
from app.commands.calendar import add_calendar
from app.commands.circumstances import circumstances
from app.commands.circumstances import cli as circumstance_cli
from app.commands.handoff import answer, hand_off, hand_offs
from app.commands.movements import add_movements
from app.commands.places import add_places
from app.commands.population import add_population
from app.commands.registry_rows import (
    REGISTER_COLUMNS,
    WAITING_COLUMNS,
    register_rows,
    waiting_rows,
)
from app.commands.reports import add_reports
from app.commands.roll_up import add_roll_up
from app.commands.rows import (
    CHECK_COLUMNS,
    GROUP_COLUMNS,
    HISTORY_COLUMNS,
    LOOKUP_COLUMNS,
    PAIR_COLUMNS,
    QUALITY_COLUMNS,
    REPORT_WORDS,
    SUMMARY_COLUMNS,
    TABLE_COLUMNS,
    group_rows,
    history_rows,
    import_line_rows,
    import_summary_rows,
    listed_problems,
    lookup_rows,
    open_questions,
    pair_rows,
    quality_rows,
    wrong_cell_rows,
)
from app.commands.unlocking import say_waiting, unlock_confidential
from app.domain.child_columns import COLUMNS, child_columns
from app.domain.errors import KnownError
from app.domain.handoff.registration import Span
from app.domain.ids import GroupId
from app.domain.places.units import find_commune
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, folder_of_all, print_rows, run_command, say
from app.services.back_up import back_up, restore
from app.services.check_table import check_table
from app.services.cleaning.check_records import find_problems
from app.services.doubles.read_merged import history_of, lives_on_in
from app.services.lists.export_list import export_list, part_of_list
from app.services.lists.import_workbook import found_with, import_found
from app.services.lists.save_report import save_report
from app.services.registry.take_register import take_register
from app.services.undo_group import undo_group

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
On = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Tính đến ngày.")]
Answers = Annotated[
    list[str] | None, typer.Option("--answer", help="Trả lời một câu hỏi về tệp: MÃ=LỰA CHỌN.")
]
DEFAULT = default_folder()


@cli.callback()
def options(context: typer.Context, data: Folder = DEFAULT) -> None:
    """Sổ Trẻ Em trên dòng lệnh."""
    context.default_map = folder_of_all(cli, data)


cli.command()(circumstances)
cli.add_typer(circumstance_cli, name="circumstance")
add_movements(cli)
add_calendar(cli)
add_reports(cli)
add_roll_up(cli)
add_places(cli)
add_population(cli)
for one in (hand_off, hand_offs, answer):
    cli.command()(one)


@cli.command()
def init(
    commune: Annotated[str, typer.Option(help="Mã xã, 5 chữ số.")],
    villages: Annotated[Path | None, typer.Option(help="Tệp tên thôn, mỗi dòng một thôn.")] = None,
    data: Folder = DEFAULT,
) -> None:
    """Tạo thư mục dữ liệu cho một xã."""
    names = _village_names(villages) if villages else []
    unit = find_commune(commune)
    create_app(data, unit, names, passphrase=passphrase_of_environment()).close()
    say(sentence("created", commune=unit.full_name, villages=len(names)))


def _village_names(path: Path) -> list[str]:
    """Read a village list: a CSV with a column `village` or `name`, or one name a line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KnownError("file_not_found", file=path.name) from error
    rows = list(csv.reader(lines))
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    for name in ("village", "name", "thôn", "tên thôn"):
        if name in header:
            column = header.index(name)
            return [row[column] for row in rows[1:] if len(row) > column and row[column].strip()]
    return [row[0] for row in rows if row and row[0].strip()]


@cli.command()
def children(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê tất cả trẻ em."""
    with opened_app(data) as app, app.store.read() as snapshot:
        villages = snapshot.villages.names()
        rows = (
            child_columns(child, home, villages.get(home.village_id or "", ""))
            for child, home in snapshot.children.everyone()
        )
        print_rows(COLUMNS, rows, wanted)


@cli.command()
def check(on: On = None, data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê các điểm cần xem lại của từng trẻ."""
    with opened_app(data) as app, app.store.read() as snapshot:
        day = on.date() if on else app.today()
        rows = (
            {
                "child_id": child.id,
                "external_code": child.external_code,
                "field": problem.field,
                "code": problem.code,
                "level": problem.level,
            }
            for child, problems in find_problems(snapshot, day, snapshot.children.everyone())
            for problem in listed_problems(problems)
        )
        print_rows(CHECK_COLUMNS, rows, wanted)


@cli.command(name="import")
def import_lists(
    files: Annotated[list[Path], typer.Argument(help="Các tệp bảng tính.")],
    dry_run: Annotated[bool, typer.Option(help="Chỉ xem trước, không ghi.")] = False,
    answer: Answers = None,
    report: Annotated[Path | None, typer.Option(help="Ghi báo cáo .xlsx vào tệp này.")] = None,
    on: On = None,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Nhập danh sách trẻ em từ bảng tính."""
    answers = {key: option for key, _, option in (one.rpartition("=") for one in answer or ())}
    asked: set[str] = set()
    reports = []
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        for number, path in enumerate(files, start=1):
            found = found_with(app, path, answers, on=day)
            asked |= {question.key for question in found.questions}
            reports.append(import_found(app, found, on=day, dry_run=dry_run))
            if report:
                target = report if number == 1 else report.with_stem(f"{report.stem}-{number}")
                save_report(app, reports[-1], found, target, REPORT_WORDS)
        say_waiting(app)
    for text in (text for done in reports for text in open_questions(done)):
        say(text)
    for key in answers.keys() - asked:
        say(sentence("answer_unused", key=key))
    if wanted is Format.JSON:
        print_rows((), import_line_rows(reports), wanted)
    else:
        print_rows(SUMMARY_COLUMNS, import_summary_rows(reports), wanted)


@cli.command()
def registry(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Sổ khai sinh, danh sách cải chính.")
    ] = None,
    dry_run: Annotated[bool, typer.Option(help="Chỉ xem trước, không ghi.")] = False,
    waiting: Annotated[bool, typer.Option(help="Liệt kê trẻ chờ đăng ký, chỉ có một bên.")] = False,
    answer: Answers = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    on: On = None,
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Đối chiếu với Tư pháp – Hộ tịch: nhận trẻ mới và chỗ khác an toàn, nêu chỗ còn lại."""
    answers = {key: option for key, _, option in (one.rpartition("=") for one in answer or ())}
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        if waiting or not files:
            print_rows(WAITING_COLUMNS, waiting_rows(app, day), wanted)
            return
        span = Span(first.date(), last.date(), day) if first and last else None
        reports = [
            take_register(app, path, on=day, span=span, dry_run=dry_run, answers=answers)
            for path in files
        ]
        with app.store.read() as snapshot:
            names = {str(child.id): child.full_name for child in snapshot.children.all()}
    for text in (text for done in reports for text in open_questions(done)):
        say(text)
    print_rows(REGISTER_COLUMNS, register_rows(reports, names), wanted)


@cli.command()
def export(
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .csv.")],
    worklist: Annotated[str, typer.Option(help="Chỉ một danh sách việc, như no_id.")] = "",
    village: Annotated[str, typer.Option(help="Chỉ một thôn.")] = "",
    confidential: Annotated[
        bool, typer.Option("--confidential", help="Thêm cột phần mật; cần mật khẩu của phần mật.")
    ] = False,
    on: On = None,
    data: Folder = DEFAULT,
) -> None:
    """Ghi danh sách trẻ em ra bảng tính, theo mẫu của hệ thống trung ương."""
    with opened_app(data) as app:
        day = on.date() if on else app.today()
        wanted = part_of_list(app, worklist, village)
        if confidential:
            unlock_confidential(app)
        exported = export_list(app, wanted, file, on=day, confidential=confidential)
    say(sentence("exported", children=exported.children, file=file.name))


@cli.command(name="check-table")
def check_a_table(file: Path, wanted: Wanted = Format.CSV) -> None:
    """Kiểm tra tổng, hiệu và tỷ lệ của các biểu trong một tệp."""
    found = check_table(file)
    print_rows(TABLE_COLUMNS, wrong_cell_rows(found.wrong), wanted)
    say(sentence("table_checked", tables=found.tables, wrong=len(found.wrong)))


@cli.command()
def duplicates(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê các cặp hồ sơ có thể là một trẻ."""
    with opened_app(data) as app:
        print_rows(PAIR_COLUMNS, pair_rows(app), wanted)


@cli.command()
def lookup(
    queries: Annotated[Path, typer.Option(help="Tệp CSV: query_id và các cột của `children`.")],
    data: Folder = DEFAULT,
    wanted: Wanted = Format.CSV,
) -> None:
    """Tìm trẻ giống từng dòng của một tệp."""
    with opened_app(data) as app:
        print_rows(LOOKUP_COLUMNS, lookup_rows(app, queries), wanted)


@cli.command()
def undo(batch: str, data: Folder = DEFAULT) -> None:
    """Hoàn tác một đợt thay đổi (mã đợt có ở `import` và `history`)."""
    with opened_app(data) as app:
        undone = undo_group(app, GroupId(batch), on=app.today())
    say(sentence("undone", undone=undone.undone, kept=len(undone.kept)))


@cli.command()
def groups(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê các đợt thay đổi, mới nhất trước."""
    with opened_app(data) as app:
        print_rows(GROUP_COLUMNS, group_rows(app), wanted)


@cli.command()
def quality(on: On = None, data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Đếm Đúng, Đủ, Sạch, Sống của cả xã và từng thôn."""
    with opened_app(data) as app:
        rows = quality_rows(app, on.date() if on else app.today())
        print_rows(QUALITY_COLUMNS, rows, wanted)


@cli.command()
def history(child: str, data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Lịch sử thay đổi của một trẻ, kể cả của các hồ sơ đã gộp vào."""
    with opened_app(data) as app, app.store.read() as snapshot:
        record = snapshot.children.get(child)
        if record is None:
            raise KnownError("unknown_child")
        into = lives_on_in(snapshot, record)
        if into is not None:
            say(sentence("merged_into", child=into.id))
        print_rows(HISTORY_COLUMNS, history_rows(history_of(snapshot, record.id)), wanted)


@cli.command()
def backup(file: Path, data: Folder = DEFAULT) -> None:
    """Sao lưu toàn bộ dữ liệu vào một tệp đã mã hóa."""
    with opened_app(data) as app:
        anywhere = back_up(app, file, passphrase_of_environment())
    say(sentence("backed_up" if anywhere else "backed_up_here_only", file=file.name))


@cli.command(name="restore")
def restore_backup(file: Path, data: Folder = DEFAULT) -> None:
    """Phục hồi dữ liệu từ một tệp sao lưu; dữ liệu đang có được giữ lại bên cạnh."""
    kept = restore(file, data, passphrase_of_environment())
    say(sentence("restored_kept" if kept else "restored", kept=kept.name if kept else ""))


def main() -> None:
    """Run one command; what the user can mend is said in a sentence."""
    run_command(cli)


if __name__ == "__main__":
    main()
