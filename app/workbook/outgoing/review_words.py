"""The words of a review sheet: its columns, its title, and what is asked of the family."""

from collections.abc import Iterable, Mapping

from app.domain.cleaning.review_sheet import ReviewSheet

KEY_HEADER = "Mã dòng"
CODE_WORDS = "Mã phiếu:"
ANSWER_MARK = "(ghi lại)"
"""Stands in the header of every column that is to be filled at the house."""

ANSWERS: Mapping[str, str] = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "national_id": "Số định danh",
    "father_name": "Họ tên cha",
    "mother_name": "Họ tên mẹ",
    "guardian_name": "Người nuôi dưỡng",
    "village": "Thôn",
    "phone": "Điện thoại",
}
"""Field -> what its answer column is called, in the order of the columns."""


def answer_header(field: str) -> str:
    """Name the column for the answers about a field: `Ngày sinh (ghi lại)`."""
    return f"{ANSWERS[field]} {ANSWER_MARK}"


TITLE = "PHIẾU RÀ SOÁT THÔNG TIN TRẺ EM"
NO_VILLAGE = "Chưa rõ thôn"
HOW_TO_FILL = "Chỉ ghi vào các ô trắng; ô xám không cần hỏi. Không sửa cột Mã dòng và Mã phiếu."
ASKED_HEADER = "Cần hỏi"
SIGNATURES = ("Người cung cấp thông tin", "Cộng tác viên", "Cán bộ phụ trách")
SIGN_HERE = "(ký, ghi rõ họ tên)"

_COPY_NUMBER = "xin chép lại 12 số trên giấy khai sinh"
QUESTIONS: Mapping[str, str] = {
    "missing_name": "Xin ghi họ và tên theo giấy khai sinh",
    "invalid_name": "Họ tên chưa rõ: xin ghi lại theo giấy khai sinh",
    "missing_birth_date": "Xin ghi ngày, tháng, năm sinh",
    "incomplete_birth_date": "Xin ghi đủ ngày, tháng, năm sinh",
    "invalid_birth_date": "Ngày sinh chưa đúng: xin ghi lại theo giấy khai sinh",
    "future_birth_date": "Ngày sinh muộn hơn hôm nay: xin ghi lại",
    "missing_sex": "Xin ghi Nam hay Nữ",
    "missing_ethnicity": "Xin ghi dân tộc",
    "unknown_ethnicity": "Tên dân tộc chưa rõ: xin ghi lại",
    "missing_national_id": "Xin chép số định danh (12 số) trên giấy khai sinh",
    "invalid_national_id": f"Số định danh chưa đúng: {_COPY_NUMBER}",
    "national_id_adult": f"Số định danh là của người lớn: {_COPY_NUMBER}",
    "national_id_unknown_province": f"Số định danh lạ mã tỉnh: {_COPY_NUMBER}",
    "national_id_improbable": f"Số định danh khó tin: {_COPY_NUMBER}",
    "duplicate_national_id": f"Số định danh trùng với trẻ khác: {_COPY_NUMBER}",
    "national_id_sex_mismatch": "Số định danh lệch giới tính: xin ghi lại cả hai",
    "national_id_year_mismatch": "Số định danh lệch năm sinh: xin ghi lại cả hai",
    "missing_parent": "Xin ghi tên cha, mẹ hoặc người nuôi dưỡng",
    "missing_village": "Xin ghi thôn nơi trẻ đang ở",
    "unknown_village": "Tên thôn chưa rõ: xin ghi thôn nơi trẻ đang ở",
    "registration_pending": "Đã đăng ký khai sinh chưa? Nếu rồi, xin chép số định danh (12 số)",
    "missing_phone": "Xin ghi số điện thoại của hộ",
}
"""Problem code -> what is asked of the family."""


def questions_of(asked: Iterable[str], national_id: str = "") -> list[str]:
    """Say what is asked, a sentence a code; a number in question is shown with its sentence."""
    said = []
    for code in asked:
        shown = f" (đang ghi: {national_id})" if national_id and "national_id" in code else ""
        said.append(QUESTIONS[code] + shown)
    return said


def place_and_day(sheet: ReviewSheet) -> str:
    """Say where and when: `Thôn Đồng Á · xã Nam Dương · ngày 08/06/2026 · 9 hộ, 12 trẻ`."""
    counts = f"{len(sheet.families)} hộ, {sheet.children} trẻ"
    parts = (sheet.village or NO_VILLAGE, sheet.commune, f"ngày {sheet.on:%d/%m/%Y}", counts)
    return " · ".join(parts)


def code_words(sheet: ReviewSheet) -> str:
    """Write the code of a sheet as `review` finds it again."""
    return f"{CODE_WORDS} {sheet.code}"
