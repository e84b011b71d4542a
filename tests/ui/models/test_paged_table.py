import pytest
from PySide6.QtCore import Qt

from ui.models.paged_table import KEPT_PAGES, PAGE, Column, PagedTable
from ui.tasks import Lane

COLUMNS = (
    Column("name", "Tên", 100, lambda row: row["name"]),
    Column("age", "Tuổi", 50, lambda row: str(row["age"]), right=True),
)


@pytest.fixture
def lane(qapp):
    made = Lane("thử")
    yield made
    made.close()


@pytest.fixture
def asked():
    return []


@pytest.fixture
def table(lane, asked):
    def fetch(ids):
        asked.append(list(ids))
        return {id_: {"name": f"tên {id_}", "age": int(id_)} for id_ in ids if id_ != "7"}

    return PagedTable(COLUMNS, fetch, lane)


def text(table, row, column=0):
    return table.data(table.index(row, column))


def test_it_keeps_the_promises_of_a_model(table, qtmodeltester):
    table.show([str(n) for n in range(250)])
    qtmodeltester.check(table)


def test_rows_are_read_by_page_when_they_are_looked_at(table, asked, qtbot):
    table.show([str(n) for n in range(20_000)])
    assert asked == []
    assert text(table, 12_345) == ""
    qtbot.waitUntil(lambda: text(table, 12_345) == "tên 12345")
    assert asked == [[str(n) for n in range(12_300, 12_400)]]
    assert text(table, 12_301, 1) == "12301"
    assert len(asked) == 1


def test_pages_asked_for_together_are_read_together(table, asked, qtbot):
    table.show([str(n) for n in range(1_000)])
    text(table, 0)
    text(table, PAGE)
    qtbot.waitUntil(lambda: text(table, PAGE) != "")
    assert len(asked) == 1


def test_a_row_that_is_gone_shows_nothing(table, qtbot):
    table.show([str(n) for n in range(10)])
    text(table, 0)
    qtbot.waitUntil(lambda: text(table, 0) != "")
    assert text(table, 7) == ""


def test_the_old_text_stands_until_the_new_one_is_read(table, asked, qtbot):
    table.show(["1", "2"])
    text(table, 0)
    qtbot.waitUntil(lambda: text(table, 0) == "tên 1")
    table.refresh()
    assert text(table, 0) == "tên 1"
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_rows_of_an_older_question_are_left_aside(table, qtbot, lane):
    table.show(["1", "2"])
    text(table, 0)
    table.show(["8", "9"])
    qtbot.waitUntil(lambda: not lane.is_busy)
    assert text(table, 0) in ("", "tên 8")
    qtbot.waitUntil(lambda: text(table, 0) == "tên 8")


def test_it_forgets_pages_that_were_long_not_seen(table, qtbot, lane):
    table.show([str(n) for n in range((KEPT_PAGES + 20) * PAGE)])
    for page in range(KEPT_PAGES + 20):
        text(table, page * PAGE)
    qtbot.waitUntil(lambda: text(table, (KEPT_PAGES + 19) * PAGE) != "")
    assert len(table._pages) <= KEPT_PAGES
    qtbot.waitUntil(lambda: not lane.is_busy)


def test_numbers_stand_right_and_cells_are_named_for_the_screen_reader(table, qtbot):
    table.show(["3"])
    text(table, 0)
    qtbot.waitUntil(lambda: text(table, 0) != "")
    place = table.index(0, 1)
    assert table.data(place, Qt.ItemDataRole.AccessibleTextRole) == "Tuổi: 3"
    assert table.data(place, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Tên"
    assert table.id_at(0) == "3"
    assert table.id_at(5) is None
