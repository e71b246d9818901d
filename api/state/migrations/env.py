"""What alembic runs: the revisions, in the transaction of whoever called it."""

from alembic import context

from api.state.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
