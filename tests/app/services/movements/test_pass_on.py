"""What is written of a child, and what stays out of the file unless it is asked for."""

import pytest

from app.domain.errors import KnownError
from app.services.movements.pass_on import pass_on
from app.storage.child_file import read_children
from tests.app.allowed import open_up, protect
from tests.app.services.movements.test_receive_children import WORD, family


def test_what_only_those_allowed_may_see_is_written_when_it_is_asked_for(app, tmp_path):
    protect(app)
    one, _ = family(app)
    path = tmp_path / "a.tre"
    with pytest.raises(KnownError, match="confidential_locked"):
        pass_on(app, [one.id], path, WORD, confidential=True)
    open_up(app)
    for asked, codes in ((False, {"NC01"}), (True, {"NC01", "DB05"})):
        pass_on(app, [one.id], path, WORD, confidential=asked)
        (told,) = read_children(path, WORD).content["children"]
        assert {held["code"] for held in told["circumstances"]} == codes
    assert told["ids"] == [one.id]
    assert told["household"]["head_name"] == "Lê Văn Tú"
    assert {"status", "household_id", "source"}.isdisjoint(told["child"])
