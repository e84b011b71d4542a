"""The list on paper: A4 landscape, a code on every page, keys whole."""

from datetime import date

import pytest
from pypdf import PdfReader

from app.domain.errors import KnownError
from app.domain.handoff.hand_off import HandOff, HandOffLine
from app.domain.handoff.row_key import row_key
from ui.hand_off_sheets.printed import write_hand_off_pdf

MADE = HandOff(
    id="h", office="police", office_name="Công an xã", number=1, code="CA-07603-26001-J",
    made_on=date(2026, 6, 18), due_on=date(2026, 6, 24), asks=("national_id",), group_id="g",
)  # fmt: skip


def lines(count):
    said = {"full_name": "Lý Văn An", "birth_date": "2016-03-12", "national_id": "024216000011"}
    return [
        HandOffLine(hand_off_id="h", place=n, child_id=f"c{n}", said=said)
        for n in range(1, count + 1)
    ]


def test_every_page_names_the_list_and_lies_on_its_side(qapp, tmp_path):
    path = tmp_path / "a.pdf"
    pages = write_hand_off_pdf(path, MADE, lines(40), "Xã Nam Dương")
    reader = PdfReader(path)
    assert len(reader.pages) == pages > 1
    texts = [page.extract_text() for page in reader.pages]
    assert all(MADE.code in text for text in texts)
    assert row_key("c1") in texts[0].replace("\n", "")
    box = reader.pages[0].mediabox
    assert float(box.width) > float(box.height)


def test_nothing_is_left_of_a_list_that_was_stopped(qapp, tmp_path):
    with pytest.raises(KnownError):
        write_hand_off_pdf(
            tmp_path / "a.pdf", MADE, lines(3), "Xã Nam Dương", cancelled=lambda: True
        )
    assert not list(tmp_path.iterdir())
