"""person weeks of teams."""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("capacity_weeks", storage.types.ExactDecimal(precision=24, scale=6), nullable=True)
        )


def downgrade() -> None:

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_column("capacity_weeks")
