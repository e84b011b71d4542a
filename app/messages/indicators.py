"""What the report on indicators says: its tables, its columns, and what it leaves out."""

GROUP = "{key}. {label}"
FIRST, TOTAL = "Chỉ tiêu", "Tổng số"
SEX, AGE = "Giới tính", "Nhóm tuổi"
UNKNOWN = "Chưa rõ"
UNNAMED = "Trong đó: chưa ghi rõ nhóm"
OF_STATE = (
    "Tuổi tính tròn năm đến {day}; số trẻ và hoàn cảnh là của ngày đó. Số sinh, số chết là của kỳ "
    "từ {since} đến {until}, không kể trẻ chuyển đến."
)
OURS = (
    "Dấu (*): chỉ tiêu do chương trình bổ sung, không ghi theo Thông tư; các nhóm tuổi cũng do "
    "chương trình đặt vì chưa có phụ lục của Thông tư."
)
MARK = "{name} (*)"
CLOSED = (
    "Các nhóm mật (HIV/AIDS, bạo lực, bóc lột, xâm hại, mua bán) và sổ vụ việc xâm hại đang đóng: "
    "không có dòng riêng, trẻ chỉ có trong phần mật không được tính. Muốn tính cả, người được phép "
    "mở phần mật bằng mật khẩu riêng rồi lập lại báo cáo."
)
OPEN = "Số liệu gồm cả phần mật; văn bản này chỉ gửi cho người được phép."
CLOSED_RECORDS = "Có {count} hồ sơ mật đóng bằng mật khẩu khác nên chưa tính."
ABUSE = "Trẻ em bị xâm hại và xử lý vi phạm hành chính"
BY, ABUSE_FIRST = "Phân tổ", "Nội dung"
ABUSED, SANCTIONED = "0101 Số trẻ em bị xâm hại", "Có xử phạt vi phạm hành chính"
CHILDREN, CASES = "Số trẻ em", "Số vụ việc"
SPLITS = {
    "form": "Hình thức",
    "sex": "Giới tính",
    "age": "Nhóm tuổi",
    "setting": "Môi trường",
    "result": "Kết quả xử lý",
}
YEARS = "Từ {low} đến {high} tuổi"
ABUSE_NOTE = (
    "Một trẻ có nhiều vụ được tính một lần ở mỗi dòng của cột “Số trẻ em”; tuổi là tuổi ngày phát "
    "hiện vụ việc."
)
NOT_KNOWN = "Chỉ tiêu chưa tính được"
WHY, GROUP_COLUMN = "Lý do", "Nhóm"
NOT_OURS = "Không thuộc dữ liệu của chương trình"
NOT_OURS_BECAUSE = "Không thuộc dữ liệu của chương trình: {note}"
IS_CLOSED = "Sổ vụ việc xâm hại đang đóng"
NOT_ALL = (
    "Danh mục trên gồm những chỉ tiêu đã biết tên; danh mục đầy đủ xem phụ lục của Thông tư "
    "13/2021/TT-BLĐTBXH."
)
LEAD = (
    "{office} báo cáo các chỉ tiêu thống kê về tình hình trẻ em theo Thông tư số "
    "13/2021/TT-BLĐTBXH ngày 30/9/2021, kỳ từ {since} đến {until}, số liệu tính đến {cut_off}, "
    "như sau:"
)
RESULTS = "Các chỉ tiêu theo giới tính và nhóm tuổi:"
