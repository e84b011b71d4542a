"""A register without anybody asked: the safe of it is taken, the rest is told."""

from datetime import date

from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook
from app.services.registry.take_register import take_register
from app.services.undo_group import undo_group
from tests.app.services.registers import LIST, ON, REGISTER, born, everyone, listed

NA = listed("Bé gái", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")
AN = listed("Lê Văn An", "03/05/2026", "Nam", "Hà Thị Tư", "Lê Văn Cả")
ROWS = (
    born("Lê Thị Na", "02/05/2026", "Nữ", "Trần Thị Hoa", "Lê Văn Tú", cert="45/2026"),
    born("Lê Văn An", "03/05/2026", "Nam", "Hà Thị Tư", "Lê Văn Hai", cert="46/2026"),
    born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", cert="47/2026"),
)


def test_the_safe_is_taken_and_the_rest_told(app, list_file):
    import_workbook(app, list_file(NA, AN, header=LIST, name="thôn.xlsx"), on=ON)
    path = list_file(*ROWS, header=REGISTER, name="khai sinh.xlsx")
    rehearsed = take_register(app, path, on=ON, dry_run=True)
    assert rehearsed.group_id is None
    report = take_register(app, path, on=ON)
    na, an, ba = report.lines
    assert na.changes["full_name"] == ("Bé gái", "Lê Thị Na")
    assert an.proposals == {"father_name": ("Lê Văn Cả", "Lê Văn Hai")}
    assert ba.outcome is RowOutcome.ADDED
    assert [line.changes.keys() for line in rehearsed.lines] == [
        line.changes.keys() for line in report.lines
    ]
    again = take_register(app, path, on=ON)
    assert (again.added, again.changed, again.group_id) == (0, 0, None)
    undo_group(app, report.group_id, on=ON)
    assert [child.full_name for child, _ in everyone(app)] == ["Bé gái", "Lê Văn An"]


def test_who_is_not_in_it_is_named(app, list_file):
    import_workbook(app, list_file(NA, AN, header=LIST, name="thôn.xlsx"), on=ON)
    path = list_file(ROWS[0], header=REGISTER, name="khai sinh.xlsx")
    assert take_register(app, path, on=ON).absent == ()
    later = date(2026, 9, 1)
    (absent,) = take_register(app, path, on=later, dry_run=True).absent
    assert absent in {child.id for child, _ in everyone(app) if child.full_name == "Lê Văn An"}


def test_the_name_of_a_sheet_is_no_village_where_rows_say_where_parents_live(app, list_file):
    there = born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", home="Thôn Đồng Á, Nam Dương")
    far = born("Vi Thị Tư", "06/05/2026", "Nữ", "Vũ Thị Na", home="Thôn Xa, xã Phượng Sơn")
    path = list_file(there, far, header=REGISTER, name="khai sinh.xlsx", sheet="Biêng")
    take_register(app, path, on=ON)
    with app.store.read() as snapshot:
        names = snapshot.villages.names()
    homes = {child.full_name: names.get(home.village_id) for child, home in everyone(app)}
    assert homes == {"Vi Văn Ba": "Đồng Á", "Vi Thị Tư": None}
