"""help offered to each owner."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ONCE = ["workspace_id", "item_kind", "item_id", "person_id"]


def upgrade() -> None:
    with op.batch_alter_table("help_offer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_help_offer_workspace_id_item_kind_item_id_person_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_help_offer_workspace_id_item_kind_item_id_person_id_owner_id"), [*_ONCE, "owner_id"]
        )
        batch_op.create_foreign_key(batch_op.f("fk_help_offer_owner_id"), "person", ["owner_id"], ["id"])
    _carry_forward(op.get_bind())


def downgrade() -> None:
    _keep_the_first(op.get_bind())
    with op.batch_alter_table("help_offer", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_help_offer_owner_id"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("uq_help_offer_workspace_id_item_kind_item_id_person_id_owner_id"), type_="unique"
        )
        batch_op.create_unique_constraint(batch_op.f("uq_help_offer_workspace_id_item_kind_item_id_person_id"), _ONCE)
        batch_op.drop_column("owner_id")


def _carry_forward(connection: sa.Connection) -> None:
    """Who was told stands in the outbox, under the event of the offer."""
    connection.execute(
        sa.text(
            "UPDATE help_offer SET owner_id = (SELECT person.id FROM audit_event"
            " JOIN outbox ON outbox.workspace_id = audit_event.workspace_id"
            " AND outbox.dedupe_key = 'help_offered:' || CAST(audit_event.id AS VARCHAR)"
            " JOIN person ON person.workspace_id = outbox.workspace_id AND person.slack_user_id = outbox.recipient"
            " WHERE audit_event.workspace_id = help_offer.workspace_id AND audit_event.verb = 'offer help'"
            " AND audit_event.item_kind = CAST(help_offer.item_kind AS VARCHAR)"
            " AND audit_event.item_id = help_offer.item_id AND audit_event.actor_id = help_offer.person_id"
            " ORDER BY audit_event.id LIMIT 1)"
        )
    )


def _keep_the_first(connection: sa.Connection) -> None:
    """Once for each person and item, as it was before."""
    connection.execute(
        sa.text(
            "DELETE FROM help_offer WHERE id NOT IN"
            " (SELECT MIN(id) FROM help_offer GROUP BY workspace_id, item_kind, item_id, person_id)"
        )
    )
