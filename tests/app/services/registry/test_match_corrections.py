"""A list of corrections finds its child by what stood before, or stands now, and adds nobody."""

from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook
from tests.app.services.registers import LIST, ON, everyone, listed, preview, take

HEADER = ["STT", "Họ tên cũ", "Họ tên mới", "Ngày sinh", "Ngày sinh mới", "Giới tính", "Họ tên mẹ"]
WORDS = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Nội dung cải chính"]
AN = listed("Lê Văn An", "16/03/2015", "Nam", "Trần Thị Hoa", "Lê Văn Tú")
MAI = listed("Lê Thị Mai", "02/05/2018", "Nữ", "Trần Thị Hoa", "Lê Văn Tú")


def stored(app, list_file, *rows):
    import_workbook(app, list_file(*rows, header=LIST, name="thôn.xlsx"), on=ON)


def corrections(list_file, *rows, header=HEADER, name="cải chính.xlsx"):
    return list_file(*rows, header=header, name=name)


NAME = [1, "Lê Văn An", "Lê Văn Ân", "16/03/2015", "", "Nam", "Trần Thị Hoa"]


def names(app):
    return [child.full_name for child, _ in everyone(app)]


def test_the_text_that_stood_before_is_ours_and_safe_to_correct(app, list_file):
    stored(app, list_file, AN, MAI)
    path = corrections(list_file, NAME)
    (line,) = preview(app, path, span=None).report.lines
    assert line.proposals == {"full_name": ("Lê Văn An", "Lê Văn Ân")}
    assert line.safe == {"full_name"}
    report = take(app, path, span=None)
    assert names(app) == ["Lê Thị Mai", "Lê Văn Ân"]
    assert report.changed == 1


def test_again_it_changes_nothing(app, list_file):
    stored(app, list_file, AN)
    path = corrections(list_file, NAME)
    take(app, path, span=None)
    again = take(app, path, span=None)
    assert (again.changed, again.unchanged, again.set_aside) == (0, 1, 0)
    assert again.lines[0].proposals == {}


def test_what_we_have_otherwise_is_shown_and_left(app, list_file):
    stored(app, list_file, AN)
    other = [1, "Lê Văn An", "", "16/03/2015", "17/03/2016", "Nam", "Nguyễn Thị Mơ"]
    other[6] = "Trần Thị Hoa"
    wrong = [2, "Lê Văn An", "Lê Văn Ân", "16/03/2015", "", "Nữ", "Trần Thị Hoa"]
    (line, strange) = preview(
        app, corrections(list_file, other, wrong), span=None
    ).report.lines  # the sexes differ: whose correction that is nobody knows
    assert line.proposals == {"birth_date": ("2015-03-16", "2016-03-17")}
    assert strange.outcome is RowOutcome.SET_ASIDE


def test_a_correction_of_nobody_we_know_is_told_and_adds_nobody(app, list_file):
    stored(app, list_file, AN)
    unknown = [1, "Vi Văn Ba", "Vi Văn Bá", "01/01/2012", "", "Nam", "Hà Thị Tư"]
    report = take(app, corrections(list_file, unknown), span=None)
    assert report.lines[0].messages == ("correction_of_unknown",)
    assert names(app) == ["Lê Văn An"]


def test_of_two_with_one_name_and_date_nobody_is_taken(app, list_file):
    namesake = listed("Lê Văn An", "16/03/2015", "Nam", "Hà Thị Tư", village="Đồng Á")
    stored(app, list_file, AN, namesake)
    words = [1, "Lê Văn An", "16/03/2015", "Nam", "Họ tên: Lê Văn An → Lê Văn Ân"]
    path = corrections(list_file, words, header=WORDS)
    (line,) = preview(app, path, span=None).report.lines
    assert line.messages == ("correction_of_several",)


def test_words_are_read_and_what_is_not_understood_is_told(app, list_file):
    stored(app, list_file, AN, MAI)
    rows = [
        [1, "Lê Văn An", "16/03/2015", "Nam", "Ngày sinh từ 16/03/2015 thành 16/04/2015"],
        [2, "Lê Thị Mai", "02/05/2018", "Nữ", "Họ tên: Lê Thị Mai → Lê Thị Mây; chữ đệm"],
    ]
    report = take(app, corrections(list_file, *rows, header=WORDS), span=None)
    assert report.lines[1].messages == ("correction_unread",)
    assert names(app) == ["Lê Thị Mây", "Lê Văn An"]
    assert str(everyone(app)[1][0].birth_date) == "2015-04-16"
