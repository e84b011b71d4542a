"""The words of the calendar: when something is due, how it stands, why a plan cannot be met."""

from datetime import date

from app.domain.calendar.due_rule import BACK, MONTHLY, ONCE, OUT, SPAN, WEEKLY, Occurrence, Rule
from app.domain.calendar.due_state import DueState
from app.domain.calendar.note import DIFFICULTY, PROPOSAL
from app.domain.calendar.plan_check import Doubt

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
STATES = {
    DueState.LATE: "Trễ hạn",
    DueState.TODAY: "Hôm nay",
    DueState.SOON: "Sắp đến hạn",
    DueState.RUNNING: "Đang làm",
    DueState.AHEAD: "Chưa đến",
    DueState.DONE: "Đã xong",
    DueState.MISSED: "Đã bỏ lỡ",
    DueState.NOTHING: "Không có trẻ cần gửi",
    DueState.BEFORE: "Trước khi lập sổ",
}
OFF = "Đã tắt"
NOTE_KINDS = {DIFFICULTY: "Khó khăn", PROPOSAL: "Đề xuất"}
_DOUBTS = {
    "ends_before_begins": "kết thúc {ends}, trước khi bắt đầu {begins}",
    "due_before_end": "phải xong chậm nhất {due}, nhưng lại làm đến {ends}",
    "due_before_begins": "phải xong chậm nhất {due}, nhưng {begins} mới bắt đầu",
    "due_before_needed": "phải xong chậm nhất {due}, nhưng bước {needed} đến {finished} mới xong",
    "begins_before_needed": "bắt đầu {begins}, khi bước {needed} chưa xong (xong {finished})",
    "round_too_late": "phải xong chậm nhất {due}, nhưng danh sách chuyển đi {out} thì {back} mới "
    "nhận lại",
    "due_on_day_off": "hạn {due} là ngày nghỉ; nên xong từ {better}",
    "begins_on_day_off": "bắt đầu {begins} là ngày nghỉ",
    "needs_unknown": "cần bước {needed} xong trước, nhưng kế hoạch không có bước này",
    "needs_itself": "chờ bước {needed}, mà bước {needed} lại chờ bước này",
    "number_twice": "trùng số {number} với một bước khác",
    "nobody": "chưa ghi ai làm",
    "no_date": "chưa có ngày nào",
}
_KEPT = "Danh mục đang dùng được giữ nguyên."
CALENDAR = {
    "holiday_file_strange": "Tệp {file} không phải danh mục ngày nghỉ: dòng đầu phải có các cột "
    f"day, name, confidence, note. {_KEPT}",
    "holiday_file_empty": f"Tệp {{file}} không có ngày nghỉ nào. {_KEPT}",
    "holiday_line_short": f"Tệp {{file}}, dòng {{line}}: thiếu hoặc thừa cột. {_KEPT}",
    "holiday_day_wrong": "Tệp {file}, dòng {line}: “{text}” không phải ngày dạng năm-tháng-ngày, "
    f"như 2036-01-01. {_KEPT}",
    "holiday_day_twice": f"Tệp {{file}}, dòng {{line}}: ngày {{text}} đã có ở dòng trên. {_KEPT}",
    "holiday_name_missing": f"Tệp {{file}}, dòng {{line}}: ngày {{text}} thiếu tên. {_KEPT}",
    "holiday_confidence_unknown": "Tệp {file}, dòng {line}: cột confidence “{text}” phải là law, "
    f"lunar, derived, chosen hoặc uncertain. {_KEPT}",
    "holidays_shipped": "Sổ đang dùng danh mục ngày nghỉ đi kèm phần mềm; không có bản nào trước "
    "đó.",
    "holidays_taken": "Đã nhận danh mục ngày nghỉ mới, khác bản trước {days} ngày.",
    "holidays_reverted": "Đã quay lại danh mục ngày nghỉ trước.",
    "deadline_no_what": "Chưa ghi việc gì phải xong. Hãy ghi tên công việc.",
    "deadline_no_rule": "Chưa rõ ngày hạn. Hãy ghi đủ ngày, tháng, năm; ngày bắt đầu không sau "
    "ngày kết thúc.",
    "deadline_unknown": "Không có hạn nào mang mã này. Các mã có ở lệnh deadlines.",
    "deadline_nothing_open": "Hạn này không có kỳ nào đang chờ.",
    "deadline_by_list": "Hạn này tự xong khi danh sách trả về được nhận ở Đối soát.",
    "deadline_done": "Đã ghi xong: {what} ({due}).",
    "deadline_undone": "Đã ghi lại là chưa xong: {what} ({due}).",
    "not_done_yet": "Kỳ này chưa được ghi là đã xong.",
    "step_no_what": "Bước này chưa có nội dung công việc.",
    "step_no_plan": "Kế hoạch chưa có tên. Hãy đặt tên cho kế hoạch.",
    "plan_empty": "Kế hoạch chưa có bước nào. Hãy thêm ít nhất một bước.",
    "no_plan_found": "Không thấy kế hoạch nào trong tệp {file}: cần một hàng tiêu đề có cột nội "
    "dung công việc và ít nhất một cột nữa, như người thực hiện, từ ngày, đến ngày, hạn. Chưa ghi "
    "gì.",
    "plan_checked": "Kế hoạch có {steps} bước: {impossible} chỗ không thể kịp, {doubts} chỗ cần "
    "xem.",
    "plan_date_unread": "Dòng {row}: không đọc được ngày “{text}”. Hãy ghi dạng ngày/tháng/năm.",
    "plan_taken": "Đã ghi kế hoạch {plan}: {steps} bước.",
    "note_unknown_kind": "Loại ghi chú phải là difficulty (khó khăn) hoặc proposal (đề xuất).",
    "note_empty": "Chưa có nội dung. Hãy ghi ngắn gọn khó khăn hoặc đề xuất.",
    "note_in_future": "Ngày này chưa đến. Hãy ghi ngày của khó khăn hoặc đề xuất.",
    "note_gone": "Ghi chú này không còn nữa.",
    "noted": "Đã ghi {kind}: sẽ vào báo cáo của kỳ có ngày {day}.",
}


def calendar_sentence(code: str) -> str:
    """Say why nothing of the calendar was changed."""
    return CALENDAR.get(code, "Chưa ghi được. Những gì đã có vẫn giữ nguyên; hãy thử lại.")


def long_day(day: date) -> str:
    """Write a day with its weekday: “thứ Năm 18/06/2026”."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d/%m/%Y}"


def due_words(one: Occurrence) -> str:
    """Say when one occurrence is due: “thứ Sáu 12/06/2026, trước 10:00”."""
    return long_day(one.due_on) + (f", trước {one.at:%H:%M}" if one.at else "")


def rule_words(rule: Rule | None, weekday: int | None = None) -> str:
    """Say a rule; `weekday` is the office's, for the lists that go out and come back."""
    if rule is None:
        return "do bản phần mềm mới hơn đặt"
    hour = f" trước {rule.at:%H:%M}" if rule.at else ""
    named = WEEKDAYS[weekday] if weekday is not None else "ngày hẹn"
    before = "trước ngày " if rule.before else "ngày "
    said = {
        ONCE: lambda: f"{before}{rule.day:%d/%m/%Y}",
        SPAN: lambda: f"từ {rule.begins:%d/%m/%Y} đến {before}{rule.day:%d/%m/%Y}",
        WEEKLY: lambda: f"{WEEKDAYS[rule.weekday]} hằng tuần",
        MONTHLY: lambda: f"{before}{rule.month_day} hằng tháng",
        OUT: lambda: f"{named} hằng tuần",
        BACK: lambda: f"{named} sau khi gửi",
    }[rule.kind]()
    return f"{said}{hour}"


def doubt_words(doubt: Doubt) -> str:
    """Say in one sentence why a step cannot be met, or what it lacks."""
    facts = {
        name: long_day(value) if isinstance(value, date) else value
        for name, value in doubt.facts.items()
    }
    step = f"Bước {doubt.step.number}" if doubt.step.number else "Bước chưa có số"
    return f"{step} ({doubt.step.what}): {_DOUBTS[doubt.code].format(**facts)}."
