"""Who the open record is perhaps a second time: who it is, why, and what can be said to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.doubles.read_doubles import LikelyDouble
from ui.look import px
from ui.messages import reasons_phrase
from ui.village_text import UNKNOWN, village_title
from ui.widgets.basic import StateLine, button, label
from ui.words import day

MERGE_KEY, APART_KEY, SEE_KEY = "F7", "F8", "F9"
_MOST_SHOWN = 2
"""More would push the form out of sight; the next one comes when one is answered."""
_HELP = (
    "Hai hồ sơ này có thể là của một trẻ. Nếu là hai trẻ khác nhau thì bấm F8: cặp này không bị "
    "hỏi lại nữa. Nếu là một trẻ thì bấm F7 để so hai hồ sơ và gộp lại."
)


class DoubleLines(QFrame):
    """Shows what it is told; the keys answer for the first."""

    told_apart = Signal(str)
    """The id of the other child: they are two."""
    see_asked = Signal(str)
    """The id of the other child."""
    merge_asked = Signal(str)
    """The id of the other child: they are perhaps one, and are to be compared."""

    def __init__(self) -> None:
        super().__init__()
        self.setWhatsThis(_HELP)
        self.shown: list[LikelyDouble] = []
        self.apart: list[QPushButton] = []
        self.see: list[QPushButton] = []
        self.merge: list[QPushButton] = []
        self._about: list[QLabel] = []
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_doubles(self, doubles: Sequence[LikelyDouble]) -> None:
        """Show who the record is perhaps, the likeliest first; nobody hides the lines."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self.shown = list(doubles)
        self._about = []
        self.apart, self.see, self.merge = [], [], []
        content = self._content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for double in self.shown[:_MOST_SHOWN]:
            self._add(column, double)
        if len(self.shown) > _MOST_SHOWN:
            more = len(self.shown) - _MOST_SHOWN
            column.addWidget(label(f"… và {more} hồ sơ giống khác", "muted"))
        self._column.addWidget(content)
        content.show()
        self.setVisible(bool(self.shown))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for every line of the reasons, however narrow it is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for about in self._about:
            about.setMinimumHeight(about.heightForWidth(self.width()))

    def forget(self, child_id: str) -> None:
        """Take away the one that was answered."""
        self.show_doubles([one for one in self.shown if one.child.id != child_id])

    def answer_first(self) -> None:
        """Say of the first that can be told apart: two children."""
        if self.apart:
            self.apart[0].click()

    def see_first(self) -> None:
        """Open the first."""
        if self.see:
            self.see[0].click()

    def merge_first(self) -> None:
        """Compare with the first, to merge them."""
        if self.merge:
            self.merge[0].click()

    def _add(self, column: QVBoxLayout, double: LikelyDouble) -> None:
        line = StateLine()
        column.addWidget(line)
        line.say(_title(double), "bad" if double.certain or not double.is_pair else "warn")
        about = label(_about(double), "muted", wrap=True)
        self._about.append(about)
        about.setContentsMargins(px(26), 0, 0, 0)
        column.addWidget(about)
        row = QHBoxLayout()
        row.setContentsMargins(px(26), 0, 0, 0)
        row.setSpacing(px(8))
        for made in self._answers(double):
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)

    def _answers(self, double: LikelyDouble) -> list[QPushButton]:
        """Make the buttons of a double; the keys stand beside those of the first."""
        id_, name = double.child.id, double.child.full_name
        merge = button("Gộp…", lambda: self.merge_asked.emit(id_), name=f"Gộp hai hồ sơ: {name}")
        merge.setToolTip("So hai hồ sơ rồi gộp, ở trang Trùng lặp" + _key(self.merge, MERGE_KEY))
        see = button("Xem hồ sơ kia", lambda: self.see_asked.emit(id_), role="link")
        see.setAccessibleName(f"Xem hồ sơ kia: {name}")
        see.setToolTip("Mở hồ sơ kia ở đây" + _key(self.see, SEE_KEY))
        self.merge.append(merge)
        self.see.append(see)
        return [merge, *self._apart(double), see]

    def _apart(self, double: LikelyDouble) -> list[QPushButton]:
        """Make the button that says: two children, where that can be said."""
        if not double.is_pair:
            return []
        made = button("Hai trẻ khác nhau", lambda: self.told_apart.emit(double.child.id))
        made.setAccessibleName(f"Hai trẻ khác nhau: {double.child.full_name}")
        made.setToolTip("Ghi nhớ đây là hai trẻ, không hỏi lại" + _key(self.apart, APART_KEY))
        self.apart.append(made)
        return [made]


def _key(before: Sequence[QPushButton], key: str) -> str:
    return "" if before else f" ({key})"


def _title(double: LikelyDouble) -> str:
    born = day(str(double.child.birth_date or "")) or "chưa có ngày sinh"
    name = double.child.full_name or "(chưa có họ tên)"
    if not double.is_pair:
        return f"Cùng số định danh với {name}, {born}"
    return f"{'Rất giống' if double.certain else 'Có thể trùng với'} {name}, {born}"


def _about(double: LikelyDouble) -> str:
    child = double.child
    adults = [
        f"{word} {name}"
        for word, name in (
            ("cha", child.father_name),
            ("mẹ", child.mother_name),
            ("giám hộ", child.guardian_name),
        )
        if name
    ]
    where = village_title(double.village) if double.village else UNKNOWN
    return f"{' · '.join([where, *adults])}. Vì: {reasons_phrase(double.reasons)}."
