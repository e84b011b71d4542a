"""Who was gone takes the file's news; who is here has gaps filled; what was corrected stays."""

from dataclasses import replace

from app.domain.child import Child
from app.domain.movements.returned_child import news_texts, returned_child
from app.domain.status import Status

HERE = Child(id="a", household_id="h", full_name="Lê Văn An", mother_name="Mơ", special="Mồ côi")
TOLD = Child(id="b", household_id="x", full_name="Lê Văn Ân", special="Khuyết")


def test_who_is_here_has_gaps_filled_only():
    child = returned_child(HERE, TOLD, None)
    assert (child.full_name, child.special) == ("Lê Văn An", "Mồ côi; Khuyết")
    assert (child.id, child.household_id) == ("a", "h")


def test_who_was_gone_takes_what_changed_since_it_left():
    gone = replace(HERE, status=Status.MOVED_OUT, mother_name="Mơ Lớn", originals={"special": "m"})
    left = news_texts(HERE)
    told = replace(TOLD, mother_name="Mơ", special="")
    child = returned_child(gone, told, left)
    assert (child.full_name, child.mother_name, child.special) == ("Lê Văn Ân", "Mơ Lớn", "")
    assert child.originals == {}
    unknown = returned_child(gone, told, None)
    assert (unknown.mother_name, unknown.special) == ("Mơ", "Mồ côi")
