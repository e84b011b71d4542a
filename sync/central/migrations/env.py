"""Alembic's entry: runs the scripts on the connection, and in the transaction, it is given."""

from alembic import context

from sync.central.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
