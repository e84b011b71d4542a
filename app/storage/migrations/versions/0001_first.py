"""The first form of the store."""

from alembic import op

from app.storage import sync_tables  # noqa: F401 (its tables join the metadata)
from app.storage.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Drop every table."""
    metadata.drop_all(op.get_bind())
