"""What the page of reports says."""

KIND_HINTS = {
    "village-progress": "Biểu theo thôn, tính đến hôm nay",
    "weekly": "Thứ Sáu hằng tuần, trước 10 giờ",
    "monthly": "Hằng tháng, trước ngày 15",
    "quarterly": "Hằng quý",
    "half-year": "Sáu tháng",
    "year": "Cả năm",
    "campaign": "Đợt cao điểm",
    "coverage": "So với số dân của cơ quan thống kê",
    "to-enter": "Hiện có, đã nhập, còn phải nhập",
    "indicators": "Chỉ tiêu trẻ em và bạo lực, xâm hại",
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
NOBODY_THERE = "Sổ này không có hồ sơ của những trẻ đứng sau số này."
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
