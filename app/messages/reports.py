"""What reports say in words, as an official writes it: the parts of the progress report."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

TITLES = {
    "village-progress": "Tiến độ rà soát, cập nhật, làm sạch dữ liệu trẻ em theo thôn",
    "coverage": "Tỷ lệ trẻ em được quản lý trên hệ thống theo thôn",
    "to-enter": "Số trẻ em còn phải nhập vào hệ thống theo thôn",
    "quality": "Chất lượng dữ liệu trẻ em",
    "indicators": "Chỉ tiêu thống kê về tình hình trẻ em",
}
SHEET, NUMBER, VILLAGE, TOTAL = "Bieu", "STT", "Thôn/TDP", "Tổng cộng"
UPDATED = "Đã được cập nhật, làm sạch"
FIGURES = {
    "children": "Tổng số trẻ em dưới 16 tuổi",
    "special": "Số trẻ em có HCĐB",
    "updated": "Trẻ em dưới 16 tuổi",
    "special_updated": "Trẻ em có HCĐB",
    "at_risk_updated": "Trẻ em có nguy cơ",
    "special_assisted_updated": "Trẻ em có HCĐB được trợ giúp",
}
"""How the ministry's table heads each figure."""
SUBJECTS = {
    "village-progress": "Tiến độ rà soát, cập nhật, làm sạch dữ liệu trẻ em trên địa bàn {commune}",
    "coverage": "Kết quả quản lý trẻ em trên hệ thống so với số dân trên địa bàn {commune}",
    "to-enter": "Số trẻ em đã nhập và còn phải nhập vào hệ thống trên địa bàn {commune}",
    "quality": "Chất lượng dữ liệu trẻ em trên địa bàn {commune}",
    "indicators": "Chỉ tiêu thống kê về tình hình trẻ em trên địa bàn {commune}",
}
"""What the letter of a kind is about."""
ON_THE_GROUND = " trên địa bàn "
LEAD = (
    "{office} báo cáo kết quả rà soát, cập nhật, làm sạch dữ liệu trẻ em trên Hệ thống quản lý "
    "thông tin trẻ em tại cơ sở, số liệu tính đến {cut_off}, như sau:"
)
PARTS = {
    "guidance": ("1. Công tác chỉ đạo, điều hành", "1.1. Triển khai thực hiện"),
    "cooperation": ("1.2. Phối hợp liên ngành",),
    "results": (
        "2. Kết quả thực hiện",
        "Kết quả rà soát, cập nhật, làm sạch theo thôn, tổ dân phố:",
    ),
    "difficulties": ("3. Khó khăn, vướng mắc",),
    "proposals": ("4. Đề xuất, kiến nghị",),
}
VISITED = "Đã ghi nhận {visits} lượt thăm hộ; đã nhập {lists} danh sách."
HANDED_OFF = (
    "Đã lập {made} danh sách chuyển {office} đối soát, đã nhận kết quả {answered} danh sách."
)
NOTHING_HANDED_OFF = "Chưa chuyển danh sách nào cho Công an xã đối soát."
CUT_OFF = "Thời điểm chốt số liệu: {cut_off}."
RATE = "Tỷ lệ hoàn thành: {rate}% ({updated}/{children} trẻ em)."
OFFICER = "Cán bộ đầu mối: {officer}."
DEPARTMENT = "Phòng phụ trách: {department}."
BLANK = "…………"
UNKNOWN = "–"
NONE = "Không."
END = "./."
NO_VILLAGE = "Chưa rõ thôn"
SIGNING_AS = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
DEPARTMENT_NAME = "Phòng Văn hóa - Xã hội"
RECIPIENTS = ("Sở Y tế (để báo cáo);", "Chủ tịch UBND {commune};", "Lưu: VT, VHXH.")


def day_in_words(day: date | None) -> str:
    """Write a day as letters do: two digits for days below 10 and for months 1 and 2 (NĐ 30)."""
    if day is None:
        return "ngày …… tháng …… năm ……"
    return f"ngày {day.day:02} tháng {month_in_figures(day)} năm {day.year}"


def day_in_figures(day: date) -> str:
    """Write a day in a table: 08/6/2026, with the zeros of NĐ 30."""
    return f"{day.day:02}/{month_in_figures(day)}/{day.year}"


def month_in_figures(day: date) -> str:
    """Write the month of a day: 02, 6."""
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def moment_in_words(moment: datetime) -> str:
    """Write a cut-off to the minute."""
    return f"{moment.hour:02} giờ {moment.minute:02} phút, {day_in_words(moment.date())}"


def thousands(count: int) -> str:
    """Write a count: 4.988."""
    return f"{count:,}".replace(",", ".")


def figure(value: int | Decimal | str | None) -> str:
    """Write a figure of a table: 4.988, 72,18, or a dash for what is not known."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Decimal):
        whole, _, decimals = f"{value:,}".partition(".")
        return f"{whole.replace(',', '.')},{decimals}" if decimals else whole.replace(",", ".")
    return thousands(value) if isinstance(value, int) else value


def ended(lines: Sequence[str]) -> list[str]:
    """Put the sign that ends a letter behind its last line."""
    return [*lines[:-1], lines[-1].rstrip(". ") + END]
