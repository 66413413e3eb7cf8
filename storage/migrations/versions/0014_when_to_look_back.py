"""when to look back."""

from datetime import UTC, datetime, time

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_WAITED = sa.text("look_back_on IS NOT NULL AND look_back_asked_on IS NULL AND verdict IS NULL")
_WAITS = sa.text("look_back_at IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.add_column(sa.Column("look_back_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.drop_index(batch_op.f("ix_initiative_look_back"), sqlite_where=_WAITED, postgresql_where=_WAITED)
        batch_op.create_index(
            "ix_initiative_look_back_at",
            ["workspace_id", "look_back_at"],
            unique=False,
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        )
    _carry_forward(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("initiative", schema=None) as batch_op:
        batch_op.drop_index("ix_initiative_look_back_at", sqlite_where=_WAITS, postgresql_where=_WAITS)
        batch_op.create_index(
            batch_op.f("ix_initiative_look_back"),
            ["look_back_on"],
            unique=False,
            sqlite_where=_WAITED,
            postgresql_where=_WAITED,
        )
        batch_op.drop_column("look_back_at")


def _carry_forward(connection: sa.Connection) -> None:
    """Whoever was still to be asked still is: the clock finds the right hour by itself."""
    initiative = sa.table(
        "initiative",
        sa.column("id"),
        sa.column("look_back_on", sa.Date()),
        sa.column("look_back_at", sqlmodel.sql.sqltypes.UTCDateTime()),
    )
    for row in connection.execute(sa.select(initiative.c.id, initiative.c.look_back_on).where(_WAITED)).all():
        at = datetime.combine(row.look_back_on, time(0), UTC)
        connection.execute(initiative.update().where(initiative.c.id == row.id).values(look_back_at=at))
