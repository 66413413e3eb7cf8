"""who left found at once."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        name = batch_op.f("ix_person_workspace_id_is_deactivated")
        batch_op.create_index(name, ["workspace_id", "is_deactivated"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_workspace_id_is_deactivated"))
