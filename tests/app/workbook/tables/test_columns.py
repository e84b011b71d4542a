"""Columns are known by their headers when their cells bear it out; what is in doubt is asked."""

from app.workbook.choices import UNDECIDED, Choices
from app.workbook.tables.columns import Place, decide_columns

NAMES = ["Lê Văn An", "Vi Thị Mai", "Hồ Thu Hà"]


def decide(choices=UNDECIDED, hidden=(), **cells):
    """Columns by their header (`/` parts the path), each with its cells."""
    paths = {at: tuple(header.split("/")) for at, header in enumerate(cells) if header[0] != "_"}
    rows = list(zip(*cells.values(), strict=True))
    return decide_columns(paths, rows, Place("DS", choices, frozenset(hidden)))


def fields(choices=UNDECIDED, **cells):
    return [column.field for column in decide(choices, **cells).columns]


def asked(**cells):
    return [(q.header, q.options, q.suggested) for q in decide(**cells).questions]


def test_cells_must_bear_the_header_out():
    cells = {"Họ và tên": NAMES, "Ngày sinh": ["Nam", "Nữ", "Nam"]}
    assert fields(**cells) == ["full_name", ""]
    assert asked(**cells) == [("Ngày sinh", ("birth_date", ""), "")]
    assert fields(**{"Họ và tên": NAMES, "Ngày sinh": ["", "", ""]}) == ["full_name", "birth_date"]


def test_dt_is_a_people_or_a_telephone_by_what_it_holds():
    assert fields(DT=["Kinh", "Tày", "Kinh"]) == ["ethnicity"]
    assert fields(DT=["0912345678", 912345678.0, ""]) == ["phone"]
    assert fields(ĐT=["0912345678", "x", ""]) == ["phone"]
    assert asked(DT=["a1", "b2", "c3"]) == [("DT", ("ethnicity", "phone", ""), "")]


def test_a_code_column_with_identity_numbers_is_asked_or_taken_as_its_header_says():
    assert fields(Mã=["TE01", "TE02", "TE03"]) == ["external_code"]


def test_years_and_whole_dates_are_told_apart():
    assert fields(**{"Năm sinh": ["1/2/2015", "2016", "3/4/2017"]}) == ["birth_date"]
    parts = {"Ngày": [1, 2, 3], "Tháng": [4, 5, 6], "Năm": [2015, 2016, 2017]}
    assert fields(**parts) == ["birth_day", "birth_month", "birth_year"]
    spelled = {"Ngày sinh": [1, 2, 31], "Tháng sinh": [4, 5, 6], "Năm sinh": [2015, 2016, 2017]}
    assert fields(**spelled) == ["birth_day", "birth_month", "birth_year"]
    assert fields(**{"Ngày sinh": ["1/2/15", "", ""], "Năm sinh": [2015, 2016, 2017]})[0] == (
        "birth_date"
    )


def test_crosses_and_dates_under_nam_and_nu():
    crosses = {"Giới tính/Nam": ["x", "", ""], "Giới tính/Nữ": ["", "x", "x"]}
    assert fields(**crosses) == ["sex_male_mark", "sex_female_mark"]
    assert fields(Nam=["X", "", ""], Nữ=["", 1, 1]) == ["sex_male_mark", "sex_female_mark"]
    dates = {"Năm sinh/Nam": ["1/2/2015", "", ""], "Năm sinh/Nữ": ["", 2016, "2017"]}
    assert fields(**dates) == ["dob_male", "dob_female"]
    assert fields(Nam=["1/2/2015", "", ""], Nữ=["", 2016, "2017"]) == ["dob_male", "dob_female"]
    assert fields(Nam=[12, 30, 8], Nữ=[11, 28, 9]) == ["", ""]


def test_names_in_two_columns():
    parts = {"Họ và chữ đệm": ["Lê Văn", "Vi Thị", "Hồ"], "Tên": ["An", "Mai", "Hà"]}
    assert fields(**parts) == ["family_name", "given_name"]
    one_header = {"Họ và tên": ["Lê Văn", "Vi Thị", "Hồ"], "_": ["An", "Mai", "Hà"]}
    assert fields(**one_header) == ["family_name", "given_name"]
    assert fields(Tên=NAMES) == ["full_name"]
    assert fields(**{"Họ và tên": NAMES, "_": ["Nam", "Nữ", "Nữ"]})[0] == "full_name"


def test_an_address_that_only_names_villages_is_the_village():
    assert fields(**{"Địa chỉ": ["Thôn Lâm", "thôn Biêng", "T. Lâm"]}) == ["village"]
    assert fields(**{"Địa chỉ": ["Số 5 đường Lê Lợi", "Ngõ 3, thôn Lâm", "12 Trần Phú"]}) == [
        "address"
    ]
    both = {"Thôn": ["Lâm", "Lâm", "Biêng"], "Địa chỉ": ["Thôn Lâm", "Thôn Lâm", "Thôn Biêng"]}
    assert fields(**both) == ["village", "address"]


def test_a_second_column_of_names_is_asked_about():
    cells = {"Họ và tên": NAMES, "Họ tên": ["Lê Văn Ba", "Vi Văn Tư", "Hồ Văn Năm"]}
    assert fields(**cells) == ["full_name", ""]
    assert asked(**cells) == [
        ("Họ tên", ("father_name", "mother_name", "guardian_name", "head_name", ""), "")
    ]


def test_the_better_filled_column_has_the_field():
    assert fields(SĐT=["", "", ""], **{"Điện thoại": ["0912345678", "", ""]}) == ["", "phone"]


def test_a_column_without_a_header_is_suggested_by_its_cells():
    cells = {"Họ và tên": NAMES, "_": ["1/2/2015", "3/4/2016", 2017]}
    assert fields(**cells) == ["full_name", "birth_date"]
    assert asked(**cells) == [("(B)", ("birth_date", ""), "birth_date")]


def test_groups_of_children_are_known_by_their_names():
    assert fields(**{"Đối tượng": ["DB01", "Mồ côi cả cha và mẹ", ""]}) == ["special"]
    assert asked(**{"Đối tượng": ["a", "b", "c"]}) == [
        ("Đối tượng", ("special", "at_risk", ""), "")
    ]


def test_what_a_person_says_of_a_column_holds():
    cells = {"Họ và tên": NAMES, "Ghi chú": ["Lê An", "Vi Mai", ""]}
    said = Choices(columns={"DS": {"Ghi chú": "father_name", "Họ và tên": "full_name"}})
    assert fields(said, **cells) == ["full_name", "father_name"]
    assert fields(Choices(columns={"DS": {"Ghi chú": "full_name"}}), **cells) == ["", "full_name"]
    answered = Choices(answers={"column_meaning:Ghi chú": "mother_name"})
    assert fields(answered, **cells) == ["full_name", "mother_name"]
    assert fields(Choices(columns={"DS": {"Họ và tên": ""}}), **cells) == ["", "note"]


def test_a_column_shows_samples_and_whether_it_is_hidden():
    column = decide(hidden=(0,), **{"Họ và tên": ["Lê An", "Lê An", "Vi Mai"]}).columns[0]
    assert (column.samples, column.hidden) == (("Lê An", "Vi Mai"), True)


def test_two_columns_of_one_header_have_names_of_their_own():
    decided = decide_columns(
        {0: ("Ghi chú",), 1: ("Ghi chú",)}, [["a", "b"]], Place("DS", UNDECIDED)
    )
    assert [column.header for column in decided.columns] == ["Ghi chú", "Ghi chú (2)"]
