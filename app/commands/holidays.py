"""`sotreem-cli holidays`: the list of holidays in force, a newer one, or the one before."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from app.bootstrap import opened_app
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.calendar.holiday_files import holidays_in_force, revert_holidays, take_holidays

COLUMNS = ("days", "first_year", "last_year", "file", "taken_on")
DEFAULT = default_folder()


def holidays(
    file: Annotated[Path | None, typer.Argument(help="Danh mục mới (.csv).")] = None,
    revert: Annotated[bool, typer.Option(help="Quay lại danh mục trước.")] = False,
    data: Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")] = DEFAULT,
    wanted: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
) -> None:
    """Cho biết danh mục ngày nghỉ đang dùng, nhận danh mục mới hoặc quay lại bản trước."""
    with opened_app(data) as app:
        if revert:
            now = revert_holidays(app)
            say(sentence("holidays_reverted"))
        elif file:
            now = take_holidays(app, file)
            say(sentence("holidays_taken", days=now.changed))
        else:
            with app.store.read() as snapshot:
                now = holidays_in_force(snapshot)
    row = {name: text for name, text in asdict(now).items() if name in COLUMNS}
    print_rows(COLUMNS, [row], wanted)
