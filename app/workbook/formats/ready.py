"""A file made ready for python-calamine: known to fit into memory, its marks beside it."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.workbook.formats.far_cells import Grid
from app.workbook.formats.marks import Marks, trimmed
from app.workbook.formats.unread import UnreadError
from app.workbook.sheet import Cell, Sheet

ResultT = TypeVar("ResultT")
_NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Ready:
    """What python-calamine is given, and what is known of each sheet by its name."""

    content: bytes
    marks: Mapping[str, Marks] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    """Of a sheet whose far cells were moved near: where they stood."""
    epoch_1904: bool = False


def read_sheets(ready: Ready) -> tuple[Sheet, ...]:
    """Read every worksheet. Raises UnreadError `file_protected` or `file_damaged`."""
    return tuple(_guarded(lambda: list(_sheets(ready))))


def _sheets(ready: Ready) -> Iterator[Sheet]:
    # From bytes calamine looks at the content; from a path it would believe the extension.
    with CalamineWorkbook.from_filelike(io.BytesIO(ready.content)) as book:
        for index, about in enumerate(book.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            # The empty area before the first cell is kept: rows have the numbers people see.
            rows: list[list[Cell]]
            rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
            grid = ready.grids.get(about.name)
            rows = trimmed(grid.spread(rows) if grid else rows)
            visible = about.visible == SheetVisibleEnum.Visible
            yield ready.marks.get(about.name, _NO_MARKS).sheet(about.name, rows, visible=visible)


def _guarded(read: Callable[[], ResultT]) -> ResultT:
    try:
        return read()
    except PasswordError as error:
        raise UnreadError("file_protected") from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise UnreadError("file_damaged") from error
    except BaseException as error:
        # A panic of the Rust reader is no Exception; what stopped the program must pass.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadError("file_damaged") from error
