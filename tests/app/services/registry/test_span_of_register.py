"""What a register covers is said in its title, its file, or by the births in it."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from app.domain.handoff.registration import Span
from app.services.lists.import_report import PassedRow
from app.services.registry.span_of_register import span_of_register
from app.workbook.cells import ReadRow

ON = date(2026, 6, 8)
MAY = Span(date(2026, 5, 1), date(2026, 5, 31), ON)


@dataclass
class Found:
    """What of a file the question is about."""

    title: str = ""
    file: str = "ks.xlsx"
    tables: tuple[object, ...] = field(default=())

    @property
    def passed(self):
        return (PassedRow("S", 1, "title", self.title),)


def rows(*births):
    return [ReadRow("S", at, "", {"birth_date": born}, {}) for at, born in enumerate(births)]


@pytest.mark.parametrize(
    ("title", "span"),
    [
        ("SỔ ĐĂNG KÝ KHAI SINH THÁNG 5 NĂM 2026", MAY),
        ("Danh sách trẻ mới sinh T5/2026", MAY),
        ("Từ ngày 01/05/2026 đến ngày 31/05/2026", MAY),
        ("Quý II năm 2026", Span(date(2026, 4, 1), ON, ON)),
        ("Quý 1/2026", Span(date(2026, 1, 1), date(2026, 3, 31), ON)),
        ("Sổ đăng ký khai sinh năm 2025", Span(date(2025, 1, 1), date(2025, 12, 31), ON)),
        ("Tháng 12/2025", Span(date(2025, 12, 1), date(2025, 12, 31), ON)),
        ("Tháng 7 năm 2026", None),
        ("Danh sách", None),
    ],
)
def test_a_title_says_it(title, span):
    assert span_of_register(Found(title), [], ON) == span


def test_a_file_says_it():
    assert span_of_register(Found(file="Khai sinh thang 5-2026.xlsx"), [], ON) == MAY


def test_the_births_say_it_but_for_a_few_late_ones():
    births = ["2026-05-03"] * 30 + ["2015-02-01"]
    assert span_of_register(Found(), rows(*births), ON) == MAY
    assert span_of_register(Found(), rows("2026-04-09", "2026-05-03"), ON) == Span(
        date(2026, 4, 1), date(2026, 5, 31), ON
    )
    assert span_of_register(Found(), rows("2026", ""), ON) is None
