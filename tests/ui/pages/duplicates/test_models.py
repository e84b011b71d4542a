"""The models of the page, by the rules that Qt's views rely on; what they say in words."""

from PySide6.QtCore import Qt

from ui.pages.duplicates.compare_model import SPANS_ROLE, TAKEN_ROLE
from ui.pages.duplicates.group_list import ROWS_ROLE


def test_the_comparison_keeps_the_rules_of_models(page, qtmodeltester, go_to):
    go_to("Giáp Thị Đào")
    qtmodeltester.check(page.pane.rows)


def test_the_list_of_groups_keeps_the_rules_of_models(page, qtmodeltester):
    qtmodeltester.check(page.groups)


def test_a_group_says_who_where_and_how_sure(page, window, rest):
    index = page.groups.index(0)
    rest(window)
    rows = index.data(ROWS_ROLE)
    assert len(rows) == len(page.model.groups[0].ids)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(("chắc chắn", "có thể"))
    assert rows[0].full_name in said
    assert f"{len(rows)} hồ sơ" in said


def test_differing_letters_are_marked_and_only_they(page, go_to):
    group = go_to("Hoàng Hòa")
    rows = page.pane.rows
    mother = next(at for at, line in enumerate(group.lines) if line.field == "mother_name")
    for column, letter in ((1, "Ử"), (2, "Ư")):
        index = rows.index(mother, column)
        assert [index.data()[a:b] for a, b in index.data(SPANS_ROLE)] == [letter]
    sex = next(at for at, line in enumerate(group.lines) if line.field == "sex")
    assert rows.index(sex, 1).data(SPANS_ROLE) == []
    assert rows.index(sex, 1).data(TAKEN_ROLE) is None


def test_a_cell_is_spoken_with_its_field_its_record_and_what_is_taken(page, go_to):
    group = go_to("Hoàng Hòa")
    mother = next(at for at, line in enumerate(group.lines) if line.field == "mother_name")
    said = page.pane.rows.index(mother, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Họ tên mẹ, hồ sơ 1: Lý Thị Ửng, đang lấy, khác nhau"


def test_only_the_childs_own_fields_can_be_typed_over(page, go_to):
    group = go_to("Hoàng Hòa")
    rows = page.pane.rows
    fixed = {line.field for at, line in enumerate(group.lines) if not rows.may_write(at)}
    assert fixed == {"head_name", "village_id", "address", "phone", "external_code"}


def test_a_household_is_taken_as_a_whole_and_the_code_chooses_who_lives_on(page, go_to):
    go_to("Hoàng Hòa")
    model = page.model
    model.take("phone", 1)
    merge = model.choice.merge()
    assert merge.texts["household_id"] == model.group.members[1].household.id
    assert merge.kept == model.group.ids[0]
    model.take("external_code", 1)
    assert model.choice.merge().kept == model.group.ids[1]
