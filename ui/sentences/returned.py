"""Why the central gave a change back, and how it ends, in words an official understands."""

RETURNED_WORDS = "Hệ thống trung ương trả lời: “{words}”."
RETURNED = {
    "conflict": "Hai nơi ghi khác nhau; mở để chọn.",
    "not_confidential": "Máy này chưa được phép gửi hồ sơ mật. Hồ sơ vẫn ở trong sổ; hãy xin "
    "mã kết nối có quyền xem hồ sơ mật.",
    "confidential_in_open": "Nhóm này là thông tin mật nên chỉ được ghi trong phần mật.",
    "outside_villages": "Thôn này không thuộc phần được giao cho máy này.",
    "commune_decides": "Việc này do cán bộ xã quyết định.",
    "suggested": "Cộng tác viên đề nghị sửa; mở để xem và quyết định.",
    "with_commune": "Đã gửi xã quyết định; chưa có trả lời.",
    "field_invalid": "Có ô hệ thống trung ương không nhận; hãy xem lại.",
    "field_too_long": "Có ô dài quá mức hệ thống trung ương nhận; hãy viết gọn lại.",
    "too_large": "Hồ sơ này dài quá mức hệ thống trung ương nhận; hãy viết gọn lại.",
    "bad_body": "Hệ thống trung ương không đọc được hồ sơ này; hãy mở ra, xem lại và lưu lần nữa.",
    "batch_differs": "Hệ thống trung ương không nhận lần gửi này; hãy mở ra và lưu lần nữa.",
    "central_fails": "Hệ thống trung ương báo lỗi mỗi khi nhận; máy để riêng và sẽ tự thử lại.",
    "unknown_field": "Hệ thống trung ương chưa nhận loại thông tin này.",
    "unknown_entity": "Hệ thống trung ương chưa nhận loại hồ sơ này.",
    "given_up": "Đã bỏ, không gửi nữa.",
    "replaced": "Đã gửi lại cùng lần sửa sau.",
}
"""Why the central gave a change back, or asks a person, beside the problem codes."""

ENDING = {
    "commune_decides": "Việc này do cán bộ xã quyết định.",
    "nothing_returned": "Hồ sơ này không còn bị trả lại. Hãy xem lại danh sách.",
    "not_handed_over": "Chỉ gửi xã quyết định được những thay đổi về thôn khác, từ máy của cộng "
    "tác viên.",
    "on_its_way": "Hồ sơ này đang trên đường gửi. Hãy đồng bộ xong rồi thử lại.",
}
"""Why a person cannot end it this way."""
