"""Show transactions as they count: what was split by its parts, each in the category that it counts in."""

from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None

# With the rights, and under the policies, of whoever reads it. The payment of a card whose account isn't there is told
# as debt, and counts as a transfer.
VIEW = """
    CREATE VIEW transaction_parts WITH (security_invoker = true) AS
    SELECT owner_id, id, account_id, date, amount, currency,
           CASE WHEN pays_card AND category = 'Loans & Debt'
                THEN CASE WHEN amount > 0 THEN 'Transfer & Income' ELSE 'Transfers' END
                ELSE category END AS category,
           merchant, description, amount AS transaction_amount, fingerprint IS NOT NULL AS is_counted
    FROM transactions WHERE splits IS NULL
    UNION ALL
    SELECT owner_id, id, account_id, date, part.amount, currency, part.category,
           merchant, description, transactions.amount, fingerprint IS NOT NULL
    FROM transactions CROSS JOIN LATERAL jsonb_to_recordset(splits) AS part (amount numeric, category text)
    WHERE splits IS NOT NULL
"""


def upgrade() -> None:
    op.execute(VIEW)


def downgrade() -> None:
    op.execute("DROP VIEW transaction_parts")
