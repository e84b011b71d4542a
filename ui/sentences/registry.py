"""The words about the civil registry, by code; `ui.messages` and the page *Đối soát* lead here."""

REGISTRY_PROBLEMS: dict[str, tuple[str, str]] = {
    "registration_pending": (
        "Chờ đăng ký khai sinh",
        "Trẻ mới sinh, chờ đăng ký khai sinh: còn trong hạn 60 ngày kể từ ngày sinh.",
    ),
    "registration_overdue": (
        "Quá hạn đăng ký khai sinh",
        "Đã quá 60 ngày kể từ ngày sinh mà chưa có giấy khai sinh; hãy nhắc gia đình đi đăng ký.",
    ),
    "not_in_register": (
        "Không có trong sổ hộ tịch",
        "Sổ đăng ký khai sinh của kỳ này không có trẻ này; hãy hỏi lại gia đình nơi đăng ký.",
    ),
    "only_in_register": (
        "Chỉ có trong sổ hộ tịch",
        "Trẻ này mới biết qua sổ hộ tịch; hãy đến thăm hộ để kiểm tra.",
    ),
}
"""Problem code -> (short name for lists, whole sentence)."""

REGISTRY_ROWS = {
    "differs": "Khác sổ hộ tịch, chờ bạn chọn",
    "one_of_twins": "Sinh đôi chưa đặt tên: chưa rõ là trẻ nào",
    "family_known": "Vào hộ của cha mẹ đã có trong sổ",
    "correction_unread": "Nội dung cải chính có phần chưa hiểu, hãy đọc nguyên văn",
    "correction_of_unknown": "Không tìm thấy trẻ được cải chính trong sổ",
    "correction_of_several": "Nhiều trẻ trùng họ tên và ngày sinh, hãy xem cải chính cho trẻ nào",
}
"""Message of a row -> what became of it."""

REGISTRIES = {
    "": "chưa đối chiếu",
    "found": "có trong sổ hộ tịch",
    "absent": "không có trong sổ hộ tịch",
    "added": "chỉ có trong sổ hộ tịch",
}
"""What the last register said -> words."""
