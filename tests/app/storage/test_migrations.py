import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from app.domain.child import Child
from app.domain.cleaning.problem import Level, Problem
from app.domain.doubles.likeness import LikelyPair
from app.domain.household import Household
from app.domain.status import Status
from app.storage import migrations
from app.storage.child_list import ChildFilter
from app.storage.engine import make_engine, transaction
from app.storage.households import Households
from app.storage.list_tables import listing
from app.storage.migrations import HEAD, KNOWN, downgrade, upgrade
from app.storage.store import open_store
from app.storage.tables import metadata


def _scripts(connection):
    return ScriptDirectory.from_config(migrations._config(connection))


def test_head_and_known_name_the_scripts(app):
    with transaction(app.store._engine, immediate=False) as connection:
        scripts = list(_scripts(connection).walk_revisions())
    assert scripts[0].revision == HEAD
    assert {script.revision for script in scripts} == KNOWN


def test_the_scripts_make_the_tables_that_the_code_uses(app):
    with transaction(app.store._engine, immediate=False) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_down_and_up_again(app):
    with transaction(app.store._engine, immediate=True) as connection:
        downgrade(connection, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        upgrade(connection)
        assert "child" in inspect(connection).get_table_names()


def test_a_migration_that_fails_leaves_nothing_behind(app, tmp_path, new_id):
    engine = app.store._engine
    try:
        with transaction(engine, immediate=True) as connection:
            downgrade(connection, "base")
            upgrade(connection)
            connection.execute(text("INSERT INTO nowhere VALUES (1)"))
    except Exception:  # noqa: BLE001 (whatever failed, the store must stand as before)
        pass
    with app.store.read() as snapshot:
        assert len(snapshot.villages.all()) == 4


def test_an_older_store_is_copied_and_brought_up(app):
    home = Household(id=app.new_id(), head_name="Lê Văn Lâm")
    with app.write("visit") as work:
        work.save(home)
    with transaction(app.store._engine, immediate=True) as connection:
        downgrade(connection, "0001")
    path, key = app.store.path, app.store.key
    app.close()
    store = open_store(path.parent, key)
    with store.read() as snapshot:
        assert snapshot.households.get(home.id) == home
        assert snapshot.journal.waiting().count > 0
    store.close()
    copy = make_engine(path.with_name(f"store.before-{HEAD}.db"), key)
    with transaction(copy, immediate=False) as connection:
        assert "shadow" not in inspect(connection).get_table_names()
        assert Households(connection).get(home.id) == home
    copy.dispose()


def test_a_store_of_the_second_form_lists_who_is_in_it(app):
    """What 0002 held is listed as if it had been written since."""
    home = Household(id=app.new_id(), head_name="Lê Văn Lâm")
    child = Child(id=app.new_id(), household_id=home.id, full_name="Lê An")
    gone = Child(id=app.new_id(), household_id=home.id, status=Status.DIED)
    with app.write("import") as work:
        work.save_all([home, child, gone])
        work.problems.replace({child.id: [Problem("sex", "missing_sex", Level.WORKLIST)]})
    before = _listing(app)
    with transaction(app.store._engine, immediate=True) as connection:
        downgrade(connection, "0002")
        assert not {"listing", "likeness"} & set(inspect(connection).get_table_names())
        assert not connection.scalars(
            text("SELECT 1 FROM sqlite_master WHERE type='trigger'")
        ).all()
        columns = {column["name"] for column in inspect(connection).get_columns("child")}
        assert "verification" not in columns
    path, key = app.store.path, app.store.key
    app.close()
    store = open_store(path.parent, key)
    assert _listing(app) == before
    with store.read() as snapshot:
        assert snapshot.list.ids(ChildFilter(problem="missing_sex")) == [child.id]
        assert snapshot.children.get(child.id) == child
    store.close()


def _listing(app):
    with transaction(app.store._engine, immediate=False) as connection:
        return [tuple(row) for row in connection.execute(listing.select())]


def test_the_third_form_is_reached_whole_or_not_at_all(app):
    """A table in its way stops it; the store stands as 0002 left it, and can be brought up then."""
    with transaction(app.store._engine, immediate=True) as connection:
        downgrade(connection, "0002")
        connection.execute(text("CREATE TABLE quality_day (x TEXT)"))
    path, key = app.store.path, app.store.key
    app.close()
    with pytest.raises(DBAPIError, match="already exists"):
        open_store(path.parent, key)
    engine = make_engine(path, key)
    with transaction(engine, immediate=True) as connection:
        assert migrations._revision(connection) == "0002"
        assert not {"listing", "mark"} & set(inspect(connection).get_table_names())
        columns = {column["name"] for column in inspect(connection).get_columns("child")}
        assert "verification" not in columns
        connection.execute(text("DROP TABLE quality_day"))
    engine.dispose()
    open_store(path.parent, key).close()


def test_the_pairs_of_the_third_form_are_kept_and_nobody_knows_since_when(app):
    home = Household(id=app.new_id())
    children = [Child(id=app.new_id(), household_id=home.id, full_name="Lê An") for _ in range(2)]
    pair = LikelyPair(children[0].id, children[1].id, 0.9, True, (("full_name", "same"),))
    with app.write("import") as work:
        work.save_all([home, *children])
        work.likenesses.replace([pair], now=work.act.now)
    before = _listing(app)
    with transaction(app.store._engine, immediate=True) as connection:
        downgrade(connection, "0003")
        columns = {column["name"] for column in inspect(connection).get_columns("likeness")}
        assert "found_at" not in columns
    path, key = app.store.path, app.store.key
    app.close()
    store = open_store(path.parent, key)
    assert _listing(app) == before
    with store.read() as snapshot:
        (kept,) = snapshot.likenesses.all()
    assert (kept, kept.found_at) == (pair, None)
    with store.write(action="scan", author="", now=app.clock(), new_id=app.new_id) as work:
        work.likenesses.replace([pair], now=work.act.now)
    with store.read() as snapshot:
        assert snapshot.likenesses.all()[0].found_at is None
    store.close()
