"""`sotreem-cli template check|export`: the forms of letters that an office changes in Word."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from app.domain.errors import KnownError
from app.messages import sentence
from app.messages.template import PARTS, PROBLEMS
from app.printing import Format, print_rows, say
from app.reports.letter.check_template import check_template
from app.reports.letter.template_sample import sample_names
from app.reports.letter.write_docx import TEMPLATE, open_template
from app.workbook.outgoing.new_file import new_file

cli = typer.Typer(no_args_is_help=True, help="Mẫu văn bản: kiểm tra, hoặc lấy mẫu có sẵn để sửa.")
COLUMNS = ("place", "line", "problem")


@cli.command()
def check(
    file: Annotated[Path, typer.Argument(help="Mẫu .docx của đơn vị.")],
    wanted: Annotated[Format, typer.Option("--format", help="csv hoặc json.")] = Format.CSV,
) -> None:
    """Nêu mọi chỗ sai của một mẫu cùng một lúc."""
    if not file.is_file():
        raise KnownError("file_not_found", file=file.name)
    problems = check_template(open_template(file).docx, sample_names())
    rows = (
        {
            "place": PARTS[one.part].format(number=one.number),
            "line": one.line,
            "problem": PROBLEMS[one.code].format(name=one.name),
        }
        for one in problems
    )
    print_rows(COLUMNS, rows, wanted)
    if problems:
        raise KnownError("template_has_problems", file=file.name, count=len(problems))
    say(sentence("template_good", file=file.name))


@cli.command()
def export(file: Annotated[Path, typer.Argument(help="Tệp .docx sẽ ghi.")]) -> None:
    """Ghi mẫu có sẵn ra tệp để sửa trong Word."""
    if file.suffix.lower() != ".docx":
        raise KnownError("template_ending", file=file.name)
    shipped = (files("resources") / "templates" / TEMPLATE).read_bytes()
    with new_file(file) as unfinished:
        unfinished.write_bytes(shipped)
    say(sentence("template_written", file=file.name))
