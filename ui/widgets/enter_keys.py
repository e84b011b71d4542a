"""Where Enter leads in a form: it presses a button, and else moves on to the next stop."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QPushButton, QWidget


def press_focused() -> bool:
    """Press the button in focus; False where no button is."""
    focused = QApplication.focusWidget()
    if not isinstance(focused, QPushButton):
        return False
    focused.click()
    return True


def stop_after(stops: Sequence[QWidget], step: int) -> QWidget:
    """Give the stop so many steps from the one in focus; the first and the last hold."""
    focused = QApplication.focusWidget()
    place = stops.index(focused) if focused in stops else -step
    return stops[max(0, min(place + step, len(stops) - 1))]
