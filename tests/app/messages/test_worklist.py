"""Every list of the domain that opens on a page has its name and its empty sentence."""

from app.domain.cleaning.worklists import WORKLISTS as LISTS
from app.messages.worklist import WORKLISTS


def test_every_worklist_has_a_name_and_a_sentence():
    assert set(LISTS) <= set(WORKLISTS)
    assert all(name and sentence.endswith(".") for name, sentence in WORKLISTS.values())
