"""The names of the worklists, and what is said when nothing stands on one: desktop and reports."""

WORKLISTS: dict[str, tuple[str, str]] = {
    "to_clean": ("Mọi việc cần làm", "Không còn hồ sơ nào cần sửa."),
    "no_id": ("Chưa có số định danh", "Không còn hồ sơ nào thiếu số định danh."),
    "wrong_id": ("Số định danh sai", "Không còn hồ sơ nào sai số định danh."),
    "name": ("Họ tên thiếu, sai", "Không còn hồ sơ nào thiếu hoặc sai họ tên."),
    "birth_date": ("Ngày sinh thiếu, sai", "Không còn hồ sơ nào thiếu hoặc sai ngày sinh."),
    "sex": ("Chưa có giới tính", "Không còn hồ sơ nào thiếu giới tính."),
    "ethnicity": ("Dân tộc thiếu, sai", "Không còn hồ sơ nào thiếu hoặc sai dân tộc."),
    "parent": ("Chưa có cha mẹ, giám hộ", "Hồ sơ nào cũng đã có cha, mẹ hoặc người giám hộ."),
    "village": ("Thôn thiếu, sai", "Không còn hồ sơ nào thiếu hoặc sai thôn."),
    "over_age": ("Đã đủ 16 tuổi", "Không còn trẻ nào quá tuổi trong danh sách."),
    "double": ("Trùng lặp", "Không còn hồ sơ nào có vẻ trùng nhau."),
    "not_entered": ("Chưa lên hệ thống", "Hồ sơ nào cũng đã lên hệ thống trung ương."),
    "not_verified": ("Công an chưa đối chiếu", "Công an đã đối chiếu mọi hồ sơ."),
    "registration_pending": (
        "Chờ đăng ký khai sinh",
        "Không có trẻ mới sinh nào đang chờ đăng ký khai sinh.",
    ),
    "registration_overdue": (
        "Quá hạn đăng ký khai sinh",
        "Không có trẻ nào quá hạn đăng ký khai sinh.",
    ),
    "not_in_register": (
        "Không có trong sổ hộ tịch",
        "Trẻ nào trong kỳ cũng có trong sổ hộ tịch.",
    ),
    "only_in_register": (
        "Chỉ có trong sổ hộ tịch",
        "Không còn trẻ nào chỉ có trong sổ hộ tịch.",
    ),
    "circumstances": (
        "Hoàn cảnh cần xem lại",
        "Không có hoàn cảnh nào hết hạn, sắp hết hạn hoặc thiếu ngày, giấy.",
    ),
    "no_valid_id": ("Chưa có số định danh đúng", "Hồ sơ nào cũng đã có số định danh đúng."),
    "incomplete": ("Thiếu thông tin bắt buộc", "Hồ sơ nào cũng đã đủ thông tin bắt buộc."),
    "not_full": ("Chưa đủ trường", "Hồ sơ nào cũng đã đủ các trường."),
    "not_clean": ("Chưa sạch", "Không còn hồ sơ nào chưa sạch."),
}
"""Worklist -> (name, what is said when nothing stands on it)."""
