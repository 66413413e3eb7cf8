"""executive briefs."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "brief",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("as_of", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("gone_ids", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_brief_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
        sa.UniqueConstraint("workspace_id", "due_on", name=op.f("uq_brief_workspace_id_due_on")),
    )
    op.create_table(
        "brief_seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("brief_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_brief_seen_brief_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_brief_seen_person_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_brief_seen_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief_seen")),
        sa.UniqueConstraint("brief_id", "person_id", name=op.f("uq_brief_seen_brief_id_person_id")),
    )
    op.create_table(
        "help_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column(
            "item_kind",
            sa.Enum(
                "objective",
                "key_result",
                "initiative",
                name="itemkind",
                native_enum=False,
                create_constraint=True,
                length=16,
            ),
            nullable=False,
        ),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("offered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_help_offer_person_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_help_offer_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_offer")),
        sa.UniqueConstraint(
            "workspace_id",
            "item_kind",
            "item_id",
            "person_id",
            name=op.f("uq_help_offer_workspace_id_item_kind_item_id_person_id"),
        ),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reads_brief", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.add_column(sa.Column("brief_channel_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True))
        batch_op.add_column(sa.Column("brief_weekday", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("brief_time", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("next_brief_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))


def downgrade() -> None:

    with op.batch_alter_table("workspace", schema=None) as batch_op:
        batch_op.drop_column("next_brief_at")
        batch_op.drop_column("brief_time")
        batch_op.drop_column("brief_weekday")
        batch_op.drop_column("brief_channel_id")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("reads_brief")

    op.drop_table("help_offer")
    op.drop_table("brief_seen")
    op.drop_table("brief")
