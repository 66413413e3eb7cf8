"""what an item was before."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turned_from_id", sa.Integer(), nullable=True))

    with op.batch_alter_table("key_result", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turned_from_id", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("key_result", schema=None) as batch_op:
        batch_op.drop_column("turned_from_id")

    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.drop_column("turned_from_id")
