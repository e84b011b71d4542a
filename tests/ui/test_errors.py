import logging

from app.domain.errors import KnownError
from ui.errors import told
from ui.messages import UNEXPECTED

NAME = "Trịnh Thị Bí Mật"


def caught(error):
    try:
        raise error
    except type(error) as found:
        return found


def test_a_bug_is_said_calmly_and_logged_without_its_words(caplog):
    with caplog.at_level(logging.DEBUG):
        assert told(caught(ValueError(f"no date: {NAME}"))) == UNEXPECTED
    assert "ValueError at test_errors.py:" in caplog.text
    assert NAME not in caplog.text


def test_what_the_person_can_act_on_is_no_bug(caplog):
    with caplog.at_level(logging.DEBUG):
        assert told(caught(KnownError("disk_full"))) != UNEXPECTED
    assert caplog.records == []
