"""what came of initiatives."""

from datetime import timedelta

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

import storage.types
from bot.domain.keywords import keywords_of

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


_VALUES_AT_START = """
    UPDATE initiative SET value_at_start = COALESCE(
        (SELECT value FROM check_in
         WHERE check_in.key_result_id = initiative.key_result_id AND check_in.withdrawn_at IS NULL
           AND check_in.value IS NOT NULL AND check_in."on" <= initiative.starts_on
         ORDER BY check_in.at DESC, check_in.id DESC LIMIT 1),
        (SELECT start FROM key_result WHERE key_result.id = initiative.key_result_id)
    ) WHERE starts_on IS NOT NULL
"""
_WAIT = timedelta(weeks=4)


def upgrade() -> None:
    op.create_table(
        "initiative_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.Column("word", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_word_initiative_id")),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_initiative_word_workspace_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_word")),
        sa.UniqueConstraint(
            "workspace_id", "word", "initiative_id", name=op.f("uq_initiative_word_workspace_id_word_initiative_id")
        ),
    )
    with op.batch_alter_table("initiative_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_initiative_word_initiative_id"), ["initiative_id"], unique=False)

    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.add_column(sa.Column("blocked_until", sa.Date(), nullable=True))

    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.add_column(sa.Column("blocked_until", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("value_at_start", storage.types.ExactDecimal(precision=24, scale=6), nullable=True)
        )
        batch_op.add_column(sa.Column("look_back_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("look_back_asked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("look_back_asked_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "verdict",
                sa.Enum(
                    "moved",
                    "less",
                    "not_moved",
                    "cannot_tell",
                    name="verdict",
                    native_enum=False,
                    create_constraint=True,
                    length=16,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column("learning", sqlmodel.sql.sqltypes.AutoString(length=3000), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("judged_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("judged_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("value_at_verdict", storage.types.ExactDecimal(precision=24, scale=6), nullable=True)
        )
        batch_op.create_index(
            "ix_initiative_look_back",
            ["look_back_on"],
            unique=False,
            sqlite_where=sa.text("look_back_on IS NOT NULL AND look_back_asked_on IS NULL AND verdict IS NULL"),
            postgresql_where=sa.text("look_back_on IS NOT NULL AND look_back_asked_on IS NULL AND verdict IS NULL"),
        )

    _carry_forward(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_initiative_look_back",
            sqlite_where=sa.text("look_back_on IS NOT NULL AND look_back_asked_on IS NULL AND verdict IS NULL"),
            postgresql_where=sa.text("look_back_on IS NOT NULL AND look_back_asked_on IS NULL AND verdict IS NULL"),
        )
        batch_op.drop_constraint(op.f("ck_initiative_verdict"), type_="check")
        batch_op.drop_column("value_at_verdict")
        batch_op.drop_column("judged_by_id")
        batch_op.drop_column("judged_on")
        batch_op.drop_column("learning")
        batch_op.drop_column("verdict")
        batch_op.drop_column("look_back_asked_id")
        batch_op.drop_column("look_back_asked_on")
        batch_op.drop_column("look_back_on")
        batch_op.drop_column("value_at_start")
        batch_op.drop_column("blocked_until")

    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.drop_column("blocked_until")

    with op.batch_alter_table("initiative_word", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_initiative_word_initiative_id"))

    op.drop_table("initiative_word")


def _carry_forward(connection: sa.Connection) -> None:
    """What is done is looked back at four weeks later; whose date is past already is asked about on Home alone, so that
    nobody gets a message about every initiative of the last year."""
    initiative = sa.table(
        "initiative",
        *(sa.column(name) for name in ("id", "workspace_id", "title", "stage")),
        sa.column("ended_on", sa.Date()),
        sa.column("look_back_on", sa.Date()),
    )
    word = sa.table("initiative_word", *(sa.column(name) for name in ("workspace_id", "initiative_id", "word")))
    connection.execute(sa.text(_VALUES_AT_START))
    for row in connection.execute(sa.select(initiative)).all():
        words = [
            {"workspace_id": row.workspace_id, "initiative_id": row.id, "word": each}
            for each in sorted(keywords_of(row.title))
        ]
        if words:
            connection.execute(word.insert(), words)
        if row.stage == "done" and row.ended_on is not None:
            later = {"look_back_on": row.ended_on + _WAIT}
            connection.execute(initiative.update().where(initiative.c.id == row.id).values(**later))
    connection.execute(
        sa.text("UPDATE initiative SET look_back_asked_on = look_back_on WHERE look_back_on < CURRENT_DATE")
    )
