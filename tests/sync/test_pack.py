import pytest

from app.domain.errors import KnownError
from app.storage.journal import State
from sync.bundle import read_bundle
from sync.memory import Link, keep_link
from sync.outcome import Done
from sync.pack import NoLine, keys_of_central, pack
from sync.transport import NoReply, Request
from tests.sync.homes import add_home, edit, open_counts


def frozen(app):
    with app.store.read() as snapshot:
        return snapshot.sync.outbox.all_frozen(100)


def test_packed_again_the_same_batches_go_with_the_same_bytes(make_device, tmp_path):
    app, _ = make_device("laptop")
    add_home(app, children=2)
    first = pack(app, tmp_path)
    before = frozen(app)
    assert (first.changes, first.left) == (7, 0)
    assert open_counts(app) == {State.IN_FLIGHT: 7}
    add_home(app)
    again = pack(app, tmp_path / "2.sotreem")
    assert again.changes == 9
    assert frozen(app)[: len(before)] == before
    assert len(read_bundle(again.path).parts) == len(frozen(app)) + 2


def test_a_change_of_a_frozen_record_names_the_one_before_it(make_device, tmp_path):
    app, _ = make_device("laptop")
    child = add_home(app)[0]
    pack(app, tmp_path)
    edit(app, child, father_name="Lâm Văn Bảy")
    pack(app, tmp_path)
    first, second = frozen(app)
    assert f'"after":"{first.change_ids[-1]}"'.encode() in second.body


def test_who_stops_it_has_no_file_and_nothing_lost(make_device, tmp_path):
    app, client = make_device("laptop")
    add_home(app, children=2)
    with pytest.raises(KnownError, match="cancelled"):
        pack(app, tmp_path, cancelled=lambda: True)
    assert open_counts(app) == {State.WAITING: 7}
    steps = []
    with pytest.raises(KnownError, match="cancelled"):  # frozen by then, and being sealed
        pack(app, tmp_path, progress=lambda *s: steps.append(s), cancelled=lambda: len(steps) > 1)
    assert list(tmp_path.glob("*.sotreem")) == []
    assert open_counts(app) == {State.IN_FLIGHT: 7}
    assert isinstance(client.run_once(), Done)


def test_what_finds_no_room_is_counted(make_device, tmp_path):
    app, _ = make_device("laptop")
    add_home(app, children=2)
    packed = pack(app, tmp_path, most=0)
    assert (packed.changes, packed.left) == (0, 7)


def test_only_who_may_packs(make_device, tmp_path):
    app, _ = make_device("laptop")
    with app.write("enroll") as work:
        keep_link(work.settings, Link())
    with pytest.raises(KnownError, match="not_enrolled"):
        pack(app, tmp_path)
    with pytest.raises(KnownError, match="code_of_other_commune"):
        pack(app, tmp_path, code="07606-AAAA-BBBB-CCCC")
    with pytest.raises(KnownError, match="bundle_not_offered"):
        keys_of_central(Link(token="07603.x"))
    assert list(tmp_path.glob("*.sotreem")) == []


def test_nothing_goes_over_no_line():
    with pytest.raises(NoReply):
        NoLine().send(Request("GET", "/"))
