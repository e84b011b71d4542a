from contextlib import closing

from app.domain.household import Household
from app.storage.backup import copy_store
from app.storage.engine import connect


def test_a_copy_is_complete_encrypted_and_written_over_an_older_one(app, tmp_path):
    target = tmp_path / "ban-sao.db"
    target.write_bytes(b"cu")
    with app.write("visit") as work:
        work.save(Household(id="h", head_name="Trịnh Bí Mật"))
    copy_store(app.store.path, target, app.store.key)
    assert b"SQLite format" not in target.read_bytes()
    with closing(connect(target, app.store.key)) as copy:
        assert copy.execute("SELECT head_name FROM household").fetchall() == [("Trịnh Bí Mật",)]
        assert copy.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert not target.with_name("ban-sao.db.part").exists()
