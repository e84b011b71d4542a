from datetime import date

from app.domain.calendar.plan_table import read_days, read_plan_rows

TODAY = date(2026, 6, 1)
HEAD = ("STT", "Nội dung công việc", "Người thực hiện", "Từ ngày", "Đến ngày", "Hạn", "Sau bước")


def read(*rows, head=HEAD):
    return read_plan_rows([("Kế hoạch 06/2026",), (), head, *rows], TODAY)


def test_each_row_is_a_step():
    table = read(
        ("1", "Xuất danh sách", "Phòng VH-XH", "04/06/2026", "15/6/2026", "", ""),
        ("2.", "Hoàn thành cập nhật", "", "", "", "trước ngày 18/06/2026", "1"),
    )
    first, second = table.steps
    assert (first.number, first.what, first.who) == ("1", "Xuất danh sách", "Phòng VH-XH")
    assert (first.from_on, first.to_on) == (date(2026, 6, 4), date(2026, 6, 15))
    assert (second.number, second.due_on, second.before) == ("2", date(2026, 6, 18), True)
    assert second.needs == ("1",)


def test_one_column_may_say_the_whole_time():
    head = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện")
    table = read(
        ("1", "Xuất danh sách", "VH-XH", "Từ 04/6 đến 15/6/2026"),
        ("2", "Hoàn thành", "VH-XH", "Trước ngày 18/06/2026"),
        ("3", "Báo cáo", "VH-XH", "19/6/2026"),
        ("4", "Họp", "VH-XH", "thường xuyên"),
        head=head,
    )
    spans = [(one.from_on, one.to_on, one.due_on, one.before) for one in table.steps]
    june = [None, *(date(2026, 6, day) for day in range(1, 31))]
    assert spans == [
        (june[4], june[15], None, False),
        (None, None, june[18], True),
        (None, june[19], None, False),
        (None, None, None, False),
    ]
    assert table.unread == ((7, "thường xuyên"),)


def test_a_heading_that_says_before_means_it():
    table = read(("1", "Báo cáo", "18/06/2026"), head=("STT", "Công việc", "Hoàn thành trước"))
    assert table.steps[0].before


def test_a_list_for_the_police_is_a_round():
    table = read(
        ("1", "Chuyển danh sách cho Công an xã đối soát", "", "", "", "", ""),
        ("2", "Công an xã dự họp triển khai", "x", "", "", "", ""),
    )
    assert [one.round for one in table.steps] == ["police", ""]
    told = read(("1", "Rà soát", "x"), ("2", "Họp", ""), head=("STT", "Nội dung", "Gửi công an"))
    assert [one.round for one in told.steps] == ["police", ""]


def test_rows_that_are_no_step_are_named():
    table = read(("I", "", "", "", "", "", ""), ("1", "Họp", "A", "", "", "", ""))
    assert table.passed == ((4, "I"),)
    assert [one.what for one in table.steps] == ["Họp"]


def test_a_table_that_is_no_plan_is_none():
    assert read_plan_rows([("Họ và tên", "Ngày sinh"), ("An", "1/1/2020")], TODAY) is None
    assert read_plan_rows([], TODAY) is None


def test_days_in_any_usual_form():
    assert read_days("từ 4/6 đến 15-6-2026", 2026) == [date(2026, 6, 4), date(2026, 6, 15)]
    assert read_days("2026-06-04", 2020) == [date(2026, 6, 4)]
    assert read_days("31/02/2026, 45/6", 2026) == []
