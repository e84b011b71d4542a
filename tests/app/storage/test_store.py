import os
import subprocess
import sys
import textwrap

import pytest
from sqlalchemy import text

from app.bootstrap import open_app
from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.storage.engine import connect, transaction
from app.storage.keys import KEY_FILE
from app.storage.store import STORE_FILE, open_store

PASSPHRASE = "một mật khẩu để thử"


def _new_home(app, head="Lê Văn Lâm"):
    return Household(id=app.new_id(), head_name=head)


def test_nothing_of_a_child_can_be_read_in_the_files(app):
    home = _new_home(app)
    with app.write("visit") as work:
        work.save(home)
        work.save(Child(id=app.new_id(), household_id=home.id, full_name="Trịnh Thị Bí Mật"))
    app.close()
    for path in app.folder.iterdir():
        held = path.read_bytes()
        assert b"SQLite format" not in held
        assert "Bí Mật".encode() not in held


def test_what_is_saved_is_there_after_opening_again(app):
    home = _new_home(app)
    with app.write("visit") as work:
        work.save(home)
    app.close()
    again = open_app(app.folder, passphrase=PASSPHRASE)
    with again.store.read() as snapshot:
        assert snapshot.households.get(home.id) == home
    again.close()


def test_a_failed_change_leaves_nothing(app):
    home = _new_home(app)
    with pytest.raises(ZeroDivisionError), app.write("visit") as work:
        work.save(home)
        raise ZeroDivisionError
    with app.store.read() as snapshot:
        assert snapshot.households.get(home.id) is None
        assert snapshot.journal.of_entity("household", home.id) == []


def test_a_child_without_its_household_is_not_stored(app):
    with pytest.raises(Exception, match="FOREIGN KEY"), app.write("visit") as work:
        work.save(Child(id="a", household_id="nowhere"))


def test_a_reader_sees_one_moment(app):
    with app.store.read() as snapshot:
        before = snapshot.households.all()
        with app.write("visit") as work:
            work.save(_new_home(app))
        assert snapshot.households.all() == before


WRITER = """
    import sys
    from pathlib import Path
    from app.bootstrap import open_app
    from app.domain.household import Household

    app = open_app(Path(sys.argv[1]), passphrase=sys.argv[2])
    for number in range(60):
        with app.write("visit") as work:
            head = f"Chủ hộ {number}"
            if not work.households.of_head(head, None):
                work.save(Household(id=app.new_id(), head_name=head))
    app.close()
"""


def test_three_programs_that_look_before_they_write_store_no_double(app):
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(app.folder), PASSPHRASE]
    writers = [subprocess.Popen(command) for _ in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    with app.store.read() as snapshot:
        heads = [home.head_name for home in snapshot.households.all()]
    assert len(heads) == len(set(heads)) == 60


def test_a_full_disk_is_told_and_nothing_is_lost(app):
    home = _new_home(app)
    with app.write("visit") as work:
        work.save(home)
    engine = app.store._engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(KnownError, match="disk_full"), app.write("import") as work:
        work.save_all(_new_home(app, f"Chủ hộ {n}") for n in range(500))
    with app.store.read() as snapshot:
        assert snapshot.households.all() == [home]


def test_a_wrong_key_and_a_damaged_file_are_told(app):
    path, key = app.store.path, app.store.key
    app.close()
    with pytest.raises(KnownError, match="store_damaged"):
        open_store(path.parent, bytes(32))
    page = path.read_bytes()
    path.write_bytes(os.urandom(4096) + page[4096:])
    with pytest.raises(KnownError, match="store_damaged"):
        open_store(path.parent, key)


def test_a_flipped_byte_deep_inside_is_found(app):
    home = _new_home(app)
    with app.write("import") as work:
        work.save_all([home, *(_new_home(app, f"Chủ hộ {n}") for n in range(300))])
    path, key = app.store.path, app.store.key
    app.close()
    held = bytearray(path.read_bytes())
    for page in range(8, len(held) // 4096):
        held[page * 4096 + 100] ^= 0xFF
    path.write_bytes(held)
    with pytest.raises(KnownError, match="store_damaged"):
        _read_all(path.parent, key)


def _read_all(folder, key):
    with open_store(folder, key).read() as snapshot:
        snapshot.households.all()


def test_a_store_of_a_newer_program_is_refused(app):
    with transaction(app.store._engine, immediate=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    path, key = app.store.path, app.store.key
    app.close()
    with pytest.raises(KnownError, match="store_newer"):
        open_store(path.parent, key)


def test_a_missing_store_is_told(tmp_path):
    with pytest.raises(KnownError, match="store_missing"):
        open_app(tmp_path, passphrase=PASSPHRASE)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs another user to be")
def test_a_folder_that_may_not_be_written_is_told(app):
    app.close()
    app.folder.chmod(0o555)
    (app.folder / STORE_FILE).chmod(0o444)
    (app.folder / KEY_FILE).chmod(0o444)
    for parent in app.folder.parents:
        parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        with pytest.raises(KnownError) as refused:
            _open_and_save(app.folder)
    finally:
        os.seteuid(0)
    assert refused.value.code in ("store_read_only", "store_cannot_open")


def _open_and_save(folder):
    opened = open_app(folder, passphrase=PASSPHRASE, author="")
    with opened.write("visit") as work:
        work.save(Household(id=opened.new_id()))


def test_pragmas_hold_on_every_connection(app):
    connection = connect(app.store.path, app.store.key)
    values = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    connection.close()
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
