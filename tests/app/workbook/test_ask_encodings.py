"""A column with too few words to know its font by is asked about; what is said is done."""

from app.workbook.ask_encodings import ask_encodings, encodings_said
from app.workbook.old_text import decode_workbook
from app.workbook.sheet import Sheet, Workbook


def book(rows, **more):
    return decode_workbook(Workbook("a.xls", (Sheet("DS", rows, **more),)))


def test_a_column_with_hardly_a_word_is_asked_about():
    (question,) = ask_encodings(book([["TT", "Tên"], [1, "NguyÔn Lan"], [2, "Hoa"]]))
    assert (question.key, question.header, question.column) == ("encoding:DS:B", "B", 1)
    assert question.options == ("unicode", "tcvn3", "vni")
    assert question.samples == ("Tên", "NguyÔn Lan")


def test_plain_lists_ask_nothing():
    assert ask_encodings(book([["Họ tên"], ["Nguyễn Văn An"]])) == ()
    assert ask_encodings(book([["Hä vµ tªn"], ["NguyÔn V¨n An"], ["TrÇn ThÞ B×nh"]])) == ()
    assert ask_encodings(book([["NguyÔn Lan"]], fonts={0: ".VnTime"})) == ()
    assert ask_encodings(book([["Lan", 5], ["Hoà"]])) == ()


def test_what_a_person_says_is_done_and_undone():
    listed = book([["TT", "Tên"], [1, "Vò"], [2, "NguyÔn Lan"]])
    said = encodings_said(listed, {"encoding:DS:B": "vni", "encoding:DS:A": "?", "x": "vni"})
    assert said == {("DS", 1): "vni"}
    assert decode_workbook(listed, said).sheets[0].rows[1] == [1, "Vị"]
    as_file = decode_workbook(decode_workbook(listed, said), {("DS", 1): "unicode"})
    assert as_file.sheets[0].rows[1:] == [[1, "Vò"], [2, "NguyÔn Lan"]]
