"""*Tổng hợp nhiều đơn vị*: what a commune wrote stands in the table, the others are named."""

import docx

from ui.pages.reports.page import ROLL_UP


def test_files_are_put_together_and_what_is_not_as_it_should_be_is_named(
    window, page, rest, tmp_path
):
    sent, spoilt = tmp_path / "xa.xlsx", tmp_path / "hong.xlsx"
    page.report.files.write(sent)
    rest(window)
    spoilt.write_bytes(b"hong")
    page.tabs.setCurrentIndex(ROLL_UP)
    face = page.rolled
    assert (
        face.province.code
        == window.desk.app.gazetteer.units.province_of(window.desk.app.commune).code
    )
    face.files.picked.emit([sent, spoilt])
    rest(window)
    report = face.letter.report
    lines = {line.name: line for line in report.tables[0].lines}
    assert len(lines) > 50
    assert lines["Xã Nam Dương"].values[0] == 5
    assert "hong.xlsx" in str(report.table("findings").lines)
    assert face.saving.said.text.property("state") == "warn"
    face.saving.write(tmp_path / "tong-hop.docx")
    rest(window)
    assert len(docx.Document(tmp_path / "tong-hop.docx").tables) >= 3
    face.deadline.setText("hôm kia")
    face.deadline.editingFinished.emit()
    assert "Chưa rõ ngày" in face.saving.said.text.text()
