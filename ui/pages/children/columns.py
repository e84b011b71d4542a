"""The columns of *Trẻ em*; the first one stays in sight."""

from app.storage.child_list import ChildFilter, ChildRow
from ui.messages import problem_name
from ui.models.paged_table import Column
from ui.saved_views import View
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

EVERY_COLUMN = tuple(column.key for column in COLUMNS)

VIEWS = (
    View("Tất cả trẻ em", ChildFilter(), EVERY_COLUMN, built_in=True),
    View(
        "Chưa có số định danh",
        ChildFilter(problem="missing_national_id", sort="village"),
        ("full_name", "birth_date", "sex", "village", "mother_name", "father_name", "head_name"),
        built_in=True,
    ),
    View(
        "Lớn tuổi nhất trước",
        ChildFilter(sort="birth_date"),
        ("full_name", "birth_date", "sex", "village", "head_name", "national_id", "problems"),
        built_in=True,
    ),
    View("Chờ gửi lên trung ương", ChildFilter(waiting=True), EVERY_COLUMN, built_in=True),
)
"""Saved views the page comes with."""
