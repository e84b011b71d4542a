import pytest

from app.domain.errors import KnownError
from sync.opened import opened


def test_where_there_is_no_store_it_is_said(tmp_path):
    with pytest.raises(KnownError) as missing, opened(tmp_path):
        pass
    assert missing.value.code == "store_missing"
