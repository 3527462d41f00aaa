"""Make room for events that come by webhooks, and for those that go out to users' endpoints."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0023"
branch_labels = None
depends_on = None

OWNED = ("webhooks", "webhook_events", "webhook_endpoints", "webhook_deliveries")


def upgrade() -> None:
    _create_incoming()
    _create_outgoing()
    for table in OWNED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(f"CREATE POLICY owner ON {table} USING (owner_id = (SELECT session_owner()))")
        op.execute(f"CREATE POLICY tables_owner ON {table} TO CURRENT_USER USING (true)")


def _create_incoming() -> None:
    op.create_table(
        "webhooks",
        _number("owner_id"),
        sa.Column("id", sa.Uuid(), nullable=False),
        _number("account_id"),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_until", sa.DateTime(timezone=True), nullable=True),
        _moment("created_at"),
        _of_account("webhooks"),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_webhooks")),
    )
    op.create_index("ix_webhooks_account", "webhooks", ["owner_id", "account_id"])
    op.create_table(
        "webhook_events",
        _number("owner_id"),
        _identity(),
        sa.Column("webhook_id", sa.Uuid(), nullable=False),
        _number("account_id"),
        sa.Column("event_id", sa.Text(), nullable=False),
        _number("job_id"),
        sa.Column("content", sa.Text(), nullable=True),
        _moment("created_at"),
        _of_account("webhook_events"),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_webhook_events")),
    )
    op.create_index("uq_webhook_events_event", "webhook_events", ["owner_id", "webhook_id", "event_id"], unique=True)
    op.create_index("ix_webhook_events_account", "webhook_events", ["owner_id", "account_id"])
    waiting = sa.text("content IS NOT NULL")
    op.create_index("ix_webhook_events_waiting", "webhook_events", ["owner_id", "account_id"], postgresql_where=waiting)


def _create_outgoing() -> None:
    op.create_table(
        "webhook_endpoints",
        _number("owner_id"),
        _identity(),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("disabled_reason", sa.Text(), nullable=True),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("busy_until", sa.DateTime(timezone=True), nullable=True),
        _moment("created_at"),
        _moment("updated_at"),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_webhook_endpoints")),
    )
    op.create_table(
        "webhook_deliveries",
        _number("owner_id"),
        _identity(),
        _number("endpoint_id"),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default=sa.text("'pending'"), nullable=False),
        sa.Column("attempts", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        _moment("due_at"),
        _moment("created_at"),
        sa.CheckConstraint("status IN ('pending', 'delivered', 'failed')", name=op.f("ck_webhook_deliveries_status")),
        sa.ForeignKeyConstraint(
            ["owner_id", "endpoint_id"],
            ["webhook_endpoints.owner_id", "webhook_endpoints.id"],
            name=op.f("fk_webhook_deliveries_webhook_endpoints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("owner_id", "id", name=op.f("pk_webhook_deliveries")),
    )
    op.create_index("ix_webhook_deliveries_endpoint", "webhook_deliveries", ["owner_id", "endpoint_id", "id"])
    pending = sa.text("status = 'pending'")
    op.create_index("ix_webhook_deliveries_due", "webhook_deliveries", ["due_at"], postgresql_where=pending)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _identity() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False)


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner_id", "account_id"],
        ["accounts.owner_id", "accounts.id"],
        name=op.f(f"fk_{table}_accounts"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    for table in reversed(OWNED):
        op.drop_table(table)
