"""By a stick alone: the central was restored from a backup, or holds something else than we do."""

import io
import secrets
import shutil
from dataclasses import dataclass

import pytest
from sqlalchemy import update

from app.services.app import App
from app.storage.journal import State
from app.storage.sync_tables import shadow
from sync.afresh import mend, pieces_of
from sync.central.api import Central
from sync.central.devices import make_code
from sync.central.export import export_children
from sync.central.store import CentralStore
from sync.central.take_bundle import take_bundle
from sync.memory import want_afresh, wanted_life
from sync.pack import pack, unconnected_line
from sync.unpack import unpack
from tests.sync.conftest import NAM_DUONG, make_app
from tests.sync.homes import add_home, child_of, edit, open_counts, states


@dataclass
class Far:
    """A laptop whose stick is brought straight to the central, and the central's store."""

    app: App
    folder: object
    clock: object
    new_id: object

    def open(self):
        self.central = Central(CentralStore(str(self.folder / "c.db")), self.clock, self.new_id)

    def whole(self, code=""):
        packed = pack(self.app, self.folder / "out.sotreem", code).path
        return unpack(self.app, take_bundle(self.central, packed, self.folder / "back.sotreem"))

    def back_up(self):
        self.central.close()
        shutil.copy(self.folder / "c.db", self.folder / "backup.db")
        self.open()

    def restore(self):
        self.central.close()
        shutil.copy(self.folder / "backup.db", self.folder / "c.db")
        self.open()
        self.central.store.renew(self.new_id)

    def holds(self, text):
        out = io.StringIO()
        export_children(self.central.store, NAM_DUONG, out)
        return text in out.getvalue()


@pytest.fixture
def far(tmp_path, clock, new_id):
    made = Far(make_app(tmp_path / "laptop", clock, 900), tmp_path, clock, new_id)
    made.open()
    code = make_code(
        made.central.store, NAM_DUONG, "laptop", (), now=clock(), new_id=new_id,
        choose=secrets.choice,
    )  # fmt: skip
    made.whole(code)
    made.whole()
    yield made
    made.central.close()
    made.app.close()


def test_what_a_restored_central_lost_comes_to_it_again_by_sticks(far):
    kept = add_home(far.app)[0]
    far.whole()
    far.back_up()
    lost = add_home(far.app)[0]
    edit(far.app, kept, father_name="Lâm Văn Bảy")
    assert far.whole().trouble == ""
    far.restore()
    waiting = add_home(far.app)[0]

    assert far.whole().trouble == "bundle_afresh"
    assert far.whole().trouble == "bundle_waiting"  # what it lost, and what was written since
    assert far.whole().trouble == ""

    assert open_counts(far.app) == {}
    for child in (kept, lost, waiting):
        assert child_of(far.app, child)
        assert far.holds(child.id)
        assert states(far.app, child)[-1] == State.DONE
    assert far.holds("Lâm Văn Bảy")
    assert far.whole().trouble == ""


def test_where_digests_differ_the_next_stick_mends(far):
    child = add_home(far.app)[0]
    far.whole()
    with far.app.store.write(
        action="x", author="", now=far.clock(), new_id=far.new_id
    ) as work:  # as a fault of the disk would
        work._connection.execute(
            update(shadow).where(shadow.c.entity_id == child.id).values(fields="{}")
        )
    assert far.whole().trouble == "digest_differs"
    assert far.whole().trouble == ""
    assert child_of(far.app, child).full_name == child.full_name


def test_without_all_of_its_pieces_nothing_is_mended(far):
    add_home(far.app)
    far.whole()
    with far.app.store.read() as snapshot:
        pieces = pieces_of(snapshot)
    assert pieces
    with far.app.write("x") as work:
        want_afresh(work.settings, "another life")
    assert not mend(unconnected_line(far.app), pieces, [])
    with far.app.store.read() as snapshot:
        assert wanted_life(snapshot.settings) == "another life"
