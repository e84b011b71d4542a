"""What is confidential is not on the form, and what is not on the form is not touched."""

from datetime import date

from app.domain.child import Child
from ui.pages.visit.form_text import child_texts, read_child

TODAY = date(2026, 6, 8)


def test_a_confidential_group_is_hidden_and_kept():
    child = Child(id="a", household_id="h", special="Trẻ em khuyết tật; Trẻ em nhiễm HIV/AIDS")
    texts = child_texts(child)
    assert texts["special"] == "Trẻ em khuyết tật"
    assert read_child(child, texts, TODAY) == child
    emptied = read_child(child, texts | {"special": ""}, TODAY)
    assert emptied.special == "Trẻ em nhiễm HIV/AIDS"
