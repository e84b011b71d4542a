"""Registers of births and lists of corrections as the civil registry hands them over."""

from datetime import date

from app.domain.handoff.registration import Span
from app.services.lists.import_decisions import Decisions
from app.services.lists.import_report import RowRef
from app.services.lists.preview_list import preview_list
from app.services.lists.read_list import read_list
from app.services.lists.take_list import take_list

ON = date(2026, 6, 8)
MAY = Span(date(2026, 5, 1), date(2026, 5, 31), ON)
REGISTER = [
    *("STT", "Số giấy khai sinh", "Ngày đăng ký khai sinh", "Họ, chữ đệm, tên"),
    *("Ngày, tháng, năm sinh", "Giới tính", "Dân tộc", "Số định danh cá nhân"),
    *("Họ tên mẹ", "Nơi cư trú của mẹ", "Họ tên cha", "Con thứ"),
]
LIST = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Họ tên cha", "Chủ hộ", "Thôn"]


def born(
    name, day, sex, mother, father="", home="Thôn Biêng, xã Nam Dương", number="", cert="", order=""
):
    return [1, cert, "20/05/2026", name, day, sex, "Kinh", number, mother, home, father, order]


def listed(name, day, sex, mother, father="", village="Biêng", head=""):
    return [1, name, day, sex, mother, father, head or father or mother, village]


def preview(app, path, span=MAY, **decided):
    found = read_list(app, path, on=ON)
    return preview_list(app, found, on=ON, decisions=Decisions(span=span, **decided))


def safe_of(shown):
    return frozenset((line.ref, name) for line in shown.report.lines for name in line.safe)


def take(app, path, span=MAY, accepted=None, **decided):
    """Take a register with whatever is safe, or with what is `accepted`."""
    shown = preview(app, path, span, **decided)
    wanted = safe_of(shown) if accepted is None else frozenset(accepted)
    return take_list(app, shown, Decisions(span=span, accepted=wanted, **decided))


def everyone(app):
    with app.store.read() as snapshot:
        return sorted(
            ((child, home) for child, home in snapshot.children.everyone()),
            key=lambda pair: (pair[0].full_name, pair[0].id),
        )


def ref(row, sheet="DS"):
    return RowRef(sheet, row)
