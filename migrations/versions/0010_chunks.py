"""Keep a statement's rows by the chunk: as they stood, compressed, and clean, as arrays, on their way."""

import struct
from collections.abc import Sequence

import sqlalchemy as sa
import zstandard
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# The form of a chunk's content as it was when this migration was written: a migration imports nothing of the
# application, which goes on changing.
CHUNK_ROWS = 20_000
BETWEEN_CELLS = "\ufdd0"
BETWEEN_ROWS = "\ufdd1"
REPLACEMENT = "\ufffd"

# Chunks hold compressed bytes, and arrays that live for a moment: PostgreSQL's own compression costs more than it saves.
STORED_PLAINLY = {
    "raw_chunks": ("content",),
    "clean_chunks": (
        "lines",
        "dates",
        "amounts",
        "currencies",
        "descriptions",
        "merchants",
        "categories",
        "category_sources",
        "external_ids",
        "fingerprints",
    ),
}


HALF_LOADED = """
    SELECT min(job_id) FROM statements WHERE state = 'transformed' AND loaded_to <> ''
"""
# What was clean is cleaned again, so its lines of the ledger and its job go back by that stage.
BACK_TO_INGESTED = """
    WITH waiting AS (
        UPDATE statements SET state = 'ingested', rows_cleaned = 0, rows_rejected = 0, rows_skipped = 0
        WHERE state IN ('ingested', 'transformed') RETURNING owner_id, job_id
    ), forgotten AS (
        DELETE FROM ledger USING waiting
        WHERE ledger.owner_id = waiting.owner_id AND ledger.job_id = waiting.job_id
    )
    UPDATE jobs SET stage = 'transform' FROM waiting
    WHERE jobs.owner_id = waiting.owner_id AND jobs.id = waiting.job_id AND jobs.stage = 'load'
"""
# What is not read to its end yet is read again from its beginning, since the rows that it has are not carried over.
BACK_TO_RECEIVED = "UPDATE statements SET ingested_to = 0, rows_total = 0 WHERE state = 'received'"
STATEMENTS = "SELECT owner_id, job_id, state = 'loaded' FROM statements WHERE state <> 'received'"
NEXT_ROWS = """
    SELECT line, cells FROM raw_rows WHERE owner_id = :owner_id AND job_id = :job_id AND line > :after
    ORDER BY line LIMIT :limit
"""
STORE_CHUNK = """
    INSERT INTO raw_chunks (owner_id, job_id, first_line, last_line, row_count, cleaned, content)
    VALUES (:owner_id, :job_id, :first_line, :last_line, :row_count, :cleaned, :content)
"""
COUNT_CHUNKS = """
    UPDATE statements SET chunks = counted.chunks
    FROM (SELECT owner_id, job_id, count(*) AS chunks FROM raw_chunks GROUP BY owner_id, job_id) AS counted
    WHERE statements.owner_id = counted.owner_id AND statements.job_id = counted.job_id
"""


def upgrade() -> None:
    _refuse_what_is_half_loaded()
    _create_tables()
    for table, columns in STORED_PLAINLY.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE EXTERNAL")
    op.add_column("statements", sa.Column("chunks", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.execute(BACK_TO_INGESTED)
    op.execute(BACK_TO_RECEIVED)
    for owner_id, job_id, cleaned in op.get_bind().execute(sa.text(STATEMENTS)).all():
        _carry_over({"owner_id": owner_id, "job_id": job_id, "cleaned": cleaned})
    op.execute(COUNT_CHUNKS)
    op.drop_table("clean_rows")
    op.drop_table("raw_rows")
    op.drop_column("statements", "cleaned_to")
    op.drop_column("statements", "loaded_to")
    op.create_index(
        "ix_ledger_dropped",
        "ledger",
        ["owner_id", "job_id", "outcome", "line"],
        unique=False,
        postgresql_where=sa.text("outcome <> 'duplicate'"),
    )


def _create_tables() -> None:
    op.create_table(
        "raw_chunks",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("cleaned", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "first_line", name=op.f("pk_raw_chunks")),
    )
    op.create_table(
        "clean_chunks",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("days", postgresql.ARRAY(sa.Date()), nullable=False),
        sa.Column("shared_days", postgresql.ARRAY(sa.Date()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("lines", postgresql.ARRAY(sa.Integer()), nullable=False),
        sa.Column("dates", postgresql.ARRAY(sa.Date()), nullable=False),
        sa.Column("amounts", postgresql.ARRAY(sa.Numeric()), nullable=False),
        sa.Column("currencies", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("descriptions", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("merchants", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("category_sources", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("external_ids", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("fingerprints", postgresql.ARRAY(sa.LargeBinary()), nullable=False),
        sa.Column("rule_ids", postgresql.ARRAY(sa.BigInteger()), nullable=True),
        sa.Column("correction_ids", postgresql.ARRAY(sa.BigInteger()), nullable=True),
        sa.Column("found_merchants", postgresql.ARRAY(sa.Text()), nullable=True),
        sa.Column("found_categories", postgresql.ARRAY(sa.Text()), nullable=True),
        sa.Column("found_sources", postgresql.ARRAY(sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "first_line", name=op.f("pk_clean_chunks")),
    )
    op.create_table(
        "statement_twins",
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "job_id", "base", name=op.f("pk_statement_twins")),
    )


def _refuse_what_is_half_loaded() -> None:
    job_id = op.get_bind().scalar(sa.text(HALF_LOADED))
    if job_id is not None:
        raise RuntimeError(
            f"Job {job_id} has stored a part of its statement: let it end or undo it under the version of Fin-Pulse "
            "that has begun it, and migrate then."
        )


def _carry_over(statement: dict[str, object]) -> None:
    """Pack the rows of one statement, a chunk at a time."""
    bind, after = op.get_bind(), 0
    while found := bind.execute(sa.text(NEXT_ROWS), {**statement, "after": after, "limit": CHUNK_ROWS}).all():
        after = found[-1].line
        lines = {"first_line": found[0].line, "last_line": after, "row_count": len(found)}
        content = _packed([row.line for row in found], [row.cells for row in found])
        bind.execute(sa.text(STORE_CHUNK), {**statement, **lines, "content": content})


def _packed(lines: Sequence[int], rows: Sequence[Sequence[str]]) -> bytes:
    """The lines as little-endian 32-bit numbers, then the cells as UTF-8 with separators between them, by zstd."""
    text = BETWEEN_ROWS.join(BETWEEN_CELLS.join(map(_without_separators, cells)) for cells in rows)
    numbers = struct.pack(f"<{len(lines)}i", *lines)
    return zstandard.ZstdCompressor(level=1).compress(numbers + text.encode("utf-8", "replace"))


def _without_separators(cell: str) -> str:
    """Cells with separators or NUL in them have these replaced or left out, since no text that is kept holds them."""
    return cell.replace("\x00", "").replace(BETWEEN_CELLS, REPLACEMENT).replace(BETWEEN_ROWS, REPLACEMENT)


def downgrade() -> None:
    raise NotImplementedError("Rows that lie in chunks don't go back to tables of their own.")
