"""What the command line says of circumstances and of the confidential ones."""

CIRCUMSTANCES = {
    "circumstance_recorded": "Đã ghi {code}. Hoàn tác được bằng: undo {group}.",
    "circumstance_ended": "Đã kết thúc hoàn cảnh. Hoàn tác được bằng: undo {group}.",
    "cause_unknown": "Lý do này không có. Các lý do dùng được: {causes}.",
    "circumstance_unknown_group": "Không có nhóm nào mang mã này. Chưa ghi gì.",
    "circumstance_no_longer_active": "Không có hồ sơ nào đang dùng mang mã này. Chưa ghi gì.",
    "circumstance_already_recorded": "Hoàn cảnh này đã được ghi và đang còn hiệu lực.",
    "circumstance_starts_later": "Ngày bắt đầu không thể sau hôm nay. Chưa ghi gì.",
    "circumstance_paper_ends_before": "Hạn của giấy không thể trước ngày bắt đầu. Chưa ghi gì.",
    "circumstance_words_are_secret": (
        "Giấy hoặc ghi chú nêu điều mật (HIV, xâm hại…), ai cũng đọc được. Hãy ghi ở nhóm mật. "
        "Chưa ghi gì."
    ),
    "circumstance_paper_beyond_poverty_year": (
        "Hộ nghèo, cận nghèo xét theo từng năm: hạn không thể quá ngày 31/12 năm nay. Chưa ghi gì."
    ),
    "confidential_locked": "Phần mật đang khóa. Hãy đặt mật khẩu riêng của phần mật vào biến "
    "SOTREEM_CONFIDENTIAL_PASSPHRASE. Chưa ghi gì.",
    "confidential_asked": "Mật khẩu của phần mật",
    "confidential_waits": "{count} hoàn cảnh mật đang được giữ kín ở máy này, chưa gửi đi. Hãy đặt "
    "mật khẩu cho phần mật bằng lệnh: circumstance protect.",
    "confidential_not_set": "Xã chưa đặt mật khẩu cho phần mật.",
    "confidential_is_set": "Xã đã có mật khẩu cho phần mật.",
    "passphrase_short": "Mật khẩu cần ít nhất {least} ký tự.",
    "confidential_set": "Đã đặt mật khẩu cho phần mật. Quên mật khẩu này thì không ai đọc lại được "
    "các hồ sơ mật.",
    "circumstance_ends_before_start": "Ngày kết thúc không thể trước ngày bắt đầu. Chưa ghi gì.",
}
