"""*Việc đã làm*: every batch of changes, the newest first, each to be seen and taken back."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.cleaning.clean_records import CLEAN
from app.services.list_groups import GroupLine, list_groups
from app.services.undo_group import Foreseen, Ref, foresee_undo
from ui.look import px
from ui.messages import action_name, fix_name
from ui.models.text_table import TextTable
from ui.undoing import undo
from ui.widgets.basic import button, label
from ui.widgets.plain_table import PlainTable
from ui.words import moment, thousands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.desk import Desk

_HEADERS = ("Lúc", "Việc", "Người làm", "Hồ sơ", "Tình trạng")
_WIDTHS = (140, 240, 140, 80, 120)
_STRETCHED = 1
_KINDS = {
    "child": "trẻ", "household": "hộ", "village": "thôn", "hand_off": "danh sách",
    "": "hồ sơ khác",
}  # fmt: skip
MOST = 300
NOTHING_LEFT = "Không còn gì để hoàn tác: các hồ sơ đã được sửa sau đó."


class BatchPanel(QWidget):
    """Shows what was done as it stood when it was last read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.groups: Sequence[GroupLine] = ()
        self.table = TextTable[GroupLine](_HEADERS, self._texts, numbers=(3,), parent=self)
        self.view = PlainTable(self.table, _WIDTHS, _STRETCHED, "Các việc đã làm")
        self.view.setWhatsThis("Mỗi dòng là một lần lưu, một lần nhập hay một lần sửa hàng loạt.")
        self.see = button("Xem các hồ sơ", self._see)
        self.undo = button("Hoàn tác việc này", self._undo, drawing="undo")
        self.about = label("", "muted", wrap=True)
        self._compose()
        self.view.opened.connect(lambda _: self._see())
        self.view.row_changed.connect(lambda _: self._show_marked())

    @property
    def marked(self) -> GroupLine | None:
        """The batch the cursor is on."""
        row = self.view.currentIndex().row()
        return self.groups[row] if 0 <= row < len(self.groups) else None

    def read(self) -> None:
        """Read the batches."""
        app = self._desk.app
        self._desk.store.run(
            lambda: list_groups(app, limit=MOST), self._take, key="cleaning.groups", owner=self
        )

    def _compose(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.see)
        foot.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _take(self, groups: Sequence[GroupLine]) -> None:
        row = max(0, self.view.currentIndex().row())
        self.groups = groups
        self.table.show(groups)
        if groups:
            self.view.setCurrentIndex(self.table.index(min(row, len(groups) - 1), 0))
        self._show_marked()

    def _show_marked(self) -> None:
        marked = self.marked
        self.see.setEnabled(marked is not None)
        self.undo.setEnabled(False)
        self.about.setText("")
        if marked is None or marked.undone:
            self._desk.store.drop("cleaning.foresee")
            return
        app, id_ = self._desk.app, marked.group_id
        self._desk.store.run(
            lambda: foresee_undo(app, id_),
            self._show_foreseen,
            lambda _: None,
            key="cleaning.foresee",
            owner=self,
        )

    def _show_foreseen(self, foreseen: Foreseen) -> None:
        """Say what an undo would do today, before it is asked for."""
        self.undo.setEnabled(not foreseen.is_empty)
        self.about.setText(foreseen_sentence(foreseen))

    def _texts(self, group: GroupLine) -> tuple[str, ...]:
        return (
            moment(group.at, self._desk.app.clock()),
            group_title(group),
            group.author,
            thousands(group.counts.get("child", 0) or sum(group.counts.values())),
            "Đã hoàn tác" if group.undone else "",
        )

    def _see(self) -> None:
        if self.marked is not None:
            self._desk.signals.go("cleaning", group=self.marked.group_id)

    def _undo(self) -> None:
        if self.marked is not None:
            undo(self._desk, self.marked.group_id)


def foreseen_sentence(foreseen: Foreseen) -> str:
    """Say what an undo would do: “Hoàn tác sẽ bỏ khỏi sổ 12 trẻ, 9 hộ; …”."""
    restored = {(one.entity, one.id) for one in foreseen.restored}
    parts = []
    if foreseen.removed:
        parts.append(f"bỏ khỏi sổ {_counted(foreseen.removed)} do việc này thêm vào")
    if restored:
        parts.append(f"trả lại như trước {_counted(restored)}")
    if not parts:
        return NOTHING_LEFT
    if foreseen.kept:
        kept = _counted((one.entity, one.id) for one in foreseen.kept)
        parts.append(f"giữ nguyên {kept} đã sửa sau đó")
    return f"Hoàn tác sẽ {'; '.join(parts)}."


def _counted(touched: Iterable[Ref]) -> str:
    """Count records by kind, children first: “12 trẻ, 9 hộ”."""
    counts = Counter(entity if entity in _KINDS else "" for entity, _ in set(touched))
    found = ((counts[entity], kind) for entity, kind in _KINDS.items())
    return ", ".join(f"{thousands(count)} {kind}" for count, kind in found if count)


def group_title(group: GroupLine) -> str:
    """Say what was done: “Làm sạch hàng loạt: viết hoa họ tên”, “Nhập danh sách: report.xlsx”."""
    name = action_name(group.action)
    about = fix_name(group.reason) if group.action == CLEAN else group.file or group.reason
    return f"{name}: {about}" if about else name
