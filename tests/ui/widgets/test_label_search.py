from ui.widgets.label_search import matching_labels

PEOPLES = ["Kinh", "Tày", "Khmer", "Sán Dìu", "Sán Chay", "Bru Vân Kiều"]


def test_what_begins_with_it_comes_first():
    assert matching_labels(PEOPLES, "k", 9) == ["Kinh", "Khmer", "Bru Vân Kiều"]


def test_tones_do_not_matter_a_part_or_the_initials_are_enough():
    assert matching_labels(PEOPLES, "tay", 9) == ["Tày"]
    assert matching_labels(PEOPLES, "diu", 9) == ["Sán Dìu"]
    assert matching_labels(PEOPLES, "sc", 9) == ["Sán Chay"]


def test_nothing_typed_gives_the_first_ones_in_their_order():
    assert matching_labels(PEOPLES, "", 2) == ["Kinh", "Tày"]


def test_what_is_not_there_is_not_found():
    assert matching_labels(PEOPLES, "xyz", 9) == []
