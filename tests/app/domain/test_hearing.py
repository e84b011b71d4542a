"""Steps come one by one, and between them somebody can stop the work."""

import pytest

from app.domain.errors import KnownError
from app.domain.hearing import hear_nothing, heard


def test_steps_are_given_and_a_stop_is_heard_between_them():
    heard_at = []
    assert list(heard(range(5), lambda: heard_at.append(1), every=2)) == [0, 1, 2, 3, 4]
    assert len(heard_at) == 3

    def stop():
        raise KnownError("cancelled")

    with pytest.raises(KnownError, match="cancelled"):
        next(heard(range(5), stop))
    assert list(heard((), stop)) == []
    assert hear_nothing() is None
