"""admins found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("UPDATE person SET is_slack_admin = true WHERE is_slack_owner"))  # owners are admins, too
    with op.batch_alter_table("person", schema=None) as batch_op:
        for column in ("is_okr_admin", "is_slack_admin"):
            name = batch_op.f(f"ix_person_workspace_id_{column}")
            batch_op.create_index(name, ["workspace_id", column], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        for column in ("is_slack_admin", "is_okr_admin"):
            batch_op.drop_index(batch_op.f(f"ix_person_workspace_id_{column}"))
