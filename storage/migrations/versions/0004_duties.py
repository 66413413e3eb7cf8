"""duties."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("nudge_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "on_time",
                "late",
                "missed",
                "away",
                name="dutyoutcome",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["asked_id"], ["person.id"], name=op.f("fk_duty_asked_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_duty_person_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_duty_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty")),
        sa.UniqueConstraint("person_id", "due_on", name=op.f("uq_duty_person_id_due_on")),
    )
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_duty_workspace_id_asked_id_due_on"), ["workspace_id", "asked_id", "due_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_duty_workspace_id_nudge_at"), ["workspace_id", "nudge_at"], unique=False)

    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("roster_entry", schema=None) as batch_op:
        batch_op.drop_column("due_on")

    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duty_workspace_id_nudge_at"))
        batch_op.drop_index(batch_op.f("ix_duty_workspace_id_asked_id_due_on"))

    op.drop_table("duty")
