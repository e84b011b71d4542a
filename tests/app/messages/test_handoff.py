"""What is said of lists for other offices ends as a sentence."""

from app.messages.handoff import HAND_OFFS


def test_every_message_is_a_sentence():
    assert all(text[0].isupper() and text.endswith(".") for text in HAND_OFFS.values())
