import pytest

from app.domain.child import Child
from app.domain.fields import fields_of, noun_from
from app.domain.handoff.verification import Verification


@pytest.mark.parametrize("verification", Verification)
def test_every_answer_passes_through_the_text_fields(verification):
    child = Child(id="c", household_id="h", verification=verification)
    assert noun_from(Child, "c", 0, fields_of(child)) == child


def test_a_child_nobody_asked_about_has_no_field():
    assert "verification" not in fields_of(Child(id="c", household_id="h"))


def test_what_is_no_answer_is_refused():
    with pytest.raises(ValueError, match="perhaps"):
        noun_from(Child, "c", 0, {"household_id": "h", "verification": "perhaps"})
