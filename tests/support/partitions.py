"""Partition a database's growing tables by owner, as its catalogue describes them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from finpulse.db import roles

PARTITIONS = 4

GROWING = text("""
    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attname = 'owner_id'
    ORDER BY relname
""")
FOREIGN_KEYS = text("""
    SELECT conrelid::regclass::text AS name, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conrelid::regclass::text = ANY (:tables)
""")
# A table's policies hold whoever goes through it to its parts; the parts themselves are granted to nobody.
POLICIES = text("""
    SELECT tablename, policyname, cmd, array_to_string(roles, ', ') AS roles, qual FROM pg_policies
    WHERE schemaname = 'public' AND tablename = ANY (:tables)
""")
OPTIONS = text("SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = CAST(:table AS regclass)")
VIEWS = text("""
    SELECT relname, pg_get_viewdef(oid) AS query FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
""")
STATISTICS = text("""
    SELECT attname, attstattarget FROM pg_attribute
    WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND attstattarget >= 0
""")


def growing_tables(connection: Connection) -> list[str]:
    """Every table that has an owner_id."""
    return list(connection.scalars(GROWING))


def partition(connection: Connection) -> None:
    """Partition every growing table by the hash of its owner, with all keys, indexes, settings and rows."""
    tables = growing_tables(connection)
    keys = connection.execute(FOREIGN_KEYS, {"tables": tables}).all()
    policies = connection.execute(POLICIES, {"tables": tables}).all()
    views = connection.execute(VIEWS).all()
    for view in views:
        connection.exec_driver_sql(f"DROP VIEW {view.relname}")
    connection.exec_driver_sql("CREATE SCHEMA whole")
    for table in tables:
        connection.exec_driver_sql(f"ALTER TABLE {table} SET SCHEMA whole")
    for table in tables:
        _partition_table(connection, table)
    connection.exec_driver_sql("DROP SCHEMA whole CASCADE")
    for policy in policies:
        connection.exec_driver_sql(
            f"CREATE POLICY {policy.policyname} ON {policy.tablename} FOR {policy.cmd} TO {policy.roles}"
            f" USING ({policy.qual})"
        )
    for view in views:
        connection.exec_driver_sql(f"CREATE VIEW {view.relname} WITH (security_invoker = true) AS {view.query}")
    roles.grant(connection)
    for key in keys:
        connection.exec_driver_sql(f"ALTER TABLE {key.name} ADD CONSTRAINT {key.conname} {key.definition}")


def _partition_table(connection: Connection, table: str) -> None:
    options = connection.scalar(OPTIONS, {"table": f"whole.{table}"})
    statistics = connection.execute(STATISTICS, {"table": f"whole.{table}"}).all()
    connection.exec_driver_sql(f"CREATE TABLE {table} (LIKE whole.{table} INCLUDING ALL) PARTITION BY HASH (owner_id)")
    connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    connection.exec_driver_sql(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for number in range(PARTITIONS):
        connection.exec_driver_sql(
            f"CREATE TABLE {table}_{number} PARTITION OF {table}"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})" + (f" WITH ({options})" if options else "")
        )
    for name in [table, *(f"{table}_{number}" for number in range(PARTITIONS))]:
        for column, target in statistics:
            connection.exec_driver_sql(f"ALTER TABLE {name} ALTER COLUMN {column} SET STATISTICS {target}")
    connection.exec_driver_sql(f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM whole.{table}")
