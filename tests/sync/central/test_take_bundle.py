import pytest

from app.domain.errors import KnownError
from app.storage.journal import State
from sync.bundle import read_bundle
from sync.central.take_bundle import take_bundle
from sync.pack import pack
from sync.unpack import unpack
from tests.sync.homes import add_home, open_counts


def test_a_bundle_brought_to_the_central_is_answered_without_a_courier(
    make_device, central, tmp_path
):
    app, _ = make_device("laptop")
    add_home(app, children=2)
    packed = pack(app, tmp_path).path
    answer = take_bundle(central.central, packed, tmp_path)
    assert unpack(app, answer).trouble == ""
    assert open_counts(app) == {}
    add_home(app)
    assert open_counts(app) == {State.WAITING: 2}
    assert unpack(app, answer).trouble == "bundle_nothing_new"
    with pytest.raises(KnownError, match="bundle_not_for_central"):
        take_bundle(central.central, answer, tmp_path)
    assert read_bundle(packed).label == read_bundle(answer).label
