"""Conversations have a title, and are known by when they were last gone on with."""

import sqlalchemy as sa
from alembic import op

from api.state.tables import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the columns, and the indexes that lists and retention go by.

    Each has a default while it is added, since SQLite adds no column without one to rows that are there. Copying the
    table instead would remove it once, and every turn with it.
    """
    op.add_column("conversations", sa.Column("title", sa.Text, nullable=False, server_default=""))
    long_ago = sa.text("'1970-01-01 00:00:00'")
    op.add_column("conversations", sa.Column("updated_at", Moment, nullable=False, server_default=long_ago))
    op.execute("UPDATE conversations SET updated_at = created_at")
    op.drop_index("conversations_account", "conversations")
    op.create_index("conversations_account", "conversations", ["account", "updated_at"])
    op.create_index("conversations_updated", "conversations", ["updated_at"])


def downgrade() -> None:
    """Removes the columns and their indexes."""
    op.drop_index("conversations_updated", "conversations")
    op.drop_index("conversations_account", "conversations")
    op.create_index("conversations_account", "conversations", ["account"])
    op.drop_column("conversations", "updated_at")
    op.drop_column("conversations", "title")
