"""A part of *Đối soát*: what passes between the commune and one office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping


class OfficePart(QWidget):
    """Stands under its tab; made when the tab is first chosen."""

    def open(self, facts: Mapping[str, object]) -> None:
        """Become the part in front; `facts` are those of the wish that opened the page."""

    def look_again(self) -> None:
        """Read again: something was written while this part is in front."""

    def step_back(self) -> bool:
        """Go back one step within the part, losing nothing; False when there is none."""
        return False

    def leave(self) -> None:
        """Stop what is under way: the window closes."""
