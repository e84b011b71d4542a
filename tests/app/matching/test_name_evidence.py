import pytest

from app.matching.name_evidence import NameComparer


@pytest.fixture
def said(commune, lexicon):
    comparer = NameComparer(commune.children, lexicon)

    def said(first, second):
        return comparer.compare(lexicon.name(first), lexicon.name(second))

    return said


@pytest.fixture
def typed(commune, lexicon):
    comparer = NameComparer(commune.children, lexicon)

    def typed(first, second):
        return comparer.compare_typed(lexicon.name(first), lexicon.name(second))

    return typed


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", "same"),
        ("Vừ Mí Páo", "Vừ Mí Páo", "rare"),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", "rare"),
        ("Nguyễn Bảo Châu", "Nguyễn Bao Châu", "close"),
        ("Nguyễn Bảo Châu", "Nguyen Bao Chau", "close"),
        ("Trần Bảo Châu", "Trần Bảo Trâu", "close"),
        ("Giàng A Páo", "Giàng Páo", "short"),
        ("Lê Minh Khang", "Khang Lê Minh", "order"),
        ("Nguyễn Văn An", "Nguyễn Văn Bình", "differs"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "differs"),
    ],
)
def test_two_names_are(said, first, second, verdict):
    assert said(first, second).verdict == verdict
    assert said(second, first) == said(first, second)


def test_a_rare_name_says_more_than_a_common_one(said):
    rare, common = said("Giàng A Páo", "Giàng A Páo"), said("Nguyễn Văn An", "Nguyễn Văn An")
    assert rare.stranger > common.stranger + 1


def test_a_mark_missing_is_a_slip_where_nobody_is_called_so(said):
    slip = said("Nguyễn Bảo Châu", "Nguyễn Bao Châu")
    child = said("Nguyễn Bảo An", "Nguyễn Bảo Ân")
    assert slip.sibling > 2
    assert child.sibling < 0


def test_a_mark_that_differs_is_another_child(said):
    assert said("Lê Minh Hùng", "Lê Minh Hưng").sibling < -2


def test_a_letter_is_a_slip_unless_both_are_names(said):
    slip = said("Trần Gia Khang", "Trần Gia Khanh")
    child = said("Trần Gia Linh", "Trần Gia Minh")
    assert slip.stranger > child.stranger + 2


def test_siblings_share_the_surname_and_often_the_middle(said):
    assert said("Lê Văn An", "Lê Văn Bình").sibling < -3


def test_names_that_differ_in_the_middle_are_siblings_names(said):
    assert said("Lê Ngọc Anh", "Lê Minh Anh").sibling < 0


def test_what_is_not_typed_yet_says_nothing_against(typed):
    evidence = [typed(text, "Giàng A Páo") for text in ("Giàng", "Giàng A", "Giàng A P")]
    assert [e.verdict for e in evidence] == ["part"] * 3
    assert evidence[0].stranger < evidence[1].stranger < evidence[2].stranger
    assert all(e.sibling >= 0 for e in evidence)


def test_the_last_letter_typed_makes_the_whole_name(typed, said):
    assert typed("Giàng A Páo", "Giàng A Páo") == said("Giàng A Páo", "Giàng A Páo")
    assert typed("Giàng A Sùng", "Giàng A Páo").verdict == "differs"


def test_any_number_of_syllables_can_be_compared(said):
    assert said("An", "Nguyễn Văn An").stranger > 0
    assert said("Trần", "Lê Nguyễn Hoàng Bảo Minh Gia Văn An").verdict == "differs"
