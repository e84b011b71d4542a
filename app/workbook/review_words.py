"""The words of a review sheet: its columns, its title, and what is asked of the family."""

from collections.abc import Mapping

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
