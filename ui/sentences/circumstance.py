"""The words of a child's circumstances: their problems, causes of an end, the guide."""

CIRCUMSTANCE_PROBLEMS: dict[str, tuple[str, str]] = {
    "circumstance_to_review": (
        "Hoàn cảnh cần xem lại",
        "Có hoàn cảnh đã hết hạn giấy hoặc hết thời gian; hãy xem lại.",
    ),
    "circumstance_ends_soon": (
        "Hoàn cảnh sắp hết hạn",
        "Có hoàn cảnh sẽ hết hạn trong 30 ngày tới.",
    ),
    "circumstance_without_paper": (
        "Hoàn cảnh chưa có ngày, giấy",
        "Có hoàn cảnh chưa ghi ngày bắt đầu hoặc giấy chứng minh.",
    ),
    "unknown_group": ("Nhóm lạ", "Nhóm hoàn cảnh này không có trong danh mục."),
    "already_recorded": ("Đã ghi", "Hoàn cảnh này đã được ghi và đang còn hiệu lực."),
    "starts_later": ("Ngày ở tương lai", "Ngày bắt đầu không thể sau hôm nay."),
    "paper_ends_before": ("Hạn giấy sai", "Hạn của giấy không thể trước ngày bắt đầu."),
    "words_are_secret": (
        "Nêu điều mật",
        "Chữ này nêu điều mật (HIV, xâm hại…), ai cũng đọc được. Hãy bỏ đi, hoặc ghi ở nhóm mật.",
    ),
    "paper_beyond_poverty_year": (
        "Quá năm xét nghèo",
        "Hộ nghèo, cận nghèo xét theo từng năm: hạn không thể quá ngày 31/12 năm nay.",
    ),
    "ends_before_start": ("Ngày kết thúc sai", "Ngày kết thúc không thể trước ngày bắt đầu."),
}
"""Problem code -> (short name for lists, whole sentence)."""

CAUSES = {
    "poverty_year": "hết năm rà soát hộ nghèo",
    "certificate": "giấy hết hạn",
    "decision": "hết thời hạn của quyết định",
    "paper": "giấy hết hạn",
    "adoption": "được nhận làm con nuôi",
    "age": "đến tuổi",
    "age_16": "đủ 16 tuổi",
    "no_longer": "không còn hoàn cảnh này",
    "mistake": "ghi nhầm",
}
"""Cause of an end -> what it is."""
GIVEN_CAUSES = ("no_longer", "poverty_year", "certificate", "decision", "adoption", "mistake")
"""The causes that a person may give, in the order they are offered."""
PARTS = {
    "special": "Hoàn cảnh đặc biệt",
    "at_risk": "Nguy cơ",
    "other": "Hoàn cảnh khác",
    "assistance": "Trợ giúp",
}
FACETS = {
    "special": "Hoàn cảnh đặc biệt (tất cả)",
    "at_risk": "Nguy cơ (tất cả)",
    "other": "Hoàn cảnh khác (tất cả)",
    "assistance": "Được trợ giúp (tất cả)",
    "listed": "Theo danh sách, chưa có ngày, giấy",
}
"""What the facet beside the list counts, apart from the groups."""
CONFIDENTIAL_ERRORS = {
    "confidential_locked": "Phần mật đang khóa. Chưa ghi gì; hãy mở bằng mật khẩu riêng rồi làm "
    "lại.",
    "confidential_not_set": "Xã chưa đặt mật khẩu cho phần mật.",
    "confidential_is_set": "Xã đã có mật khẩu cho phần mật. Hãy mở bằng mật khẩu đó.",
    "passphrase_short": "Mật khẩu cần ít nhất {least} ký tự.",
}
"""Why what is confidential stayed closed."""
CASE_FIELDS = {
    "form": "Hình thức",
    "setting": "Môi trường",
    "reporter": "Người báo",
    "result": "Kết quả",
    "handling": "Đã xử lý",
    "fined": "Xử phạt hành chính",
    "sex": "Giới tính",
    "age": "Nhóm tuổi",
}
HIDDEN = "(thông tin mật)"
"""Stands where a list named a group that is confidential."""
LISTED = "theo danh sách, chưa có ngày và giấy"
DUTY = (
    "Khi có thông tin trẻ bị hại nghiêm trọng: trong 12 giờ, chủ tịch xã phải áp dụng biện pháp "
    "khẩn cấp (NĐ 56/2017, Điều 26). Tổng đài quốc gia bảo vệ trẻ em: 111."
)
CUSTOMARY = "nhóm địa phương thường dùng, chưa có danh mục chính thức"
UNCERTAIN = "tiêu chí còn phải xem lại ở văn bản gốc"


def cause_name(cause: str) -> str:
    """Name why a circumstance ends."""
    return CAUSES.get(cause, "lý do khác")


NO_CIRCUMSTANCE = "Chưa ghi hoàn cảnh nào. Hãy bấm “Xác định hoàn cảnh” để trả lời vài câu hỏi."
TYPED_BEFORE = "Những gì gõ lúc trước chưa lưu, vẫn còn ở đây."
DEEDS = {
    "recorded": "Đã ghi {groups} cho {name}",
    "corrected": "Đã sửa ngày, giấy của {groups}, {name}",
    "ended": "Đã kết thúc {groups} của {name}",
}
NEW_CHILD = "Trẻ mới"
SAVED_WITH_CHILD = "Trẻ chưa lưu. Những gì ghi ở đây sẽ lưu cùng trẻ."
DROPPED = "{} hoàn cảnh đã cất vào phần mật."
WAITING = (
    "{} hoàn cảnh mật của xã đang được giữ kín ở máy này, chưa gửi đi. Hãy bấm “Mở phần mật…” "
    "và đặt mật khẩu."
)
"""Said while nobody has set the first passphrase: what waits, and what to do."""
WAITING_AFTER_LIST = (
    "{} hoàn cảnh mật đang được giữ kín ở máy này: hãy mở một trẻ, bấm “Hoàn cảnh…” rồi “Mở phần "
    "mật…” để đặt mật khẩu."
)
UNNAMED_GROUP = "Chưa rõ nhóm"
"""The title of what a list says in words that name no one group; its note has them."""
