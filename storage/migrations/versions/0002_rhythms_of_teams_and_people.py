"""rhythms of teams and people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "every",
                sa.Enum(
                    "week",
                    "two_weeks",
                    "month_first",
                    "month_last",
                    name="every",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("last_due_on", sa.Date(), nullable=True))

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "every",
                sa.Enum(
                    "week",
                    "two_weeks",
                    "month_first",
                    "month_last",
                    name="every",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("prompt_time", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("locks_rhythm", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "every",
                sa.Enum(
                    "week",
                    "two_weeks",
                    "month_first",
                    "month_last",
                    name="every",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                server_default="week",
                nullable=False,
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_workspace_every"), type_="check")
        batch_op.drop_column("every")

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_team_every"), type_="check")
        batch_op.drop_column("locks_rhythm")
        batch_op.drop_column("prompt_time")
        batch_op.drop_column("every")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_person_every"), type_="check")
        batch_op.drop_column("last_due_on")
        batch_op.drop_column("every")
