"""One likely duplicate: who it is, what agrees (bold), what differs (named), and two answers."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.domain.status import Status
from app.services.doubles.find_likely import Likeness
from ui.look import LIGHT, px
from ui.messages import reasons_phrase
from ui.widgets.basic import button, label
from ui.words import day

_AGREES = {"same", "rare", "part"}
_BETWEEN = "\N{NO-BREAK SPACE}· "
"""A line never begins with the dot."""


class LikenessCard(QFrame):
    """A card; the marked one shows its answers, the others wait to be marked."""

    marked = Signal(str)
    opened = Signal(str)
    same_child = Signal(str)
    two_children = Signal(str)

    def __init__(self, likeness: Likeness) -> None:
        super().__init__()
        self.likeness = likeness
        self.id = likeness.child.id
        self.setProperty("role", "card")
        self.setAccessibleName(f"Trẻ giống: {likeness.child.full_name}, {reasons(likeness)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(7), px(10), px(7))
        column.setSpacing(px(2))
        column.addLayout(self._head())
        for line in _lines(likeness):
            column.addWidget(line)
        self._answers = self._answer_buttons()
        column.addWidget(self._answers)
        self.mark(on=False)

    def mark(self, *, on: bool) -> None:
        """Show or hide the answers; the border tells too."""
        self._answers.setVisible(on)
        self.setProperty("state", "marked" if on else "")
        colour = LIGHT.accent if on else LIGHT.line
        self.setStyleSheet(f"LikenessCard {{ border: 1px solid {colour}; }}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the card that is pressed."""
        self.marked.emit(self.id)
        super().mousePressEvent(event)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        agreeing = _agreeing(self.likeness)
        child = self.likeness.child
        row.addWidget(_rich(_weighed(child.full_name, bold="full_name" in agreeing)), 1)
        born = day(str(child.birth_date or "")) or "chưa có ngày sinh"
        row.addWidget(_rich(_weighed(born, bold="birth_date" in agreeing)))
        return row

    def _answer_buttons(self) -> QFrame:
        frame = QFrame()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(4))
        is_gone = self.likeness.child.status is Status.MOVED_OUT
        same = button(
            "Trẻ này trở về…" if is_gone else "Cùng một trẻ", lambda: self.same_child.emit(self.id)
        )
        same.setToolTip(
            "Trẻ đã chuyển đi nay trở về: ghi chuyển đến để mở lại hồ sơ (F7)"
            if is_gone
            else "Cùng một trẻ: nhập tiếp vào hồ sơ này (F7)"
        )
        two = button("Hai trẻ khác nhau", lambda: self.two_children.emit(self.id))
        two.setToolTip("Hai trẻ khác nhau, kể cả sinh đôi: ghi nhớ khi lưu (F8)")
        see = button("Xem hồ sơ", lambda: self.opened.emit(self.id), role="link")
        see.setToolTip("Xem hồ sơ (F9)")
        upper = QHBoxLayout()
        upper.addWidget(same, 1)
        upper.addWidget(see)
        column.addLayout(upper)
        column.addWidget(two)
        for one in (same, two, see):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return frame


def reasons(likeness: Likeness) -> str:
    """Say why: what agrees, then what differs, as in “trùng ngày sinh, tên mẹ; khác thôn”."""
    return reasons_phrase((one.field, one.verdict) for one in likeness.match.reasons)


def _lines(likeness: Likeness) -> list[QLabel]:
    agreeing = _agreeing(likeness)
    child, village = likeness.child, likeness.village
    where = f"{village.kind or 'thôn'} {village.name}" if village else "chưa rõ thôn"
    people = [
        _weighed(f"{word} {name}", bold=field in agreeing)
        for word, name, field in (
            ("cha", child.father_name, "father_name"),
            ("mẹ", child.mother_name, "mother_name"),
            ("giám hộ", child.guardian_name, "guardian_name"),
        )
        if name
    ]
    gone = ["đã chuyển đi"] if child.status is Status.MOVED_OUT else []
    facts = [*gone, _weighed(where, bold="village" in agreeing), *people]
    why = label(reasons(likeness), "muted", wrap=True)
    return [_rich(_BETWEEN.join(facts)), why]


def _agreeing(likeness: Likeness) -> set[str]:
    return {reason.field for reason in likeness.match.reasons if reason.verdict in _AGREES}


def _weighed(text: str, *, bold: bool) -> str:
    return f"<b>{escape(text)}</b>" if bold else escape(text)


def _rich(markup: str) -> QLabel:
    made = QLabel(markup)
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    return made
