"""Write the review sheets of villages into a folder: all of the files, or none."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.cleaning.review_sheet import ReviewSheet
from app.domain.errors import KnownError
from app.domain.ids import VillageId
from app.services.app import App
from app.services.pace import Cancelled, Progress
from app.services.visits.make_review_sheet import gather_review_sheets
from app.workbook.outgoing.review_book import write_review_book
from ui.review_sheets.names import all_sheets_name, free_path, sheets_name
from ui.review_sheets.printed import write_review_pdf

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class SheetFiles:
    """Which files are wanted."""

    folder: Path
    villages: tuple[VillageId, ...]
    suffixes: tuple[str, ...]
    """`.xlsx` to fill and bring back, `.pdf` to print."""
    apart: bool = True
    """A file for each village, as each goes to another collaborator."""


def write_sheet_files(
    app: App, wanted: SheetFiles, *, progress: Progress, cancelled: Cancelled
) -> tuple[tuple[Path, ...], int]:
    """Write the files; gives their paths and the number of children in them.

    A file that is there is never written over. Raises KnownError: `cancelled`, `nothing_to_ask`
    and those of `new_file`; then nothing of it is left.
    """
    on = app.today()
    sheets = gather_review_sheets(
        app, wanted.villages, on=on, progress=progress, cancelled=cancelled
    )
    parts = _parts(sheets, apart=wanted.apart)
    jobs = [(name, suffix, part) for name, part in parts for suffix in wanted.suffixes]
    done: list[Path] = []
    try:
        for number, (name, suffix, part) in enumerate(jobs):
            progress(number, len(jobs))
            path = free_path(wanted.folder, name, suffix)
            _write(app, path, part, cancelled)
            done.append(path)
    except Exception:
        _take_back(done)
        raise
    return tuple(done), sum(sheet.children for sheet in sheets)


def _write(app: App, path: Path, sheets: Sequence[ReviewSheet], cancelled: Cancelled) -> None:
    if cancelled():
        raise KnownError("cancelled")
    if path.suffix == PDF:
        write_review_pdf(path, sheets, cancelled=cancelled)
    else:
        write_review_book(path, sheets, app.clock())


def _parts(
    sheets: Sequence[ReviewSheet], *, apart: bool
) -> list[tuple[str, Sequence[ReviewSheet]]]:
    if apart or len(sheets) == 1:
        return [(sheets_name(sheet.village, sheet.on), (sheet,)) for sheet in sheets]
    return [(all_sheets_name(len(sheets), sheets[0].on), sheets)]


def _take_back(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
