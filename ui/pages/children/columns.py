"""The columns of *Trẻ em*; the first one stays in sight."""

from app.storage.child_list import ChildRow
from ui.messages import problem_name
from ui.models.paged_table import Column
from ui.words import day

COLUMNS: tuple[Column[ChildRow], ...] = (
    Column("full_name", "Họ và tên", 190, lambda row: row.full_name or "(chưa có họ tên)"),
    Column("birth_date", "Ngày sinh", 104, lambda row: day(row.birth_date)),
    Column("sex", "Giới", 60, lambda row: row.sex),
    Column("village", "Thôn", 116, lambda row: row.village),
    Column("national_id", "Số định danh", 124, lambda row: row.national_id),
    Column("mother_name", "Họ tên mẹ", 160, lambda row: row.mother_name),
    Column("father_name", "Họ tên cha", 160, lambda row: row.father_name),
    Column("head_name", "Chủ hộ", 160, lambda row: row.head_name),
    Column("ethnicity", "Dân tộc", 92, lambda row: row.ethnicity),
    Column("external_code", "Mã trẻ em", 120, lambda row: row.external_code),
    Column(
        "problems",
        "Cần xem lại",
        320,
        lambda row: ", ".join(problem_name(code) for code in row.problems),
        sortable=False,
    ),
)
