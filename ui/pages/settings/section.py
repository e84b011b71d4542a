"""What every section of *Cài đặt* does."""

from PySide6.QtWidgets import QWidget


class SettingsSection(QWidget):
    """Stands under its tab."""

    def open(self) -> None:
        """Become the section in front."""

    def look_again(self) -> None:
        """Read again: something was written while this section is in front."""

    def step_back(self) -> bool:
        """Go back one step within the section, losing nothing; False when there is none."""
        return False
