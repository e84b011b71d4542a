"""A list that names a merged record updates the living one, and changes nothing a second time."""

import pytest

from app.domain.status import Status
from app.services.lists.import_report import RowOutcome
from app.services.lists.import_workbook import import_workbook
from tests.app.services.look_alikes import ON, edit, merged, stored

HEADER = ["Mã trẻ em", "Họ và tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Họ tên cha", "Chủ hộ"]
AN = ["TE1", "Lê Văn An", "16/3/2015", "Nam", "Vi Thị Mơ", "", "Lê Văn Tú"]
TWICE = ["TE2", "Lê Văn Ân", "16/3/2015", "Nam", "Vi Thị Mơ", "", "Lê Văn Tú"]


@pytest.fixture
def bring(app, list_file):
    def bring(*rows):
        report = import_workbook(app, list_file(*rows, header=HEADER), on=ON)
        return report, {line.external_code: line for line in report.lines}

    return bring


def two(app, bring):
    bring(AN, TWICE)
    with app.store.read() as snapshot:
        return [snapshot.children.by_external_code(code) for code in ("TE1", "TE2")]


def changed(row, **texts):
    at = {"name": 1, "mother": 4, "father": 5}
    return [texts.get(next((n for n in at if at[n] == i), ""), cell) for i, cell in enumerate(row)]


def test_the_same_list_again_changes_nothing(app, bring):
    kept, loser = two(app, bring)
    merged(app, kept, loser)
    report, lines = bring(AN, TWICE)
    assert (report.added, report.changed) == (0, 0)
    assert lines["TE2"].messages == ("merged_record",)
    assert lines["TE2"].child_id == kept.id
    assert stored(app, kept).full_name == "Lê Văn An"


def test_what_is_new_in_the_row_of_the_merged_one_is_taken(app, bring):
    kept, loser = two(app, bring)
    merged(app, kept, loser)
    newer = changed(TWICE, father="Lê Văn Tú", mother="Vi Thị Mận")
    _, lines = bring(newer)
    assert lines["TE2"].outcome is RowOutcome.CHANGED
    now = stored(app, kept)
    assert (now.father_name, now.mother_name) == ("Lê Văn Tú", "Vi Thị Mận")
    assert (now.external_code, now.full_name) == ("TE1", "Lê Văn An")
    assert stored(app, loser).status is Status.MERGED
    assert bring(newer)[0].changed == 0


def test_where_a_person_chose_a_newer_text_is_only_proposed(app, bring):
    kept, loser = two(app, bring)
    merged(app, kept, loser)
    _, lines = bring(AN, changed(TWICE, name="Lê Văn Ẩn"))
    assert lines["TE2"].proposals == {"full_name": ("Lê Văn An", "Lê Văn Ẩn")}
    assert lines["TE2"].messages == ("merged_record", "kept_newer")
    assert stored(app, kept).full_name == "Lê Văn An"


def test_both_rows_of_one_list_add_to_one_record(app, bring):
    kept, loser = two(app, bring)
    merged(app, kept, loser)
    bring(changed(TWICE, father="Lê Văn Tú"), changed(AN, mother="Vi Thị Mận"))
    now = stored(app, kept)
    assert (now.father_name, now.mother_name) == ("Lê Văn Tú", "Vi Thị Mận")


def test_chains_are_followed_and_a_code_is_taken_where_there_is_none(app, bring):
    first, second = two(app, bring)
    edit(app, second, external_code="")
    merged(app, second, first, texts={"external_code": ""})
    _, lines = bring(changed(AN, father="Lê Văn Tú"))
    assert lines["TE1"].child_id == second.id
    assert stored(app, second).father_name == "Lê Văn Tú"
