"""The words for bringing lists in, by code: questions, options, rows; `ui.messages` leads here."""

QUESTIONS = {
    "sex_codes": "Cột “{header}” ghi giới tính bằng số. Số 1 là gì?",
    "one_sex_mark": "Chỉ một giới được đánh dấu ở cột “{header}”. Ô để trống nghĩa là gì?",
    "ethnic_list": "Cột “{header}” ghi dân tộc bằng mã số. Mã theo danh mục nào?",
    "encoding": "Cột {header} của trang “{sheet}” viết bằng bảng mã nào?",
    "day_month": "Ngày ở cột “{header}” viết theo thứ tự nào?",
    "swapped_dates": "Ngày ở cột “{header}” có vẻ bị đảo ngày và tháng. Lấy thế nào?",
    "two_digit_years": "Năm ở cột “{header}” chỉ có hai chữ số. Hiểu thế nào?",
    "column_meaning": "Cột “{header}” ghi gì?",
    "hidden_rows": "Trang “{sheet}” có {count} dòng đang ẩn. Lấy không?",
    "hidden_columns": "Trang “{sheet}” có {count} cột đang ẩn. Lấy không?",
    "hidden_sheet": "Trang tính “{sheet}” đang ẩn. Lấy không?",
}
"""Question code -> what is asked; `{sheet}`, `{header}` and `{count}` are filled in."""

OPTIONS = {
    "1_male": "1 là Nam",
    "1_female": "1 là Nữ",
    "other": "Là giới còn lại",
    "unknown": "Chưa rõ, để trống",
    "2008": "Danh mục năm 2008 (đang dùng)",
    "1979": "Danh mục cũ năm 1979",
    "unicode": "Unicode, giữ như trong tệp",
    "tcvn3": "Phông .Vn (TCVN3)",
    "vni": "Phông VNI",
    "day_first": "Ngày trước, tháng sau",
    "month_first": "Tháng trước, ngày sau",
    "as_shown": "Giữ như Excel hiện ra",
    "swapped": "Đổi chỗ ngày và tháng",
    "take": "Lấy",
    "leave": "Không lấy",
    "skip": "Không lấy",
    "": "Không dùng cột này",
}
"""Option -> its button; an option that is a field is named as the field."""

UNANSWERED = {
    "day_month": "Nếu bỏ qua: chỉ lấy năm sinh, ngày và tháng ghi vào việc cần làm.",
    "swapped_dates": "Nếu bỏ qua: chỉ lấy năm sinh, ngày và tháng ghi vào việc cần làm.",
    "column_meaning": "Nếu bỏ qua: cột này không được lấy vào sổ.",
    "hidden_rows": "Nếu bỏ qua: các dòng ẩn không được lấy.",
    "hidden_columns": "Nếu bỏ qua: các cột ẩn không được lấy.",
    "hidden_sheet": "Nếu bỏ qua: trang ẩn không được lấy.",
}
"""Question code -> what happens when nobody answers and nothing is suggested."""
LEFT_EMPTY = "Nếu bỏ qua: các ô này để trống, giữ nguyên văn và ghi vào việc cần làm."

COLUMN_FIELDS = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "national_id": "Số định danh",
    "external_code": "Mã trẻ em",
    "father_name": "Họ tên cha",
    "mother_name": "Họ tên mẹ",
    "guardian_name": "Người giám hộ",
    "head_name": "Chủ hộ",
    "village": "Thôn",
    "address": "Địa chỉ",
    "phone": "Điện thoại",
    "special": "Hoàn cảnh đặc biệt",
    "at_risk": "Nguy cơ",
    "assisted": "Được trợ giúp",
    "family_name": "Họ và tên đệm",
    "given_name": "Tên",
    "sex_male_mark": "Dấu x: Nam",
    "sex_female_mark": "Dấu x: Nữ",
    "birth_day": "Ngày sinh: ngày",
    "birth_month": "Ngày sinh: tháng",
    "birth_year": "Ngày sinh: năm",
    "dob_male": "Ngày sinh (nam)",
    "dob_female": "Ngày sinh (nữ)",
    "parents_name": "Cha mẹ chung một cột",
    "special_mark": "Dấu x: một nhóm HCĐB",
    "at_risk_mark": "Dấu x: một nhóm nguy cơ",
    "birth_cert_no": "Số giấy khai sinh",
    "birth_book": "Quyển số",
    "registered_on": "Ngày đăng ký khai sinh",
    "registered_at": "Nơi đăng ký khai sinh",
    "birth_place": "Nơi sinh",
    "home_town": "Quê quán",
    "birth_order": "Con thứ",
    "mother_home": "Nơi cư trú của mẹ",
    "father_home": "Nơi cư trú của cha",
    "parents_home": "Nơi cư trú của cha mẹ",
    "correction": "Cải chính: nội dung",
    "correction_old": "Cải chính: thông tin cũ",
    "correction_new": "Cải chính: thông tin mới",
    "old_full_name": "Họ và tên cũ",
    "new_full_name": "Họ và tên mới",
    "old_birth_date": "Ngày sinh cũ",
    "new_birth_date": "Ngày sinh mới",
    "old_sex": "Giới tính cũ",
    "new_sex": "Giới tính mới",
    "old_ethnicity": "Dân tộc cũ",
    "new_ethnicity": "Dân tộc mới",
    "old_national_id": "Số định danh cũ",
    "new_national_id": "Số định danh mới",
    "old_father_name": "Họ tên cha cũ",
    "new_father_name": "Họ tên cha mới",
    "old_mother_name": "Họ tên mẹ cũ",
    "new_mother_name": "Họ tên mẹ mới",
    "old_home_town": "Quê quán cũ",
    "new_home_town": "Quê quán mới",
    "old_birth_place": "Nơi sinh cũ",
    "new_birth_place": "Nơi sinh mới",
    "row_no": "Số thứ tự",
    "row_key": "Mã dòng của phiếu",
}
"""What a column of a list can be taken for, in the order offered."""

OUTCOMES = {
    "added": "thêm mới",
    "changed": "thay đổi",
    "unchanged": "không đổi",
    "set_aside": "để riêng",
}

PASSED = {
    "title": "dòng đầu đề",
    "header": "tiêu đề cột",
    "numbers": "hàng số thứ tự cột",
    "village": "tên thôn",
    "total": "dòng cộng",
    "signature": "nơi ký tên",
    "note": "ghi chú",
    "hidden": "dòng đang ẩn",
}
"""Kind of a row that is no child's -> what it is."""

ENCODINGS = {"tcvn3": "phông .Vn", "vni": "phông VNI"}
