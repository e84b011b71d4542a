import re

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

# Words of Qt's own dialogs; none may be left over.
ENGLISH = re.compile(
    r"\b(open|save|cancel|close|file|files|name|type|look|directory|folder|back|forward|undo|redo"
    r"|copy|cut|paste|delete|select|all|view|list|detail|yes|no|help|apply|reset|parent|create|date"
    r"|size|modified)\b",
    re.IGNORECASE,
)


def texts_of(widget):
    parts = [w for kind in (QAbstractButton, QLabel) for w in widget.findChildren(kind)]
    yield widget.windowTitle()
    for part in parts:
        yield part.text()
        yield part.toolTip()
        yield part.accessibleName()
    for box in widget.findChildren(QComboBox):
        yield from (box.itemText(place) for place in range(box.count()))


@pytest.mark.parametrize(
    "mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave]
)
def test_the_file_dialog_speaks_vietnamese(look, qtbot, mode, tmp_path):
    dialog = QFileDialog(None, "Chọn tệp", str(tmp_path), "bảng tính (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    dialog.show()
    header = dialog.findChildren(QFileDialog) or [dialog]
    said = [text.replace("&", "") for text in texts_of(header[0])]
    assert [text for text in said if ENGLISH.search(text) and str(tmp_path.name) not in text] == []


def test_every_standard_button_speaks_vietnamese(look, qtbot):
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            box.addButton(button)
    said = [button.text().replace("&", "") for button in box.buttons()]
    assert said
    assert [text for text in said if ENGLISH.search(text)] == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_speaks_vietnamese(look, qtbot, kind):
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    said = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    assert [text for text in said if ENGLISH.search(text)] == []
    assert "Dán" in said


def test_numbers_and_days_are_written_as_in_vietnam(look):
    assert QLocale().toString(1234567) == "1.234.567"
    assert QLocale().dayName(1) == "Thứ Hai"
