"""A list of results: what it plainly says of a row changes that row, and nothing else."""

import random
from dataclasses import replace

import pytest
from openpyxl import Workbook

from app.domain.errors import KnownError
from app.domain.exchange.upload import SAID
from app.services.exchange.take_results import take_results
from app.services.exchange.write_uploads import write_uploads
from app.storage.journal import State
from tests.app.services.exchange.test_write_uploads import rows_of
from tests.sync.homes import add_home, edit, open_counts, states

WORDS = "Số định danh không khớp cơ sở dữ liệu"


@pytest.fixture
def answer(tmp_path):
    """Write a list of results as a central would, from the rows of a batch."""

    def write(rows, said, *, without=(), shuffled=False, key="Mã dòng", name="ket qua.xlsx"):
        book = Workbook()
        sheet = book.active
        kept = [column for column in rows[0] if column not in without]
        sheet.append(["KẾT QUẢ XỬ LÝ"])
        sheet.append(
            [key if column == "Mã dòng" else column for column in kept] + ["Kết quả", "Lý do"]
        )
        lines = [
            [row[column] for column in kept] + list(told)
            for row, told in zip(rows, said, strict=True)
        ]
        if shuffled:
            random.Random(3).shuffle(lines)
        for line in lines:
            sheet.append(line)
        path = tmp_path / name
        book.save(path)
        return path

    return write


GOOD, BAD, VAGUE = ("Thành công", ""), ("Không hợp lệ", WORDS), ("Đang xử lý", "")


def returned(app):
    with app.store.read() as snapshot:
        return {line.change.entity for line in snapshot.sync.outbox.returned()}


def codes(app):
    with app.store.read() as snapshot:
        return {line.central_code for line in snapshot.sync.outbox.returned()}


def test_each_row_ends_as_the_central_says_in_any_order(app, tmp_path, answer):
    children = [child for _ in range(4) for child in add_home(app)]
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    said = {"a": GOOD, "b": BAD, "c": VAGUE}
    order = [said["a"], said["b"], said["c"]]
    listed = answer(rows[:3], order, shuffled=True)
    taken = take_results(app, listed)
    assert (taken.accepted, taken.needs_fix, taken.unclear, taken.strange) == (1, 1, 1, 0)
    assert taken.still_open == 2
    assert codes(app) == {SAID + WORDS}
    ends = sorted(str(states(app, child)[-1]) for child in children)
    assert ends == ["done", "in_flight", "in_flight", "needs_fix"]
    before = open_counts(app)
    again = take_results(app, listed)
    assert (again.accepted, again.needs_fix, again.known) == (0, 0, 2)
    assert open_counts(app) == before


def test_an_edit_during_flight_waits_for_the_next_batch_whatever_the_list_says(
    app, tmp_path, answer
):
    child = add_home(app)[0]
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    edit(app, child, father_name="Lâm Văn Bảy")
    take_results(app, answer(rows, [GOOD]))
    assert states(app, child) == [State.DONE, State.WAITING]
    assert rows_of(write_uploads(app, tmp_path).paths[0])[0]["Họ tên cha"] == "Lâm Văn Bảy"


def test_a_lost_list_leaves_it_unknown_until_a_later_row_of_the_child_is_taken(
    app, tmp_path, answer
):
    child = add_home(app)[0]
    first = rows_of(write_uploads(app, tmp_path).paths[0])
    edit(app, child, father_name="Lâm Văn Bảy")
    second = rows_of(write_uploads(app, tmp_path).paths[0])
    unnamed = answer(second, [GOOD], without=("Số lô",))
    assert take_results(app, unnamed).strange == 1  # it does not say which of the two
    assert states(app, child) == [State.IN_FLIGHT, State.IN_FLIGHT]
    take_results(app, answer(second, [GOOD]))
    assert states(app, child) == [State.DONE, State.DONE]
    assert take_results(app, answer(first, [BAD])).needs_fix == 0


def test_an_older_list_says_nothing_of_a_later_batch(app, tmp_path, answer):
    child = add_home(app)[0]
    first = rows_of(write_uploads(app, tmp_path).paths[0])
    edit(app, child, father_name="Lâm Văn Bảy")
    write_uploads(app, tmp_path)
    take_results(app, answer(first, [GOOD]))
    assert states(app, child) == [State.DONE, State.IN_FLIGHT]


def test_what_was_mended_and_taken_is_refused_no_more(app, tmp_path, answer):
    child = add_home(app)[0]
    take_results(app, answer(rows_of(write_uploads(app, tmp_path).paths[0]), [BAD]))
    assert states(app, child) == [State.NEEDS_FIX]
    edit(app, child, father_name="Lâm Văn Bảy")
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    take_results(app, answer(rows, [GOOD]))
    assert states(app, child) == [State.DONE, State.DONE]
    assert codes(app) == set()


def test_a_household_that_one_row_refuses_is_not_done(app, tmp_path, answer):
    child = add_home(app, children=2)[0]
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    taken = take_results(app, answer(rows, [GOOD, BAD]))
    assert (taken.accepted, taken.needs_fix) == (1, 1)
    assert returned(app) == {"child"}
    with app.write("visit") as work:
        work.save(replace(work.households.get(child.household_id), phone="0912345678"))
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    take_results(app, answer(rows, [GOOD, BAD]))
    assert returned(app) == {"child", "household"}


def test_a_list_that_contradicts_itself_or_is_of_others_changes_nothing(app, tmp_path, answer):
    add_home(app)
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    before = open_counts(app)
    assert take_results(app, answer([rows[0], rows[0]], [GOOD, BAD])).unclear == 1
    strange = [{**rows[0], "Mã dòng": "7K3M2-QX9CT", "Số lô": "L20200101-01"}]
    assert take_results(app, answer(strange, [GOOD])).strange == 1
    assert open_counts(app) == before
    plain = tmp_path / "plain.xlsx"
    book = Workbook()
    for line in (list(rows[0]), list(rows[0].values())):
        book.active.append(line)
    book.save(plain)
    with pytest.raises(KnownError, match="no_results_found"):
        take_results(app, plain)


@pytest.mark.parametrize("kept", [("Mã dòng", "Số lô"), ("Mã dòng",), ("STT", "Mã dòng")])
def test_a_list_that_names_nobody_is_taken_by_its_keys(app, tmp_path, answer, kept):
    children = [child for _ in range(3) for child in add_home(app)]
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    others = [column for column in rows[0] if column not in kept]
    listed = answer(rows, [GOOD, BAD, VAGUE], without=others, shuffled=True)
    taken = take_results(app, listed)
    said = (taken.accepted, taken.needs_fix, taken.unclear, taken.strange, taken.still_open)
    assert said == (1, 1, 1, 0, 1)
    assert codes(app) == {SAID + WORDS}
    ends = sorted(str(states(app, child)[-1]) for child in children)
    assert ends == ["done", "in_flight", "needs_fix"]


def test_keys_may_be_codes_of_the_central_or_numbers_that_lost_their_zero(app, tmp_path, answer):
    coded, numbered = (add_home(app)[0] for _ in range(2))
    edit(app, coded, external_code="TE-07603-00012")
    edit(app, numbered, national_id="024315001234")
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    code, number = "Mã trẻ em", next(name for name in rows[0] if "định danh" in name)
    for row in rows:
        row[number] = int(row[number]) if row[number] else None
    by_code = [row for row in rows if row[code]]
    others = [column for column in rows[0] if column != code]
    assert take_results(app, answer(by_code, [GOOD], without=others)).accepted == 1
    by_number = [row for row in rows if row[number]]
    others = [column for column in rows[0] if column != number]
    assert take_results(app, answer(by_number, [GOOD], without=others)).accepted == 1
    assert {states(app, coded)[-1], states(app, numbered)[-1]} == {State.DONE}


def test_two_columns_of_keys_a_broken_key_and_no_key_are_refused(app, tmp_path, answer):
    add_home(app)
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    before = open_counts(app)
    keys = [column for column in rows[0] if column != "Mã dòng"]
    twice = [{**row, "Mã dòng ": row["Mã dòng"]} for row in rows]
    for listed in (answer(twice, [GOOD], without=keys), answer(rows, [GOOD], without=rows[0])):
        with pytest.raises(KnownError, match="no_results_found"):
            take_results(app, listed)
    broken = [{**rows[0], "Mã dòng": "7K3M2-QX9CX"}]
    assert take_results(app, answer(broken, [GOOD], without=keys)).strange == 1
    assert open_counts(app) == before


def test_who_stops_it_changes_nothing(app, tmp_path, answer):
    for _ in range(120):
        add_home(app)
    rows = rows_of(write_uploads(app, tmp_path).paths[0])
    before, listed = open_counts(app), answer(rows, [GOOD] * 120)
    steps = []

    def stopped():
        return bool(steps) and steps[-1][1] == 120  # its rows are being laid on ours

    with pytest.raises(KnownError, match="cancelled"):
        take_results(app, listed, progress=lambda *said: steps.append(said), cancelled=stopped)
    assert open_counts(app) == before
    assert take_results(app, listed).accepted == 120
