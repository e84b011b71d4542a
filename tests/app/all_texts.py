"""Whatever stands in a store for one who has its ordinary key."""

from app.storage.engine import transaction


def all_texts(app) -> str:
    """Give every table as one text."""
    with transaction(app.store._engine, immediate=False) as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        return "".join(
            str(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all())
            for (name,) in tables.all()
        )
