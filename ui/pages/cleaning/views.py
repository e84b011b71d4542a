"""The columns of *Làm sạch* and the views it comes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.cleaning.worklists import TO_CLEAN
from app.storage.child_list import ChildFilter, ChildRow
from ui.icons import icon
from ui.look import LIGHT
from ui.messages import problem_name
from ui.models.paged_table import Column
from ui.pages.children.columns import COLUMNS, EVERY_COLUMN
from ui.saved_views import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon

__all__ = ["EVERY_COLUMN", "VIEWS", "make_columns"]

_FAMILY = ("mother_name", "father_name", "head_name")

VIEWS = (
    View(
        "Mọi việc cần làm",
        ChildFilter(worklist=TO_CLEAN),
        ("full_name", "problems", "birth_date", "sex", "village", "national_id", *_FAMILY),
        built_in=True,
    ),
    View(
        "Gửi công an xã",
        ChildFilter(worklist="no_id", sort="village"),
        ("full_name", "birth_date", "sex", "village", *_FAMILY, "ethnicity"),
        built_in=True,
    ),
    View(
        "Số định danh cần sửa",
        ChildFilter(worklist="wrong_id"),
        ("full_name", "national_id", "birth_date", "sex", "problems", "village"),
        built_in=True,
    ),
    View(
        "Hỏi lại tại nhà, theo thôn",
        ChildFilter(worklist="incomplete", sort="village"),
        ("full_name", "village", "problems", "head_name", "birth_date", "sex"),
        built_in=True,
    ),
)


def make_columns(
    state_of: Callable[[ChildRow], tuple[str, str]],
) -> tuple[Column[ChildRow], ...]:
    """Make the columns; `state_of` says (word, icon) of a row that was worked on."""

    def picture(row: ChildRow) -> QIcon | None:
        drawing = state_of(row)[1]
        return icon(drawing, _COLOURS.get(drawing, LIGHT.muted)) if drawing else None

    def problems(row: ChildRow) -> str:
        names = [problem_name(code) for code in row.problems]
        return " · ".join(filter(None, (state_of(row)[0], ", ".join(names))))

    made = {column.key: column for column in COLUMNS}
    name, last = made["full_name"], made["problems"]
    made["full_name"] = Column(name.key, name.title, 184, name.text, picture=picture)
    made["problems"] = Column(last.key, last.title, 240, problems, sortable=False)
    return tuple(made[key] for key in EVERY_COLUMN)


_COLOURS = {"ok": LIGHT.ok, "warning": LIGHT.warn}
