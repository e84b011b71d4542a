"""The words of a list for another office: its columns, its title, and why a child is on it."""

from collections.abc import Iterable, Mapping

from app.domain.handoff.hand_off import HandOff
from app.messages.reports import thousands
from app.workbook.outgoing.review_words import ANSWERS, KEY_HEADER

__all__ = ["ANSWERS", "KEY_HEADER"]

SHEET = "Doi soat"
TITLE = "DANH SÁCH TRẺ EM ĐỀ NGHỊ ĐỐI SOÁT"
CODE_WORDS = "Số danh sách:"
NUMBER_NOW = "Số định danh hiện có"
ASKED = "Cần đối soát"
BIRTH_REGISTERED = "Nơi đăng ký khai sinh"
RESULT = "Kết quả"
NOTE = "Ghi chú"
RESULTS = ("Khớp", "Khác", "Không tìm thấy")
"""What the cell of the result offers; anything else may be written, too."""
HOW_TO_FILL = (
    "Chỉ ghi vào các ô trắng. Kết quả: Khớp, Khác hoặc Không tìm thấy. Không sửa cột Mã dòng."
)
OURS = "ĐẠI DIỆN BÊN GỬI"
THEIRS = "ĐẠI DIỆN BÊN TRẢ LỜI"
SIGN_HERE = "(ngày … tháng … năm …; ký, ghi rõ họ tên)"
_SUPPLIED_BY = "{field} do {office} cung cấp"

KNOWN: Mapping[str, str] = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "father_name": "Họ tên cha",
    "mother_name": "Họ tên mẹ",
    "guardian_name": "Người nuôi dưỡng",
    "address": "Thôn, chủ hộ",
    "national_id": NUMBER_NOW,
}
"""Field -> the column in which the commune's own value is printed, in their order."""

REASONS: Mapping[str, str] = {
    "missing_national_id": "chưa có số định danh",
    "invalid_national_id": "số định danh sai",
    "national_id_sex_mismatch": "số định danh lệch giới tính",
    "national_id_year_mismatch": "số định danh lệch năm sinh",
    "national_id_adult": "số định danh của người lớn",
    "national_id_unknown_province": "số định danh lạ mã tỉnh",
    "national_id_improbable": "số định danh khó tin",
    "missing_name": "chưa có họ tên",
    "invalid_name": "họ tên chưa rõ",
    "missing_birth_date": "chưa có ngày sinh",
    "incomplete_birth_date": "ngày sinh chưa đủ",
    "invalid_birth_date": "ngày sinh sai",
    "future_birth_date": "ngày sinh sai",
    "missing_sex": "chưa có giới tính",
    "missing_ethnicity": "chưa có dân tộc",
    "unknown_ethnicity": "dân tộc chưa rõ",
    "missing_parent": "chưa có cha, mẹ",
    "not_entered": "trẻ mới",
}
"""Why a child is on the list."""


def answer_header(field: str, office: str) -> str:
    """Name the column an office fills: `Số định danh do Công an xã cung cấp`."""
    return _SUPPLIED_BY.format(field=ANSWERS[field], office=office)


def reasons_of(codes: Iterable[str]) -> str:
    """Say why a child is on the list; `đối soát lại` where nothing else is asked."""
    said = dict.fromkeys(REASONS[code] for code in codes if code in REASONS)
    return "; ".join(said) or "đối soát lại"


def about(made: HandOff, commune: str, children: int) -> str:
    """Say who sends it to whom, and when it is to be back."""
    out, back = f"{made.made_on:%d/%m/%Y}", f"{made.due_on:%d/%m/%Y}"
    who = f"Kính gửi: {made.office_name} · Bên gửi: {sender(commune)}"
    return f"{who} · Ngày gửi: {out} · Hạn trả lời: {back} · {thousands(children)} trẻ"


def sender(commune: str) -> str:
    """Name the side that sends: `UBND xã Nam Dương`."""
    return f"UBND {commune[:1].lower()}{commune[1:]}"


def code_words(made: HandOff) -> str:
    """Write the code of a list as `app.workbook.answer` finds it again."""
    return f"{CODE_WORDS} {made.code}"
