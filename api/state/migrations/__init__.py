"""How a database comes to have the tables: alembic's revisions, one after another.

A change of `api.state.tables` is a new file in `versions` and its name here.
"""

HEAD = "0002"
