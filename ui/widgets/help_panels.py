"""Help in place: the list of keys (`?`) and a word about the field in focus (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.widgets.basic import label

KEYS = (
    ("Ctrl+K", "Tìm nhanh: tới trang, thôn, trẻ bất kỳ"),
    ("Ctrl+1 … Ctrl+9, Ctrl+0", "Tới trang theo thứ tự ở thanh bên"),
    ("Enter", "Sang ô kế tiếp; mở dòng đang chọn"),
    ("Shift+Enter", "Về ô trước"),
    ("Ctrl+Enter", "Lưu và thêm trẻ kế tiếp của cùng hộ"),
    ("Esc", "Lùi một bước, không mất gì"),
    ("↑ ↓", "Đi trong danh sách"),
    ("Alt+↑ Alt+↓", "Hồ sơ trước, sau trong khi sửa"),
    ("F4", "Nhận giá trị được gợi ý"),
    ("F5", "Làm mới danh sách"),
    ("Alt+Z", "Hoàn tác việc vừa làm"),
    ("F1", "Giải thích ô đang đứng"),
    ("Ctrl + / Ctrl −", "Phóng to, thu nhỏ chữ"),
    ("?", "Hiện bảng phím này"),
)


class KeysPanel(QFrame):
    """All keys, those of the page in front first; any of Esc and `?` closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._own: Sequence[tuple[str, str]] = ()
        self._content = QWidget(self)
        self.setProperty("role", "panel")
        self.setAccessibleName("Các phím tắt")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(20), px(24), px(20))
        self._column.setSpacing(px(8))
        self._column.addWidget(label("Các phím tắt", "heading"))
        self._column.addWidget(self._content)
        self.hide()

    def turn(self, own: Sequence[tuple[str, str]] = ()) -> None:
        """Show the panel in the middle of the window, or put it away; `own` are the page's keys."""
        if self.isVisible():
            self.hide()
            return
        self._column.removeWidget(self._content)
        self._content.hide()
        self._content.deleteLater()
        self._content = _tables(own)
        self._column.addWidget(self._content)
        self.adjustSize()
        room = self._window.rect().center() - self.rect().center()
        self.move(room)
        self.show()
        self.raise_()


def _tables(own: Sequence[tuple[str, str]]) -> QWidget:
    """Lay the keys of the page beside those of everywhere."""
    content = QWidget()
    row = QHBoxLayout(content)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(32))
    taken = {key for keys, _ in own for key in keys.split(", ")}
    common = [(key, does) for key, does in KEYS if key not in taken]
    for keys in (own, common) if own else (common,):
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(8))
        for place, (key, does) in enumerate(keys):
            grid.addWidget(label(key, "key"), place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(does), place, 1)
        grid.setRowStretch(len(keys), 1)
        row.addLayout(grid)
    return content


class HelpBubble(QFrame):
    """A few words about a field, shown beside it until the focus goes elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("role", "bubble")
        self.text = label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.addWidget(self.text)
        self.hide()

    def explain(self, field: QWidget | None) -> bool:
        """Show the words that belong to a field; False when it has none."""
        words = _words_of(field)
        self.hide()
        if field is None or not words:
            return False
        self.text.setText(words)
        self.text.setFixedWidth(min(px(360), self.text.sizeHint().width() + px(4)))
        self.adjustSize()
        self.move(self._beside(field))
        self.show()
        self.raise_()
        return True

    def _beside(self, field: QWidget) -> QPoint:
        window = self._window
        place = field.mapTo(window, QPoint(0, field.height() + px(4)))
        if place.y() + self.height() > window.height():
            place.setY(field.mapTo(window, QPoint(0, 0)).y() - self.height() - px(4))
        place.setX(max(px(8), min(place.x(), window.width() - self.width() - px(8))))
        return place


def _words_of(field: QWidget | None) -> str:
    """Find the help of a widget, or of what it is a part of."""
    while field is not None and not field.whatsThis() and not field.isWindow():
        field = field.parentWidget()
    return field.whatsThis() if field is not None else ""
