"""Any register of births, shuffled and damaged: no row is lost, and no newborn is doubled."""

from collections import Counter
from random import Random

import pytest

from app.domain.text.text import fold, without_marks
from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook
from app.services.registry.take_register import take_register
from tests.app.conftest import write_list
from tests.app.services.registers import LIST, ON, REGISTER, everyone, listed

VILLAGES = ("Biêng", "Đồng Á", "Hoa Quảng")
NAMELESS = {
    "Nam": ("Bé trai", "Trai", "Con bà", "", "Chưa đặt tên"),
    "Nữ": ("Bé gái", "BE GAI", ""),
}
GIVEN = ("An", "Ân", "Bình", "Na", "Ni", "Phúc", "Lộc", "Đào", "Hiếu", "Hiểu")
MIDDLE = {"Nam": "Văn", "Nữ": "Thị"}
BASE = {name: at for at, name in enumerate(REGISTER)}


def invented(chance, seed):
    """Invent newborns: (mother, father, day, sex, name, village, whether our list has it, how)."""
    births = []
    for family in range(chance.randint(2, 5)):
        mother = f"Trần Thị {chance.choice(GIVEN)} {_word(seed)} {_word(family)}"
        father = f"Lê Văn {chance.choice(GIVEN)} {_word(family)}"
        day, village = f"{chance.randint(1, 28):02}/05/2026", chance.choice(VILLAGES)
        for name in chance.sample(GIVEN, chance.choice((1, 1, 1, 2, 3))):
            sex = chance.choice(("Nam", "Nữ"))
            births.append((mother, father, day, sex, f"Lê {MIDDLE[sex]} {name}", village))
    return births


def _word(number):
    return "".join("bcdghklmnt"[int(digit)] + "a" for digit in str(number)).capitalize()


def ours(chance, births):
    """Give the rows of our own list: some births, some of them without a name yet."""
    for mother, father, day, sex, name, village in births:
        if chance.random() < 0.6:
            written = chance.choice(NAMELESS[sex]) if chance.random() < 0.6 else name
            yield listed(written, day, sex, mother, father, village)


def theirs(chance, births):
    """Give the rows of the register, damaged as such lists are."""
    for at, (mother, father, day, sex, name, village) in enumerate(births, start=1):
        if chance.random() < 0.1:
            continue
        row = [at, f"{at}/2026", "20/05/2026", name, day, sex, "Kinh", "", mother]
        row += [f"Thôn {village}, xã Nam Dương", father, ""]
        yield [_damaged(chance, at, cell) for at, cell in enumerate(row)]


def _damaged(chance, at, cell):
    if at in (BASE["Họ, chữ đệm, tên"], BASE["Họ tên mẹ"], BASE["Họ tên cha"]):
        return chance.choice((str, str.upper, lambda text: f"  {text} ", _doubled))(cell)
    if at == BASE["Họ tên mẹ"] and chance.random() < 0.2:
        return without_marks(cell)
    if at == BASE["Ngày, tháng, năm sinh"]:
        return chance.choice((cell, cell.replace("/", "-"), cell.replace("/", ".")))
    if at in (BASE["Dân tộc"], BASE["Con thứ"], BASE["Số giấy khai sinh"]):
        return "" if chance.random() < 0.3 else cell
    if at == BASE["Họ tên cha"] and chance.random() < 0.2:
        return ""
    return cell


def _doubled(text):
    return text.replace(" ", "  ")


def written(chance, rows, path):
    """Write a register with its columns and rows in any order, some rows twice, lines between."""
    rows = [*rows, *chance.sample(rows, min(len(rows), chance.choice((0, 0, 1))))]
    chance.shuffle(rows)
    order = list(range(len(REGISTER)))
    chance.shuffle(order)
    lines = [[row[at] for at in order] for row in rows]
    if lines and chance.random() < 0.5:
        lines.insert(chance.randrange(len(lines)), [""] * len(order))
    head = [["SỔ ĐĂNG KÝ KHAI SINH THÁNG 5 NĂM 2026"], [REGISTER[at] for at in order]]
    foot = [["Tổng cộng", "", str(len(rows))], ["Người lập biểu"]]
    return write_list(path, {"KS": [*head, *lines, *foot]}), len(rows)


def newborns(app):
    """Count the children of each mother and day."""
    return Counter((fold(child.mother_name), str(child.birth_date)) for child, _ in everyone(app))


def play(app, tmp_path, seed):
    chance = Random(seed)
    births = invented(chance, seed)
    known = list(ours(chance, births))
    if known:
        path = write_list(tmp_path / f"ta {seed}.xlsx", {"DS": [LIST, *known]})
        import_workbook(app, path, on=ON)
    rows = list(theirs(chance, births))
    if not rows:
        return
    path, count = written(chance, rows, tmp_path / f"sổ {seed}.xlsx")
    report = take_register(app, path, on=ON)
    nothing_is_lost(report, count, app)
    true = Counter((fold(b[0]), "-".join(reversed(b[2].split("/")))) for b in births)
    now = newborns(app)
    assert {key: n for key, n in now.items() if key in true and n > true[key]} == {}, seed
    again, _ = written(chance, rows, tmp_path / f"sổ nữa {seed}.xlsx")
    repeated = take_register(app, again, on=ON)
    assert repeated.added == 0, (seed, [line.name for line in repeated.lines])
    assert newborns(app) == now, seed


def nothing_is_lost(report, count, app):
    """Hold every row against what became of it: taken, shown, or set aside with a reason."""
    assert report.rows == count
    living = {child.id for child, _ in everyone(app)}
    for line in report.lines:
        if line.outcome is RowOutcome.SET_ASIDE:
            assert line.messages
        else:
            assert line.child_id in living
    numbers = {line.row for line in report.lines} | {row.row for row in report.passed}
    assert len(numbers) == len(report.lines) + len(report.passed)


def test_no_row_is_lost_and_no_newborn_doubled(app, tmp_path):
    for seed in range(7):
        play(app, tmp_path, seed)


@pytest.mark.campaign
def test_many_registers(app, tmp_path):
    for seed in range(1_000, 1_300):
        play(app, tmp_path, seed)
