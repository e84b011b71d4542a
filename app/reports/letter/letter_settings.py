"""What an office sets of its letters: names, signers, recipients, and its own form of the .docx."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.errors import KnownError
from app.reports.letter.letter_file import Letter, write_letter
from app.services.app import App
from app.workbook.outgoing.new_file import new_file

TEMPLATE = "mau-bao-cao.docx"
"""The office's own form; it lies in the data folder."""
_ACTION = "setting"


def keep_settings(app: App, wanted: Mapping[str, str]) -> None:
    """Keep some of the settings."""
    with app.write(_ACTION) as unit:
        for name, text in wanted.items():
            unit.settings.put(f"letter.{name}", text.strip())


def own_template(app: App) -> Path | None:
    """Give the office's own form, where it has one."""
    path = app.folder / TEMPLATE
    return path if path.is_file() else None


def take_template(app: App, source: Path, tried_on: Letter) -> None:
    """Take a form for the office's own, once a letter could be written with it.

    Raises KnownError `template_broken` and `template_unreadable`, `file_unreadable` and those of
    `new_file`; then the form there was stays.
    """
    with TemporaryDirectory() as folder:
        _try(source, tried_on, Path(folder) / "thu.docx", app)
    try:
        form = source.read_bytes()
    except OSError as error:
        raise KnownError("file_unreadable", file=source.name) from error
    with new_file(app.folder / TEMPLATE) as unfinished:
        unfinished.write_bytes(form)


def _try(source: Path, letter: Letter, target: Path, app: App) -> None:
    tried = replace(letter, template=source)
    write_letter(tried, target, unit=app.commune.full_name, created=app.clock())


def drop_template(app: App) -> None:
    """Go back to the shipped form."""
    (app.folder / TEMPLATE).unlink(missing_ok=True)
