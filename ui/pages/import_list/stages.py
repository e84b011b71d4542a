"""The four steps of bringing a list in."""

from enum import IntEnum


class Stage(IntEnum):
    """Where the person is."""

    PICK = 0
    COLUMNS = 1
    PREVIEW = 2
    DONE = 3


TITLES = {
    Stage.PICK: "Chọn tệp",
    Stage.COLUMNS: "Trang tính và cột",
    Stage.PREVIEW: "Xem trước",
    Stage.DONE: "Nhập",
}
