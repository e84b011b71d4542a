"""What the page of reports says."""

KIND_HINTS = {
    "village-progress": "Biểu tính đến hôm nay",
    "weekly": "Thứ Sáu hằng tuần, trước 10 giờ",
    "monthly": "Hằng tháng, trước ngày 15",
    "quarterly": "Hằng quý",
    "half-year": "Tháng 1–6, tháng 7–12",
    "year": "Cả năm",
    "campaign": "Đợt cao điểm",
    "coverage": "So với số dân thống kê",
    "to-enter": "Hiện có, đã nhập, còn phải nhập",
    "indicators": "Theo giới và nhóm tuổi",
    "quality": "Đúng, Đủ, Sạch, Sống theo thôn",
}
KIND_NAMES = {
    "village-progress": "Tiến độ theo thôn",
    "weekly": "Báo cáo tuần",
    "monthly": "Báo cáo tháng",
    "quarterly": "Báo cáo quý",
    "half-year": "Báo cáo 6 tháng",
    "year": "Báo cáo năm",
    "campaign": "Báo cáo đợt cao điểm",
    "coverage": "Tỷ lệ quản lý",
    "to-enter": "Còn phải nhập",
    "indicators": "Chỉ tiêu trẻ em",
    "quality": "Chất lượng dữ liệu",
}
COUNTED = "Số liệu tính đến {moment}"
WRITTEN = "Đã ghi {file}."
NO_DAY = "Chưa rõ ngày: hãy ghi ngày/tháng/năm, như 08/06/2026."
BACKWARDS = "Ngày đầu kỳ phải trước ngày cuối kỳ."
OUTRUN = (
    "Số liệu đã đổi từ khi bạn sửa đoạn {parts}. Hãy xem lại đoạn đó, hoặc bấm "
    "“Viết lại theo số liệu”."
)
PARTS = {
    "about": "trích yếu",
    "lead": "mở đầu",
    "guidance": "phần 1",
    "results": "phần 2",
    "after_table": "sau biểu",
    "difficulties": "phần 3",
    "proposals": "phần 4",
}
PART_HELP = (
    "Gõ để sửa; mỗi dòng là một đoạn của văn bản, dòng bắt đầu bằng “1.” hay “1.2.” in đậm. "
    "Chỗ đã sửa được giữ lại cho kỳ này."
)
TABLE_HELP = "Mũi tên đi giữa các ô; Enter hoặc bấm vào một số mở danh sách đúng các trẻ đó."
FIGURE_OF = "{column} · {line} · {count} trẻ"
LETTER_FIELDS = {
    "parent": ("Cơ quan cấp trên", "Dòng đầu bên trái, nếu có"),
    "office": ("Tên cơ quan", "Để trống thì ghi “ỦY BAN NHÂN DÂN” và tên xã"),
    "place": ("Địa danh", "Trước ngày, tháng; để trống thì là tên xã"),
    "addressee": ("Kính gửi", "Nơi báo cáo gửi đến, nếu ghi"),
    "signing_as": ("Quyền hạn, chức vụ ký", "Mỗi dòng một cấp, như TM. ỦY BAN NHÂN DÂN"),
    "signer": ("Họ tên người ký", ""),
    "recipients": ("Nơi nhận", "Mỗi dòng một nơi"),
    "officer": ("Cán bộ đầu mối", ""),
    "department": ("Phòng phụ trách", ""),
}
SETTINGS_KEPT = "Đã lưu tên cơ quan, người ký và nơi nhận."
TEMPLATE_OWN = "Đang dùng mẫu riêng của đơn vị."
TEMPLATE_SHIPPED = "Đang dùng mẫu có sẵn theo Nghị định 30/2020/NĐ-CP."
TEMPLATE_HINT = (
    "Mẫu riêng là tệp .docx sửa trong Word, chỉ áp dụng cho .docx; bản PDF theo mẫu có sẵn."
)
TEMPLATE_TAKEN = "Đã thử và nhận mẫu {file}."
ISSUED = "Đã phát hành lúc {moment}: số liệu và lời văn được giữ nguyên."
REPLACED = "Đã phát hành lúc {moment}, thay báo cáo trước của cùng kỳ. Bản trước vẫn xem lại được."
NONE_ISSUED = "Chưa phát hành báo cáo nào"
NONE_ISSUED_HINT = "Bấm “Phát hành” ở tab Lập báo cáo để giữ nguyên một báo cáo như lúc gửi đi."
ISSUED_LINE = "{title}\n{period} · phát hành {day}{number}{withdrawn}"
WITHDRAWN = " · đã được thay"
COMPARED = "Mỗi dòng là một số liệu: khi phát hành, hiện nay, và những trẻ mới có hoặc không còn."
NOTHING_MOVED = "Số liệu hiện nay như khi phát hành."
RULES = {
    "sum": "tổng của {parts}",
    "total": "tổng của {parts}",
    "difference": "{first} trừ {second}",
    "percent": "100 × {first} / {second}, làm tròn",
    "ratio": "{first} / {second}",
    "cut": "100 × {first} / {second}: phải làm tròn, không cắt bớt chữ số",
}
"""Why a cell is wrong: by what rule it comes of others."""
WRONG_CELL = "{row} · {column}: ghi {stated}, đúng là {computed} ({rule})."
TABLE_RIGHT = "Đã kiểm tra {tables} biểu: mọi tổng, hiệu và tỷ lệ đều khớp."
TABLE_WRONG = "{wrong} ô chưa khớp trong {tables} biểu. Bấm một dòng để tới ô đó."
NOTHING_PASTED = (
    "Chưa có bảng nào trong bộ nhớ tạm. Hãy chép bảng ở Excel hoặc Word rồi dán vào đây."
)
PASTE_HINT = "Chép bảng ở Excel, Word hoặc thư rồi bấm Ctrl+V ở đây; hoặc mở tệp có biểu."
PASTED = "bảng vừa dán"
COPIED = "Đã chép bảng đã sửa {cells} ô; hãy dán vào Excel hoặc Word."
ROLL_UP_HINT = "Chọn hoặc kéo thả tệp số liệu các xã gửi về"
ROLLED_UP = "Đã tổng hợp {files} tệp; mọi đơn vị đã gửi và số liệu đều khớp."
ROLLED_UP_WITH = "Đã tổng hợp {files} tệp; có {findings} điều cần xem, ghi dưới biểu."
POPULATION_HINT = (
    "Dùng cho báo cáo tỷ lệ quản lý và còn phải nhập. Thôn nào chưa có số thì để trống; chỉ lưu ở "
    "máy này."
)
POPULATION_KEPT = "Đã lưu số dân của cơ quan thống kê."
POPULATION_READ = "Đã đọc {counts} số; hãy xem lại rồi bấm Lưu."
POPULATION_TROUBLES = "Chưa nhận được dòng {rows}."
NOT_A_COUNT = "“{text}” không phải số trẻ. Hãy ghi một số, như 1.234."
