"""A quiet line while doubles are looked for: their count is not whole yet."""

from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.widgets.basic import label


def make_scan_line(desk: Desk) -> QLabel:
    """Make a line that is there only while a search is under way."""
    line = label("", "muted", wrap=True)
    line.hide()

    def tell(done: int, total: int) -> None:
        line.setText(f"Đang tìm trẻ trùng lặp: {done * 100 // total} %" if total else "")
        line.setVisible(bool(total))

    desk.matching.scanned.connect(tell)
    return line
