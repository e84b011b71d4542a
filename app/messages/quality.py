"""The words for the figures of quality, by name: desktop and reports say the same."""

from app.domain.cleaning.quality import ALIVE_DAYS

FIGURES: dict[str, tuple[str, str]] = {
    "matched": (
        "Đúng",
        "Công an hoặc tư pháp – hộ tịch đã trả lời rằng hồ sơ của trẻ là đúng.",
    ),
    "full": (
        "Đủ",
        "Có số định danh và không thiếu thông tin bắt buộc nào.",
    ),
    "clean": (
        "Sạch",
        "Mọi thông tin viết đúng dạng, và không có hồ sơ nào khác giống hồ sơ này.",
    ),
    "alive": (
        "Sống",
        f"Trẻ chưa đủ 16 tuổi, và không thay đổi nào chờ gửi lên trung ương quá {ALIVE_DAYS} ngày.",
    ),
    "with_id": (
        "Có định danh",
        "Có số định danh cá nhân viết đúng dạng.",
    ),
    "complete": (
        "Đủ trường",
        (
            "Có họ tên, đủ ngày tháng năm sinh, giới tính, dân tộc, thôn, và cha, mẹ hoặc "
            "người giám hộ; chưa kể số định danh."
        ),
    ),
}
"""Figure -> (name, what it counts)."""
