"""The words of *Kế hoạch*."""

DUE_TAB, STEPS_TAB, NOTES_TAB, DAYS_TAB = (
    *("Việc đến hạn", "Kế hoạch đợt"),
    *("Khó khăn, đề xuất", "Ngày nghỉ"),
)
DUE_HEADERS = ("Tuần", "Tình trạng", "Hạn", "Công việc", "Ai làm, lúc nào")
STEP_HEADERS = ("Bước", "Công việc", "Ai làm", "Từ", "Đến", "Hạn", "Sau bước", "Thời gian")
NOTE_HEADERS = ("Ngày", "Loại", "Nội dung", "Người ghi")
DAY_HEADERS = ("Ngày", "Cơ quan", "Là ngày gì", "Chắc đến đâu")
SURE = {
    "law": "Theo Bộ luật Lao động",
    "lunar": "Tính theo âm lịch",
    "derived": "Nghỉ bù, tính theo luật",
    "chosen": "Thủ tướng chọn hằng năm, có thể khác",
    "uncertain": "Chưa chắc, cần xem lại",
}
KINDS = {
    "once": "Một lần, vào ngày",
    "span": "Từ ngày đến ngày",
    "weekly": "Hằng tuần",
    "monthly": "Hằng tháng",
}
NO_DUE = "Tháng này không có việc nào đến hạn."
NOT_SURE = (
    "Chưa có lịch nghỉ Tết, Giỗ Tổ và nghỉ bù của năm {year}. Hãy ghi thêm ở phần Ngày nghỉ; nếu "
    "không, hạn “trước ngày” chỉ tránh thứ Bảy, Chủ nhật và ngày lễ dương lịch."
)
HOLIDAYS_SHIPPED = "Danh mục ngày nghỉ đi kèm phần mềm."
HOLIDAYS_TOLD = "Danh mục ngày nghỉ nhận ngày {day} từ {file}."
HOLIDAYS_TAKEN = "Đã nhận danh mục ngày nghỉ mới, khác bản trước {days} ngày; các hạn theo ngay."
HOLIDAYS_REVERTED = "Đã quay lại danh mục ngày nghỉ trước, khác bản vừa rồi {days} ngày."
DAYS_EXPLAINED = (
    "Hạn “trước ngày …” là ngày làm việc liền trước. Ngày nghỉ dưới đây có sẵn; chỗ nào cơ quan "
    "làm khác thì sửa tại đây."
)
BY_LIST = "Việc này tự xong khi danh sách trả về được nhận ở trang Đối soát."
NEXT = "Lần tới: {due}."
NO_NEXT = "Không còn kỳ nào nữa."
NO_RULE = "Chưa đủ ngày hạn."
ON_DAY_OFF = "Rơi vào ngày nghỉ."
HAND_OFF_RULE = "Thứ này cũng là thứ đặt ở trang Đối soát."
SAVED = {
    "done": "Đã ghi xong: {what}",
    "undone": "Đã ghi lại là chưa xong: {what}",
    "changed": "Đã đổi hạn: {what}",
    "added": "Đã thêm hạn: {what}",
    "off": "Đã tắt hạn: {what}",
    "on": "Đã bật lại hạn: {what}",
    "restored": "Đã trả hạn về như ban đầu: {what}",
    "office": "Đã đổi thứ của danh sách: {what}. Trước đó là {before}; chọn lại là như cũ.",
}
NO_PLAN = (
    "Chưa có kế hoạch đợt nào",
    "Mở bảng kế hoạch đang có (Excel), hoặc thêm từng bước. Bước nào không thể kịp sẽ được nêu ra.",
)
PLAN_FITS = "Mọi bước đều có thể kịp theo ngày đã ghi."
PLAN_DOUBTS = "{impossible} chỗ không thể kịp, {others} chỗ cần xem."
PLAN_OPENED = "Đang xem {file}: {steps} bước. Chưa ghi vào sổ."
PLAN_TAKEN = "Đã ghi kế hoạch {plan}: {steps} bước"
PLAN_REMOVED = "Đã bỏ kế hoạch {plan}"
STEP_SAVED = "Đã ghi bước {number}: {what}"
STEP_REMOVED = "Đã bỏ bước {number}: {what}"
UNREAD_DATE = "Dòng {row}: không đọc được ngày “{text}”."
PASSED_ROW = "Dòng {row} không phải một bước: “{text}”."
NOTE_SAVED = "Đã ghi {kind}: {text}"
NOTE_REMOVED = "Đã bỏ ghi chú: {text}"
NO_NOTE = "Chưa ghi khó khăn hay đề xuất nào."
NOTES_EXPLAINED = "Ghi ngay khi gặp; báo cáo của kỳ có ngày đó sẽ tự đưa vào phần 3 và 4."
DAY_SAVED = "Đã ghi ngày {day}: {what}"
NO_DAY = "Chưa đọc được ngày. Hãy ghi đủ ngày, tháng, năm, như 19/06/2026."
DONE_TODAY = "Đã xong hôm nay: {}"
DUE_TODAY = "Hôm nay{hour}: {{}}"
DUE_LATE = "Trễ hạn {due}: {{}}"
