from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import IntegrityError, OperationalError

from app.domain.errors import KnownError
from app.storage.engine import connect, known_errors, transaction
from app.storage.tables import RECORDS


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("attempt to write a readonly database", "store_read_only"),
        ("unable to open database file", "store_cannot_open"),
        ("file is not a database", "store_damaged"),
        ("database disk image is malformed", "store_damaged"),
        ("disk I/O error", "disk_failed"),
        ("database is locked", "store_busy"),
    ],
)
def test_what_sqlite_says_becomes_a_code(said, code, tmp_path):
    with pytest.raises(KnownError) as known, known_errors(tmp_path):
        raise sqlcipher.DatabaseError(said)
    assert known.value.code == code


def test_a_bug_stays_a_bug(app):
    with pytest.raises(OperationalError), transaction(app.store._engine, immediate=False) as found:
        found.exec_driver_sql("SELECT nothing FROM nowhere")


def test_a_writer_waits_for_the_other_and_a_reader_does_not(app):
    other = connect(app.store.path, app.store.key)
    other.execute("PRAGMA busy_timeout = 50")
    with app.write("visit"):
        with pytest.raises(sqlcipher.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT count(*) FROM village").fetchone() == (4,)
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()


def test_an_error_quotes_no_value(app):
    table = RECORDS["child"]
    row = {"id": "a", "household_id": "nowhere", "full_name": "Trịnh Thị Bí Mật"}
    with pytest.raises(IntegrityError) as caught, app.write("visit") as work:
        work._connection.execute(table.insert().values(row))
    assert "FOREIGN KEY" in str(caught.value)
    assert "Bí Mật" not in str(caught.value)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs a place without room")
def test_a_failure_where_there_is_no_room_is_a_full_disk():
    # /proc has no free byte, as a disk that is filled to the brim.
    with pytest.raises(KnownError, match="disk_full"), known_errors(Path("/proc")):
        raise sqlcipher.DatabaseError("disk I/O error")
