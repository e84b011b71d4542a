"""One row of the preview: what changes, what is wrong, whom it is like, and the answers to that."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.child import Child
from app.services.lists.import_report import RowLine, RowOutcome
from app.workbook.cells import ReadRow
from ui.look import px
from ui.messages import field_name, outcome_name, passed_name, problem_sentence, row_message
from ui.pages.import_list.double_card import DoubleCard
from ui.pages.import_list.preview_model import PreviewModel
from ui.pages.import_list.previewed import ShownRow, birth_text
from ui.pages.import_list.row_words import EMPTY, change_words
from ui.widgets.basic import StateLine, button, card, label
from ui.words import thousands

WIDTH = 300
KEPT_WORDS = "Sổ có tin mới hơn; đánh dấu để lấy theo tệp"
ASKED_WORDS = "Khác với sổ hộ tịch; đánh dấu để lấy theo tệp"
ABSENT_WORDS = (
    "Trẻ này sinh trong kỳ của sổ mà sổ hộ tịch không có. Khi nhập, trẻ vào danh sách “Không có "
    "trong sổ hộ tịch” để hỏi lại gia đình."
)
_STATES = {"block": "bad", "warn": "warn", "worklist": ""}
_OUTCOME_STATES = {RowOutcome.ADDED: "ok", RowOutcome.CHANGED: "ok", RowOutcome.SET_ASIDE: "warn"}


class RowPanel(QScrollArea):
    """Shows one row; what is decided here goes to the model at once."""

    def __init__(self, model: PreviewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: ShownRow | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Dòng đang chọn")
        self.resize_to_scale()
        self.show_row(None)

    def resize_to_scale(self) -> None:
        """Take the width that the user's scale asks for."""
        self.setFixedWidth(px(WIDTH))

    def show_row(self, shown: ShownRow | None) -> None:
        """Show another row, or the same one after a decision."""
        self._shown = shown
        focused = self._focused_name()
        frame, column = card(margin=12, spacing=6)
        if shown is None:
            column.addWidget(label("Chọn một dòng để xem chi tiết.", "muted", wrap=True))
        elif shown.is_absent and shown.living:
            self._add_absent(column, shown, shown.living[0])
        elif shown.line is None or shown.row is None:
            self._add_passed(column, shown)
        else:
            self._add_row(column, shown, shown.line, shown.row)
        column.addStretch(1)
        # What is decided by a button of the old frame must not take it away under its own press.
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWidget(frame)
        self._focus(frame, focused)

    def _add_passed(self, column: QVBoxLayout, shown: ShownRow) -> None:
        passed = shown.passed
        if passed is None:
            return
        column.addWidget(label(passed.text, "heading", wrap=True))
        column.addWidget(label(f"{passed.sheet} · dòng {thousands(passed.row)}", "muted"))
        line = StateLine()
        column.addWidget(line)
        line.say(f"Bỏ qua: {passed_name(passed.kind)}, không phải dòng của một trẻ.")

    def _add_absent(self, column: QVBoxLayout, shown: ShownRow, child: Child) -> None:
        column.addWidget(label(child.full_name or "(chưa có họ tên)", "heading", wrap=True))
        facts = (birth_text(shown), self._model.shown.village(shown), child.mother_name)
        column.addWidget(label(" · ".join(fact for fact in facts if fact), wrap=True))
        self._say(column, ABSENT_WORDS, "warn")

    def _add_row(self, column: QVBoxLayout, shown: ShownRow, line: RowLine, row: ReadRow) -> None:
        column.addWidget(label(line.name or "(chưa có họ tên)", "heading", wrap=True))
        facts = (birth_text(shown), self._model.shown.village(shown), row.child.get("sex", ""))
        column.addWidget(label(" · ".join(fact for fact in facts if fact), wrap=True))
        place = f"{line.sheet} · dòng {thousands(line.row)}"
        column.addWidget(label(place, "muted", wrap=True))
        self._say(
            column, outcome_name(line.outcome).capitalize(), _OUTCOME_STATES.get(line.outcome, "")
        )
        for code in line.messages:
            self._say(column, row_message(code), "warn")
        self._add_doubles(column, line)
        self._add_twins(column, line)
        self._add_changes(column, line)
        self._add_proposals(column, line)
        self._add_correction(column, row)
        self._add_problems(column, line, row)
        self._add_leaving(column, line)

    def _add_changes(self, column: QVBoxLayout, line: RowLine) -> None:
        names = self._model.shown.names
        said = [change_words(field, pair, names) for field, pair in line.changes.items()]
        if line.outcome is not RowOutcome.CHANGED or not any(said):
            return
        column.addWidget(label("Thay đổi trong sổ", "section"))
        for name, old, new in filter(None, said):
            column.addWidget(label(f"{name}: {old} → {new}", wrap=True))

    def _add_proposals(self, column: QVBoxLayout, line: RowLine) -> None:
        if not line.proposals and not self._accepted(line):
            return
        asks = "kept_newer" not in line.messages
        column.addWidget(label(ASKED_WORDS if asks else KEPT_WORDS, "section", wrap=True))
        if asks and len(line.proposals) > 1:
            whole = partial(self._model.accept_row, line.ref, line.proposals)
            column.addWidget(button("Lấy cả dòng này", whole))
        names = self._model.shown.names
        for field, pair in line.proposals.items():
            said = change_words(field, pair, names)
            if said:
                name, stands, listed = said
                self._tick(column, line, field, f"{name}: {listed}")
                if stands != EMPTY:
                    column.addWidget(label(f"Trong sổ: {stands}", "muted", wrap=True))
        for field in self._accepted(line):
            if field not in line.proposals:
                name = field_name(field.removeprefix("household."))
                self._tick(column, line, field, f"{name}: lấy theo tệp")

    def _add_twins(self, column: QVBoxLayout, line: RowLine) -> None:
        """Offer the other twins: nobody but a person knows which of them the row is about."""
        if not line.perhaps and line.ref not in self._model.decisions.same_as:
            return
        for child_id in line.perhaps:
            name = self._model.shown.names.get(child_id, "")
            swap = button("Đổi sang trẻ kia", partial(self._model.same_as, line.ref, child_id))
            swap.setToolTip(f"Dòng này là của trẻ sinh đôi kia: {name}")
            column.addWidget(swap)

    def _add_correction(self, column: QVBoxLayout, row: ReadRow) -> None:
        if row.correction:
            column.addWidget(label(f"Nội dung cải chính: “{row.correction}”", "muted", wrap=True))

    def _tick(self, column: QVBoxLayout, line: RowLine, field: str, words: str) -> None:
        box = QCheckBox(words)
        box.setAccessibleName(f"Lấy theo tệp: {words}")
        box.setChecked((line.ref, field) in self._model.decisions.accepted)
        box.toggled.connect(lambda on: self._model.accept(line.ref, field, accepted=on))
        column.addWidget(box)

    def _accepted(self, line: RowLine) -> list[str]:
        taken = self._model.decisions.accepted
        return sorted(field for ref, field in taken if ref == line.ref)

    def _add_doubles(self, column: QVBoxLayout, line: RowLine) -> None:
        for double in self._model.doubles.get(line.ref, ()):
            column.addWidget(DoubleCard(line.ref, double, self._model))

    def _add_problems(self, column: QVBoxLayout, line: RowLine, row: ReadRow) -> None:
        if not line.problems:
            return
        column.addWidget(label("Cần xem lại", "section"))
        for problem in line.problems:
            self._say(column, problem_sentence(problem.code), _STATES.get(problem.level, ""))
            written = _written(row, problem.field)
            if written:
                column.addWidget(label(f"Trong tệp ghi: “{written}”", "muted", wrap=True))

    def _add_leaving(self, column: QVBoxLayout, line: RowLine) -> None:
        out = line.ref in self._model.decisions.left_out
        if out:
            again = button("Nhập lại dòng này", lambda: self._model.leave_out(line.ref, out=False))
            column.addWidget(again)
        elif line.outcome is not RowOutcome.SET_ASIDE:
            leave = button("Không nhập dòng này", lambda: self._model.leave_out(line.ref, out=True))
            column.addWidget(leave)

    def _say(self, column: QVBoxLayout, words: str, state: str) -> None:
        line = StateLine()
        column.addWidget(line)
        line.say(words, state)

    def _focused_name(self) -> str:
        frame = self.widget()
        focused = frame.focusWidget() if frame is not None else None
        has = focused is not None and focused.hasFocus()
        return focused.accessibleName() if focused is not None and has else ""

    def _focus(self, frame: QFrame, name: str) -> None:
        """Give the keys back to the control that had them before a decision."""
        if name:
            parts = list(_controls(frame))
            same = (part for part in parts if part.accessibleName() == name)
            found = next(same, parts[0] if parts else None)
            if found is not None:
                found.setFocus()


def _controls(frame: QWidget) -> Iterator[QWidget]:
    for part in frame.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(part, QScrollArea):
            yield part


def _written(row: ReadRow, field: str) -> str:
    name = field.removeprefix("household.").removesuffix("_id") if field == "village_id" else field
    key = f"original.{name}"
    return row.child.get(key, "") or row.household.get(key, "")
