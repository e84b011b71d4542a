from PySide6.QtCore import Qt

from ui.models.text_table import TextTable


def test_cells_are_laid_out_when_they_are_asked_for(qapp, qtmodeltester):
    table = TextTable(("Tên", "Số"), lambda row: (row, str(len(row))), numbers=(1,))
    table.show(["Biêng", "Hoa Quảng"])
    qtmodeltester.check(table)
    assert [table.index(1, column).data() for column in range(2)] == ["Hoa Quảng", "9"]
    assert table.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Tên"
    table.show([])
    assert table.rowCount() == 0
