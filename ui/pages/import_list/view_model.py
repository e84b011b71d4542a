"""The state of *Nhập danh sách*: the step, the file as it is understood, its report.

All work runs in lanes. Going back keeps what was found and decided; only another file, or other
choices about this one, make it anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import KnownError
from ui.errors import told
from ui.garbage import leave_alone_what_stands
from ui.pages.import_list.groups import with_answer, with_field, with_sheet
from ui.pages.import_list.preview_model import PreviewModel
from ui.pages.import_list.previewed import lay_out
from ui.pages.import_list.reported import Reported, gather
from ui.pages.import_list.stages import Stage
from ui.signals import Notice
from ui.words import thousands
from ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.lists.import_report import ImportReport
    from app.services.lists.read_list import FoundList
    from app.services.lists.take_list import Moved
    from app.services.pace import Cancelled, Progress
    from app.workbook.choices import Choices
    from ui.desk import Desk
    from ui.pages.import_list.groups import Group, GroupQuestion
    from ui.pages.import_list.previewed import Shown

MOVED = (
    "Sổ vừa có thay đổi khác nên {count} dòng sẽ cho kết quả khác. Chưa nhập gì; "
    "hãy xem lại rồi bấm nhập lần nữa."
)


class ImportViewModel(QObject):
    """One file at a time; others wait in the queue."""

    staged = Signal()
    """The step, the file, the queue or the trouble is another one."""
    understood = Signal()
    """`found` is another one."""
    finished = Signal()
    """`report` is another one."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.work = Work(self)
        self.previewing = PreviewModel(desk, self.work, self._refuse, self)
        self.previewing.made.connect(self._show_preview)
        self.queue: list[Path] = []
        self.wants_register = False
        """Whether the next files are said to come from the civil registry."""
        self.reported: Reported | None = None
        self.reported_on: FoundList | None = None
        """The file that the report is about."""
        self.stage = Stage.PICK
        self._forget()

    def _forget(self) -> None:
        self.file = ""
        self.found: FoundList | None = None
        self.remembered = False
        self.trouble, self.stopped = "", False
        self.register = False
        self.previewing.forget()

    @property
    def report(self) -> ImportReport | None:
        """The report of the last import."""
        return self.reported.report if self.reported else None

    @property
    def running(self) -> bool:
        """Whether something is under way that the person waits for."""
        return bool(self.work.kind)

    def can_reach(self, stage: Stage) -> bool:
        """Say whether a step has something to show."""
        return {
            Stage.PICK: True,
            Stage.COLUMNS: self.found is not None,
            Stage.PREVIEW: self.previewing.preview is not None,
            Stage.DONE: self.report is not None,
        }[stage]

    def go(self, stage: Stage) -> None:
        """Show a step that has something to show; nothing of the others is lost."""
        if self.can_reach(stage):
            self.stage, self.trouble = stage, ""
            self.staged.emit()

    def step_back(self) -> bool:
        """Stop what is under way, else go one step back; False on the first step."""
        if self.running:
            self.work.stop()
        elif self.stage is Stage.PICK:
            return False
        else:
            before = {Stage.PREVIEW: Stage.COLUMNS}
            self.go(before.get(self.stage, Stage.PICK))
        return True

    def stop(self) -> None:
        """Ask everything under way to end; nothing of an unfinished import is kept."""
        self.work.stop()
        self.previewing.search.stop()

    # The file

    def bring_in(self, *paths: Path) -> None:
        """Take files up one after another; they wait while one is open."""
        self.queue.extend(paths)
        if self.found is None and not self.running:
            self.next_file()
        else:
            self.staged.emit()

    def next_file(self) -> None:
        """Put the file in hand away and read the next; without one, let another be chosen."""
        self._forget()
        self.stage = Stage.PICK
        if self.queue:
            self._read(self.queue.pop(0))
        self.staged.emit()

    def _read(self, path: Path) -> None:
        # Imported here, in the GUI thread: see ui.late_imports.
        from app.services.lists.read_list import read_list

        self.file, app = path.name, self._desk.app

        def read(progress: Progress, cancelled: Cancelled) -> FoundList:
            return read_list(app, path, progress=progress, cancelled=cancelled)

        self.work.run("read", self._desk.store, read, self._take_found, self._refuse)

    def _take_found(self, found: FoundList) -> None:
        leave_alone_what_stands()
        choices = found.choices
        self.remembered = bool(choices.sheets or choices.columns or choices.answers)
        self.stage = Stage.COLUMNS
        self.register = self.wants_register or found.is_of_registry
        self._take_again(found)
        # What no answer is remembered for is asked, whatever else is remembered.
        if self.remembered and all(one.suggested for one in found.unanswered):
            self.look()

    def _take_again(self, found: FoundList) -> None:
        self.found = found
        self.understood.emit()
        self.staged.emit()

    # Its sheets and columns

    def choose_sheet(self, name: str, *, taken: bool) -> None:
        """Take a sheet or leave it."""
        if self.found:
            self._choose(with_sheet(self.found.choices, name, taken=taken))

    def choose_field(self, group: Group, header: str, field: str) -> None:
        """Take a column for another field; the empty one leaves it."""
        if self.found:
            self._choose(with_field(self.found.choices, group, header, field))

    def answer(self, asked: GroupQuestion, option: str) -> None:
        """Answer a question."""
        if self.found:
            self._choose(with_answer(self.found.choices, asked, option))

    def _choose(self, choices: Choices) -> None:
        from app.services.lists.read_list import choose

        found = self.found
        if found is None or choices == found.choices:
            return
        self.trouble = ""
        self.previewing.forget()

        def again(progress: Progress, cancelled: Cancelled) -> FoundList:
            return choose(found, choices, progress=progress, cancelled=cancelled)

        self.work.run("again", self._desk.store, again, self._take_again, self._refuse)
        # The choice is shown at once; what follows from it comes from the lane.
        self._take_again(replace(found, choices=choices))

    # Its preview

    def look(self) -> None:
        """Go on to the preview, made where there is none yet."""
        if self.found is None or self.running:
            return
        if self.previewing.preview is not None:
            self.go(Stage.PREVIEW)
        else:
            self.trouble = ""
            self.previewing.make(self.found, register=self.register)
            self.staged.emit()

    def _show_preview(self) -> None:
        if self.stage is not Stage.PREVIEW:
            self.go(Stage.PREVIEW)

    # Its import

    def take(self) -> None:
        """Write what the preview shows, with what was decided."""
        preview = self.previewing.preview
        if preview is None or self.running:
            return
        from app.services.circumstances.take_dropped import count_waiting
        from app.services.lists.import_report import ImportReport
        from app.services.lists.take_list import take_list

        self.previewing.search.stop()
        app, decisions, self.trouble = self._desk.app, self.previewing.decisions, ""

        def write(progress: Progress, cancelled: Cancelled) -> Reported | tuple[Moved, Shown]:
            result = take_list(app, preview, decisions, progress=progress, cancelled=cancelled)
            if isinstance(result, ImportReport):
                with app.store.read() as snapshot:
                    return gather(result, count_waiting(snapshot))
            return result, lay_out(app, result.preview)

        self.work.run("take", self._desk.store, write, self._take_result, self._refuse)
        self.staged.emit()

    def _take_result(self, result: Reported | tuple[Moved, Shown]) -> None:
        if isinstance(result, tuple):
            self._show_moved(*result)
        else:
            self._show_report(result)

    def _show_moved(self, moved: Moved, shown: Shown) -> None:
        self.trouble, self.stopped = MOVED.format(count=thousands(len(moved.rows))), True
        self.previewing.show(moved.preview, shown)
        self.staged.emit()

    def _show_report(self, reported: Reported) -> None:
        report = reported.report
        self.reported, self.reported_on = reported, self.found
        self.wants_register = self.wants_register and bool(self.queue)
        self._forget()
        self.stage = Stage.DONE
        self.finished.emit()
        self.staged.emit()
        added, changed = thousands(report.added), thousands(report.changed)
        text = f"Đã nhập {report.file}: thêm {added}, sửa {changed} hồ sơ"
        self._desk.signals.announce("child", "household", notice=Notice(text, report.group_id))

    def _refuse(self, error: Exception) -> None:
        self.trouble = told(error)
        self.stopped = isinstance(error, KnownError) and error.code == "cancelled"
        self.staged.emit()
