"""A central's database of any form opens as the newest one, whole, or stays as it was."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from app.domain.errors import KnownError
from sync.central import migrations
from sync.central.migrations import HEAD, KNOWN, migrate, stands_at, upgrade
from sync.central.server import start
from sync.central.store import CentralStore, _make_engine
from sync.central.tables import metadata
from sync.transport import Transport
from tests.sync.central.conftest import Caller

BEFORE_VERSIONS = Path(__file__).parents[2] / "data" / "central-before-versions.sql"
DIGEST, CODE = "9272330193db49a86f90162cef36060e", "07603-FBKW-Q7EY-J2FD"
FAILS = """
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade():
    op.execute("CREATE TABLE half_done (x TEXT)")
    op.execute("UPDATE commune SET head = head + 100")
    op.execute("INSERT INTO nowhere VALUES (1)")
"""


def lay_out(url, script):
    """Fill the empty database behind `url` with what a script of SQLite's dump says."""
    engine = _make_engine(url)
    statements = "\n".join(one for one in script.splitlines() if not one.startswith("--"))
    with engine.begin() as connection:
        for statement in statements.split(";\n"):
            if statement.split()[:1] not in ([], ["BEGIN"], ["COMMIT"], ["COMMIT;"]):
                connection.exec_driver_sql(statement.replace("%", "%%"))
    engine.dispose()


@pytest.fixture
def empty_url(db_url):
    """A database without a table."""
    engine = _make_engine(db_url)
    with engine.begin() as connection:
        for name in inspect(connection).get_table_names():
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    yield db_url
    CentralStore(db_url).close()  # the PostgreSQL of the tests is shared
    engine.dispose()


def form_of(url):
    engine = _make_engine(url)
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        head = connection.execute(text("SELECT max(head) FROM commune")).scalar()
        number = stands_at(connection)
    engine.dispose()
    return names, head, number


def test_head_and_known_name_the_scripts_and_they_make_the_tables_that_the_code_uses(db_url):
    store = CentralStore(db_url)
    with store.read() as connection:
        scripts = ScriptDirectory.from_config(migrations.config(connection)).walk_revisions()
        known = [script.revision for script in scripts]
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
        assert stands_at(connection) == HEAD
    assert known[0] == HEAD
    assert set(known) == KNOWN
    store.close()


def test_a_database_of_before_the_versions_goes_on_with_nothing_lost(empty_url, new_id, clock):
    lay_out(empty_url, BEFORE_VERSIONS.read_text("utf-8"))
    running = start(empty_url, clock=clock, new_id=new_id)
    line = Transport(running.url)
    official = Caller(line, new_id, token="07603." + "a" * 43)
    collaborator = Caller(line, new_id, token="07603." + "b" * 43)
    assert official.pull()["cursor"] == 6
    assert DIGEST.encode() in official.ask("GET", "/digest").body
    assert len(collaborator.pull()["records"]) == 4
    again = official.change("child", "child-a", mother_name="Lý Thị Hòa") | {"id": "change-5"}
    assert official.result(again)["revision"] == 6
    assert official.result(official.change("child", "child-a", note="x")) == {"status": "applied"}

    assert Caller(line, new_id).join(CODE, "c" * 43).status == 200
    running.stop()
    assert form_of(empty_url)[2] == HEAD


def test_tables_that_came_later_in_that_time_are_added_and_too_old_ones_are_refused(empty_url):
    script = BEFORE_VERSIONS.read_text("utf-8")
    lay_out(empty_url, script)
    engine = _make_engine(empty_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE generation")
        connection.exec_driver_sql("ALTER TABLE commune DROP COLUMN alike_upto")
    CentralStore(empty_url).close()
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.exec_driver_sql("DROP TABLE generation")
        connection.exec_driver_sql("ALTER TABLE record DROP COLUMN time")
    with pytest.raises(KnownError, match="central_db_older"):
        CentralStore(empty_url)
    names, head, number = form_of(empty_url)
    assert (head, number) == (6, None)
    assert "generation" not in names
    with engine.begin() as connection:
        for name in names:
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    engine.dispose()


def test_a_newer_database_is_refused_and_left_alone(store_path):
    lay_out(store_path, BEFORE_VERSIONS.read_text("utf-8"))
    CentralStore(store_path).close()
    with closing(sqlite3.connect(store_path)) as line:
        line.execute("UPDATE alembic_version SET version_num = '7777'")
        line.commit()
    with pytest.raises(KnownError, match="central_db_newer"):
        CentralStore(store_path)
    with closing(sqlite3.connect(store_path)) as line:
        assert line.execute("SELECT head FROM commune").fetchall() == [(6,)]


def test_a_step_that_fails_leaves_nothing_behind(empty_url, tmp_path):
    lay_out(empty_url, BEFORE_VERSIONS.read_text("utf-8"))
    CentralStore(empty_url).close()
    before = form_of(empty_url)
    (tmp_path / "9999_fails.py").write_text(FAILS.format(head=HEAD))
    store = CentralStore(empty_url)
    with pytest.raises(Exception, match="nowhere"), store.write() as connection:
        upgrade(connection, tmp_path)
    store.close()
    assert form_of(empty_url) == before


def test_two_centrals_that_start_at_once_bring_it_up_once(empty_url):
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: CentralStore(empty_url), range(4)))
    with stores[0].write() as connection:
        migrate(connection)
        numbers = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    assert numbers == [(HEAD,)]
    for store in stores:
        store.close()
