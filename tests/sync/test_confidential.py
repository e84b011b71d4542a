"""Two devices enrolled for what is confidential share it; a third knows nothing of it."""

import pytest

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.services.circumstances.keep_confidential import read_confidential
from app.services.circumstances.permission import set_passphrase, unlock
from app.services.circumstances.record_circumstance import Recording, record_circumstances
from app.services.exchange.read_returned import read_returned
from sync.outcome import Done

WORD = "mật khẩu riêng"


def test_shared_by_who_is_allowed_alone(make_device):
    one, client = make_device("A", confidential=True)
    two, other = make_device("B", confidential=True)
    three, third = make_device("C")
    home = Household(id=one.new_id())
    child = Child(id=one.new_id(), household_id=home.id, full_name="Giáp Thị Đào")
    with one.write("import") as work:
        work.save_all([home, child])
    set_passphrase(one, WORD)
    record_circumstances(one, [Recording(child_id=child.id, code="DB11")], on=one.today())
    for device in (client, other, third):
        assert isinstance(device.run_once(), Done)
    with pytest.raises(KnownError, match="passphrase_wrong"):
        unlock(two, "mật khẩu chung")
    unlock(two, WORD)
    with two.store.read() as snapshot:
        assert [c.code for c in read_confidential(two, snapshot).circumstances] == ["DB11"]
    with three.store.read() as snapshot:
        assert snapshot.children.get(child.id) is not None
        assert snapshot.confidentials.all() == []
    set_passphrase(three, "mật khẩu khác")
    record_circumstances(three, [Recording(child_id=child.id, code="DB05")], on=three.today())
    assert not isinstance(third.run_once(), Done), "it is refused, and said so"
    with three.store.read() as snapshot:
        assert [line.code for line in read_returned(snapshot)] == ["not_confidential"]
    assert isinstance(client.run_once(), Done)
    with one.store.read() as snapshot:
        assert len(snapshot.confidentials.all()) == 1
