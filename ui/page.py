"""A page of the window: it has a title, is opened with facts, and takes one step back at Esc."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ui.desk import Desk


class Page(QWidget):
    """A place in the window, made when it is first opened."""

    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    keys: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys of this page alone, and what they do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "page")

    def open(self, facts: Mapping[str, object]) -> None:
        """Become the page in front; `facts` are those of the wish that opened it."""

    def step_back(self) -> bool:
        """Go back one step within the page, losing nothing; False when there is none."""
        return False

    def leave(self) -> None:
        """Keep in the store what is not kept yet: the window closes."""
