"""What the reports on coverage and on the children still to enter say in words."""

FIGURES = {
    "population": "Số dân dưới 16 tuổi",
    "on_system": "Tổng số",
    "special": "Có HCĐB",
    "at_risk": "Có nguy cơ",
    "other": "Hoàn cảnh khác",
    "assisted": "Được trợ giúp",
    "rate": "Tỷ lệ (%)",
}
THERE = "Trẻ em trên hệ thống"
"""What the children who are there stand under."""
PRESENT = "Số trẻ em dưới 16 tuổi hiện có"
ENTERED = "Đã nhập trên hệ thống"
TO_ENTER = "Còn phải nhập"

COUNTED_BY = "Số dân dưới 16 tuổi: {sources}."
COUNTED_BY_MANY = "Số dân dưới 16 tuổi lấy từ nhiều nguồn, của nhiều ngày khác nhau."
OF_DAY = "{source}, ngày {day}"
NO_SOURCE = "cơ quan thống kê"
NO_DAY = "{source}, không rõ ngày"
ON_SYSTEM = (
    "Trên hệ thống: trẻ có mã của hệ thống hoặc đã được hệ thống tiếp nhận. Sổ của đơn vị có "
    "{book} trẻ dưới 16 tuổi, trong đó {rest} trẻ chưa có trên hệ thống."
)
FROM_BOOK = (
    "Chưa có số dân của cơ quan thống kê; số hiện có là số trẻ trong sổ của đơn vị sau rà soát."
)
MISSING = (
    "Chưa có số dân của: {places}. Các ô ấy ghi “–”; số dân và tỷ lệ chung vì vậy chưa tính được."
)
MISSING_PART = "Chưa có số dân của: {places}. Các ô ấy ghi “–”."
WHOLE_DIFFERS = "Số dân của cả đơn vị theo thống kê là {whole}, khác tổng các dòng ({lines})."
OVER = (
    "Tỷ lệ trên 100%: {places}. Số dân là của ngày thống kê, số trên hệ thống là của ngày chốt số "
    "liệu; hai bên còn tính khác nhau trẻ tạm trú, trẻ vắng mặt và trẻ mới sinh."
)
MORE_ENTERED = (
    "Số đã nhập nhiều hơn số hiện có: {places}; số âm là phần nhiều hơn. Các nơi khác còn phải "
    "nhập {rest} trẻ."
)
SEVERAL, MOST_NAMED = "{names} và {more} nơi khác", 12


def listed(names: list[str]) -> str:
    """Write names one after another; of many the first ones, and how many more there are."""
    if len(names) <= MOST_NAMED:
        return "; ".join(names)
    named = "; ".join(names[:MOST_NAMED])
    return SEVERAL.format(names=named, more=len(names) - MOST_NAMED)
