"""The words of upload batches and of the list that the central returns about them."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.status import Status
from app.domain.text.text import fold

BATCH_HEADER = "Số lô"
STATUS_HEADER = "Tình trạng hồ sơ"
STATUS_WORDS: Mapping[Status, str] = {
    Status.MOVED_OUT: "chuyển đi",
    Status.DIED: "đã mất",
    Status.TURNED_16: "đủ 16 tuổi",
    Status.MERGED: "trùng, đã gộp",
    Status.REMOVED: "đã bỏ",
}

RESULT_HEADERS = ("Kết quả", "Kết quả xử lý", "Kết quả nhập", "Trạng thái xử lý", "Trạng thái")
REASON_HEADERS = (
    *("Lý do", "Nội dung lỗi", "Mô tả lỗi", "Lỗi", "Thông báo", "Chi tiết lỗi"),
    *("Nguyên nhân", "Chi tiết", "Ghi chú"),
)
_ACCEPTED = (
    *("Thành công", "Đã nhận", "Đã tiếp nhận", "Hợp lệ", "Đạt", "OK", "Đã cập nhật", "Đã lưu"),
    *("Thêm mới", "Cập nhật", "Thêm mới thành công", "Cập nhật thành công", "Không có lỗi"),
    *("Nhập thành công", "Đã thêm mới", "Đã nhập", "Không lỗi", "Đã duyệt"),
)
_REFUSED = (
    *("Lỗi", "Không", "Thất bại", "Từ chối", "Cần sửa", "Chưa hợp lệ", "Chưa đạt", "Sai"),
    *("Trả lại", "Bị trả lại", "Yêu cầu bổ sung", "Bị từ chối", "Có lỗi"),
)
_PUNCTUATION = " .!:;,"


class Result(StrEnum):
    """What the central's list says of a row."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"


def read_result(said: str) -> Result:
    """Read what a cell of results says; words that we do not know accept nothing."""
    words = fold(said).strip(_PUNCTUATION)
    if words in _folded(_ACCEPTED):
        return Result.ACCEPTED
    if any(words == one or words.startswith((f"{one} ", f"{one}:")) for one in _folded(_REFUSED)):
        return Result.REFUSED
    return Result.UNKNOWN


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))
