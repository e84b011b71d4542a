"""Periods in words, and what reports of a period say."""

from app.domain.reports.period import Length, Period
from app.messages.reports import day_in_figures, day_in_words, figure, month_in_figures

_ROMAN = ("I", "II", "III", "IV")
_HALVES = ("đầu", "cuối")

TITLES = {
    "weekly": "Báo cáo tuần",
    "monthly": "Báo cáo tháng",
    "quarterly": "Báo cáo quý",
    "half-year": "Báo cáo 6 tháng",
    "year": "Báo cáo năm",
    "campaign": "Báo cáo đợt cao điểm",
}
SUBJECT = "Kết quả rà soát, cập nhật, làm sạch dữ liệu trẻ em {period} trên địa bàn {commune}"
PROGRESS = "Kết quả rà soát, cập nhật, làm sạch dữ liệu trẻ em theo thôn đến hết {day}"
MOVEMENTS = "Biến động trẻ em {period} theo thôn"
COMPARISON = "So sánh với kỳ trước ({period})"
BY_VILLAGE = "So sánh với kỳ trước theo thôn ({period})"
FIGURE = "Số liệu"
CAMPAIGN = "đợt cao điểm {days}"
FROM_TO = "từ {since} đến {until}"

IN, OUT = "Tăng trong kỳ", "Giảm trong kỳ"
OPENING, CLOSING = "Đầu kỳ", "Cuối kỳ"
MOVES = {
    "born": "Mới sinh",
    "moved_in": "Chuyển đến",
    "added": "Vào sổ",
    "from_village": "Từ thôn khác",
    "moved_out": "Chuyển đi",
    "died": "Tử vong",
    "turned_16": "Đủ 16 tuổi",
    "taken_out": "Gộp, bỏ hồ sơ",
    "closed": "Lý do khác",
    "to_village": "Sang thôn khác",
}
SUM = "Cộng"
THEN, NOW, DIFFERENCE = "Kỳ trước", "Kỳ này", "Tăng, giảm"

COUNTED = (
    "Tuổi, biến động và nơi ở tính đến hết {day}; thông tin của hồ sơ tính theo sổ lúc {cut_off}."
)
NOT_OVER = "Kỳ báo cáo chưa kết thúc; số liệu mới tính đến {day}."
BEGUN = "Sổ được lập {day}: trẻ nhập vào sổ lần đầu được tính vào cột “Vào sổ”."
NOT_CHILDREN = (
    "Cuối kỳ có {count} hồ sơ trong sổ đã quá 16 tuổi từ khi nhập, hoặc có ngày sinh sau ngày "
    "chốt; không tính vào tổng số trẻ em dưới 16 tuổi."
)
FROM_ISSUED = "Số liệu kỳ trước lấy từ báo cáo đã phát hành{number}, chốt lúc {cut_off}."
RECKONED = (
    "Kỳ trước không có báo cáo đã phát hành: số liệu tính lại từ sổ và nhật ký, đến hết {day}."
)
SETTLED = (
    "Có {count} trẻ đã được gộp hồ sơ hoặc xác nhận không trùng từ {day} đến nay; hồ sơ của các "
    "trẻ này có bị nghi trùng vào ngày đó hay không thì không tính lại được, nên được coi là không."
)
UNKNOWN = "Số liệu kỳ trước không biết được: đến hết {day} sổ chưa có hồ sơ nào."
NUMBERED = " số {number}"

LEAD = (
    "{office} báo cáo kết quả rà soát, cập nhật, làm sạch dữ liệu trẻ em {period} trên Hệ thống "
    "quản lý thông tin trẻ em tại cơ sở, số liệu tính đến {cut_off}, như sau:"
)
MOVED = (
    "Biến động trong kỳ: đầu kỳ {opening} trẻ; tăng {came} (mới sinh {born}, chuyển đến "
    "{moved_in}, vào sổ {added}); giảm {left} (chuyển đi {moved_out}, tử vong {died}, đủ 16 tuổi "
    "{turned_16}); cuối kỳ {closing} trẻ."
)
COMPARED = (
    "So với kỳ trước ({period}): tổng số trẻ em dưới 16 tuổi {children}; số trẻ em đã được cập "
    "nhật, làm sạch {updated}."
)
ACTIVE = "Trong kỳ đã ghi nhận {visits} lượt thăm hộ; đã nhập {lists} danh sách."
HANDED_OFF = (
    "Trong kỳ đã lập {made} danh sách chuyển {office} đối soát, đã nhận kết quả {answered} danh "
    "sách trong số đó."
)
NOTHING_HANDED_OFF = "Trong kỳ chưa chuyển danh sách nào cho Công an xã đối soát."


def period_name(period: Period, length: Length | None) -> str:
    """Name a period: “tháng 6 năm 2026”, “tuần 05/6–11/6/2026”; of any days: from when to when."""
    if length is None or not period.is_whole(length):
        return days_in_words(period)
    if length is Length.WEEK:
        return f"tuần {_short(period)}"
    until = period.until
    number = (until.month - 1) // length.value
    named = {
        Length.MONTH: f"tháng {month_in_figures(until)} năm {until.year}",
        Length.QUARTER: f"quý {_ROMAN[number % 4]} năm {until.year}",
        Length.HALF_YEAR: f"6 tháng {_HALVES[number % 2]} năm {until.year}",
        Length.YEAR: f"năm {until.year}",
    }[length]
    return named if period.since.day == 1 else f"{named} ({days_in_words(period)})"


def campaign_name(period: Period) -> str:
    """Name a campaign by its days."""
    return CAMPAIGN.format(days=days_in_words(period))


def days_in_words(period: Period) -> str:
    """Write a period by its first and last day."""
    if period.is_day:
        return day_in_words(period.until)
    return FROM_TO.format(since=day_in_figures(period.since), until=day_in_figures(period.until))


def _short(period: Period) -> str:
    since, until = day_in_figures(period.since), day_in_figures(period.until)
    return f"{since if period.since.year != period.until.year else since[:-5]}–{until}"


def changed_by(difference: int) -> str:
    """Say a difference: tăng 12, giảm 3, không đổi."""
    if not difference:
        return "không đổi"
    return f"{'tăng' if difference > 0 else 'giảm'} {figure(abs(difference))}"
