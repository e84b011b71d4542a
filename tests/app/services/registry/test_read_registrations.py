"""Who waits for the registration is listed with the days left, and counted by village."""

from datetime import timedelta

from app.services.cleaning.check_records import check_everyone
from app.services.lists.import_workbook import import_workbook
from app.services.registry.read_registrations import read_registrations
from tests.app.services.registers import LIST, ON, listed


def test_the_lists_and_their_counts(app, list_file, clock):
    rows = [
        listed("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú"),
        listed("Lê Văn An", "20/05/2026", "Nam", "Hà Thị Tư", "Lê Văn Cả", village="Đồng Á"),
        listed("Vi Văn Ba", "01/03/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả"),
        listed("Vi Thị Tư", "01/03/2020", "Nữ", "Vũ Thị Lan", "Vi Văn Cả"),
    ]
    import_workbook(app, list_file(*rows, header=LIST), on=ON)
    read = read_registrations(app, ON)
    assert [(line.full_name, line.days_left) for line in read.lines] == [
        ("Vi Văn Ba", -39),
        ("Bé gái", 23),
        ("Lê Văn An", 41),
    ]
    assert read.counts()["registration_pending"] == 2
    assert {one.village: dict(one.counts) for one in read.by_village()} == {
        "Biêng": {"registration_overdue": 1, "registration_pending": 1},
        "Đồng Á": {"registration_pending": 1},
    }
    clock.pass_time(days=40)
    check_everyone(app)
    later = read_registrations(app, ON + timedelta(days=40))
    assert later.counts()["registration_overdue"] == 2
