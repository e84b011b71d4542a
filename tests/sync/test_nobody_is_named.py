"""Whatever is done and whatever fails, no name, number or phone is logged or printed."""

import logging
from dataclasses import replace

import pytest
import xlsxwriter

from app.domain.child import Child
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.services.lists.import_workbook import import_workbook
from app.services.outcome import Refused
from app.services.undo_group import undo_group
from app.services.visits.enter_visit import enter_visit
from app.services.visits.visit_entry import VisitEntry
from sync.outcome import Done
from tests.sync import faulty_line as faults
from tests.sync.homes import village

PLANTED = ("Bí Mật", "B\\u00ed M\\u1eadt", "Kín Đáo", "024216004433", "0912777888", "12/03/2016")
FAULTS = (
    *(faults.html_200, faults.truncated_gzip, faults.cut_in_the_answer, faults.cut_after_commit),
    *(faults.redirect, faults.forbidden_html, faults.failed_500, faults.too_large),
)


@pytest.fixture
def child(new_id):
    return Child(
        id=new_id(),
        household_id=new_id(),
        full_name="Trịnh Bí Mật",
        birth_date=BirthDate(2016, 3, 12),
        national_id="024216004433",
        mother_name="Lò Thị Kín Đáo",
    )


@pytest.fixture
def strange_list(tmp_path):
    """Rows of every kind: right, doubled, unreadable, of no village."""
    rows = (
        ("Mã trẻ em", "Họ và tên", "Ngày sinh", "Số định danh", "Chủ hộ", "Thôn", "SĐT"),
        ("TE1", "Vi Bí Mật", "12/03/2016", "024216004433", "Vi Kín Đáo", "Biêng", "0912777888"),
        ("TE1", "Lò Bí Mật", "12/03/2016", "024216004433", "Lò Kín Đáo", "Biêng", "0912777888"),
        ("TE2", "BÍ MẬT 123", "Kín Đáo", "Bí Mật", "Vi Kín Đáo", "Xóm Bí Mật", "Kín Đáo"),
        ("", "", "", "", "Vi Kín Đáo", "", ""),
    )
    path = tmp_path / "danh-sach.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture
def logged(caplog, capfd):
    """Everything that any library logs, and everything that is printed."""
    caplog.set_level(logging.INFO)
    for name in ("urllib3", "sotreem"):
        caplog.set_level(logging.DEBUG, name)
    format_all = logging.Formatter("%(name)s %(message)s")

    def said():
        out, err = capfd.readouterr()
        return "\n".join([out, err, *map(format_all.format, caplog.records)])

    return said


def test_nothing_that_is_logged_or_printed_names_anybody(
    logged, make_device, faulty, clock, child, strange_list
):
    app, client = make_device("a", url=faulty.url)
    other, other_client = make_device("b")
    _enter(app, child)
    report = import_workbook(app, strange_list, on=app.today())
    for fault in FAULTS:
        for part in ("/push", "/pull"):
            faulty.meet(part, fault)
            client.run_once()
            clock.pass_time(hours=3)
    assert isinstance(client.run_once(), Done)
    other_client.run_once()
    for device, name in ((other, "Vi Thị Kín Đáo"), (app, "A" * 300 + "Bí Mật")):
        with device.write("visit") as work:
            work.save(replace(work.children.get(child.id), mother_name=name, full_name=name))
    other_client.run_once()
    client.run_once()
    undo_group(app, report.group_id, on=app.today())
    client.run_once()

    text = logged()
    assert "/sync/v1/push" in text
    assert [word for word in PLANTED if word in text] == []
    with app.store.read() as snapshot:
        attempts = str(snapshot.sync.attempts(1000))
    assert [word for word in PLANTED if word in attempts] == []


def _enter(app, child):
    home = Household(
        id=child.household_id, village_id=village(app), head_name="Lò Kín Đáo", phone="0912777888"
    )
    entry = VisitEntry(household=home, child=child, visited_on=app.today())
    nameless = replace(child, full_name="", national_id="Bí Mật")
    assert isinstance(enter_visit(app, replace(entry, child=nameless)), Refused)
    with app.write("visit") as work:
        work.save_all([home, child])
