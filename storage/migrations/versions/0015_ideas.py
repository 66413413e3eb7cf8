"""ideas."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "idea_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "planned",
                "declined",
                "taken_up",
                name="ideaoutcome",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=3000), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_idea_decision_by_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_idea_decision_initiative_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_idea_decision_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_decision")),
    )
    with op.batch_alter_table("idea_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idea_decision_initiative_id"), ["initiative_id"], unique=False)

    op.create_table(
        "idea_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("effort", sa.Integer(), nullable=False),
        sa.Column("scored_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("effort BETWEEN 1 AND 5", name=op.f("ck_idea_score_effort_in_scale")),
        sa.CheckConstraint("value BETWEEN 1 AND 5", name=op.f("ck_idea_score_value_in_scale")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_idea_score_initiative_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_idea_score_person_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_idea_score_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_score")),
        sa.UniqueConstraint("initiative_id", "person_id", name=op.f("uq_idea_score_initiative_id_person_id")),
    )
    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("renewed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))

    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leads_decide", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_column("leads_decide")

    with op.batch_alter_table("post", schema=None) as batch_op:
        batch_op.drop_column("renewed_at")

    op.drop_table("idea_score")
    with op.batch_alter_table("idea_decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idea_decision_initiative_id"))

    op.drop_table("idea_decision")
