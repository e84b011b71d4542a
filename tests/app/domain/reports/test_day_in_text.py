from datetime import date

import pytest

from app.domain.reports.day_in_text import cut_off_in

TODAY = date(2026, 6, 20)


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (["Nam Dương, ngày 09 tháng 6 năm 2026", "Thời điểm chốt: 10h, ngày 08/6/2026"], (6, 8)),
        (["Từ 25/4/2026 đến 08/6/2026"], (6, 8)),
        (["NAM DƯƠNG, NGÀY 9 THÁNG 6 NĂM 2026"], (6, 9)),
        (["Số liệu tính đến 10 giờ 20 phút, ngày 08 tháng 6 năm 2026"], (6, 8)),
        (["2026-06-08"], (6, 8)),
        (["ngày …… tháng …… năm ………", "32/13/2026", "Số 12/BC"], None),
        ([], None),
    ],
)
def test_the_day_of_the_figures_is_found(texts, day):
    assert cut_off_in(texts, TODAY) == (date(2026, *day) if day else None)
