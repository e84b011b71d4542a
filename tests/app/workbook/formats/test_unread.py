"""More cells than fit are refused, with the code the reader tells."""

import pytest

from app.workbook.formats.unread import MOST_CELLS, UnreadError, within


def test_there_is_a_bound():
    within(MOST_CELLS)
    with pytest.raises(UnreadError) as error:
        within(MOST_CELLS + 1)
    assert error.value.code == "file_too_large"
