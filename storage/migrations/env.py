"""Alembic's entry: `storage.migrate` and the tests hand over a connection."""

from alembic import context
from sqlmodel import SQLModel

import storage.models  # noqa: F401 - registers the tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,  # both databases roll back DDL
)
with context.begin_transaction():
    context.run_migrations()
