"""What is sealed comes back as it was."""

from datetime import date

from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.confidential import (
    CIRCUMSTANCE,
    KIND,
    Confidential,
    circumstance_in,
    read_contents,
    texts_of,
    write_contents,
)


def test_there_and_back():
    one = Circumstance(
        id="r",
        child_id="a",
        code="DB05",
        started_on=date(2026, 1, 5),
        paper="x",
        answers="hiv=child",
    )
    contents = read_contents(write_contents(CIRCUMSTANCE, texts_of(one)))
    assert contents[KIND] == CIRCUMSTANCE
    assert circumstance_in(Confidential(id="r", child_id="a"), contents) == one
