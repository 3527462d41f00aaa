"""The database's roles: who logs in as which, and what each may read and write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Roles that a login takes on for work over all owners, by SET ROLE. It inherits nothing of them.
MAINTENANCE: Final = "finpulse_maintenance"
OBSERVER: Final = "finpulse_observer"
GROUPS: Final = (MAINTENANCE, OBSERVER)
# Each process has a login of its own; none of them is a superuser, owns a table or bypasses the policies.
LOGINS: Final[Mapping[str, str]] = {
    "api": "finpulse_api",
    "worker": "finpulse_worker",
    "sweeper": "finpulse_sweeper",
    "assistant": "finpulse_assistant",
}
_MEMBERS: Final = {"api": (OBSERVER,), "worker": (MAINTENANCE,), "sweeper": (MAINTENANCE,), "assistant": ()}
_ASSISTANT: Final = LOGINS["assistant"]

PEOPLE: Final = "users_table"
# What opens an account or lets something into one, and the answers to requests, are the API's alone.
SECRETS: Final = frozenset({"token_families", "idempotency_keys", "personal_tokens", "second_factors", "webhooks"})
# What questions are answered from; the assistant's login reads nothing else, and of these one owner's rows, by a seal.
ASKED: Final = frozenset({"accounts", "category_days", "category_months", "merchant_months", "transactions"})
PROFILE: Final = "id, base_currency, time_zone, locale"
# Nothing goes on by itself for whoever is locked out.
IS_LOCKED: Final = "locked_at"
# A row lock takes the right to change some column.
LOCKABLE: Final = "updated_at"
CHANGES: Final = "SELECT, INSERT, UPDATE, DELETE"
# What the sweeper and the night change; they read all that is not secret.
MAINTAINED: Final[Mapping[str, str]] = {
    "accounts": "UPDATE",
    "category_days": "INSERT, UPDATE, DELETE",
    "category_months": "INSERT, UPDATE, DELETE",
    "doomed_uploads": "INSERT, UPDATE, DELETE",
    "jobs": "UPDATE",
    "merchant_months": "INSERT, UPDATE, DELETE",
    "plans": "UPDATE, DELETE",
    "raw_chunks": "UPDATE",
    "statements": "UPDATE",
    "transaction_words": "INSERT, UPDATE",
    "user_stats": "INSERT, UPDATE, DELETE",
    "webhook_deliveries": "UPDATE, DELETE",
    "webhook_endpoints": "UPDATE",
    "webhook_events": "DELETE",
    "reaggregations": CHANGES,
    "reaggregation_stretches": CHANGES,
}
# What of the secret tables a sweeper may see and delete: rows that nobody can use any more, by the column that says it.
EXPIRED: Final[Mapping[str, tuple[str, str]]] = {
    "idempotency_keys": ("created_at", "created_at < now() - interval '24 hours'"),
    "token_families": ("expires_at", "expires_at < now()"),
}
# What is counted over all owners for the health report and the metrics: how jobs are, and nothing of what is in them
# or whose they are.
OBSERVED: Final[Mapping[str, str]] = {
    "jobs": (
        "id, kind, status, stage, queue, cancel_requested, lease_holder, lease_until, sends, attempts, interruptions, "
        "sweep_after, started_at, finished_at, updated_at"
    ),
    "statements": "job_id, state, rows_total, rows_inserted, rows_duplicate, rows_rejected, rows_skipped",
}
OWNERLESS: Final = ("alembic_version", "reaggregations", "reaggregation_stretches", "server_runs", "upload_storage")
# What runs as the tables' owner over all owners, and says itself for whom: nothing, unless the session serves an
# administrator; and what is left of users who have left.
FOR_ADMINISTRATORS: Final = (
    "session_is_admin()",
    "admin_users(bigint, integer)",
    "admin_jobs(bigint, integer, text, text, bigint)",
    "admin_lock(bigint, boolean)",
)
ERASURE: Final = "erase_batch(bigint, integer)"
# Whoever answers with versions of rows gives each run of PostgreSQL its token.
TOKENS: Final = "server_runs"
# Makes the seal of an owner (migration 0030), and looks full texts up past the policies, for the session's owner.
FOR_THE_API: Final = ("owner_seal(bigint)", "own_transactions_with(tsquery, integer)")

# The view of transactions as they count (migration 0029), with the rights of whoever reads it.
PARTS: Final = "transaction_parts"

OWNED_TABLES: Final = """
    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND attname = 'owner_id' AND NOT attisdropped
    ORDER BY relname
"""


def create_statements(passwords: Mapping[str, str]) -> Iterator[str]:
    """What a superuser, or whoever may make roles, runs once on a server: one statement a line, which may be repeated.

    `passwords` are those of LOGINS, as text or as SCRAM verifiers; one that has none can't log in by a password.
    """
    for role in (*GROUPS, *LOGINS.values()):
        yield f"DO $$BEGIN IF to_regrole('{role}') IS NULL THEN CREATE ROLE {role}; END IF; END$$"
    for login, role in LOGINS.items():
        password = f"'{passwords[login]}'" if login in passwords else "NULL"
        yield f"ALTER ROLE {role} LOGIN NOINHERIT PASSWORD {password}"
        for group in _MEMBERS[login]:
            yield f"GRANT {group} TO {role}"
    yield f"ALTER ROLE {_ASSISTANT} SET default_transaction_read_only = on"


def grant(connection: Connection) -> bool:
    """Give every role what it needs of this database's tables, as they are now; False where there are no such roles.

    It is run after migrations, as the tables' owner, and changes nothing where nothing is new.
    """
    names = [*GROUPS, *LOGINS.values()]
    if connection.exec_driver_sql(_READY, (names,)).scalar_one() < len(names):
        return False
    owned = list(connection.exec_driver_sql(OWNED_TABLES).scalars())
    for statement in _grants(owned):
        connection.exec_driver_sql(statement)
    known = {tuple(row) for row in connection.exec_driver_sql("SELECT tablename, policyname FROM pg_policies")}
    for table, policy, definition in _policies(owned):
        if (table, policy) not in known:
            connection.exec_driver_sql(f"CREATE POLICY {policy} ON {table} {definition}")
    return True


# How many of the roles there are; none counts in a database of a version that has not all of the policies yet.
_READY: Final = """
    SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s) AND to_regprocedure('public.sealed_owner()') IS NOT NULL
"""


def _grants(owned: list[str]) -> Iterator[str]:
    api, worker, assistant = LOGINS["api"], LOGINS["worker"], LOGINS["assistant"]
    everybody_else = (*GROUPS, *(login for login in LOGINS.values() if login != assistant))
    shared = ", ".join(table for table in owned if table not in SECRETS)
    yield f"GRANT {CHANGES} ON {', '.join((*owned, PEOPLE))} TO {api}"
    yield f"GRANT {CHANGES} ON {shared} TO {worker}"
    yield f"GRANT SELECT ON {shared} TO {MAINTENANCE}"
    # It has had more in earlier versions.
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {assistant}"
    yield f"GRANT SELECT ON {', '.join(sorted(ASKED))}, {PARTS} TO {assistant}"
    yield f"GRANT SELECT ({PROFILE}) ON {PEOPLE} TO {worker}, {MAINTENANCE}"
    yield f"GRANT SELECT ({IS_LOCKED}) ON {PEOPLE} TO {MAINTENANCE}"
    yield f"GRANT UPDATE ({LOCKABLE}) ON {PEOPLE} TO {worker}, {MAINTENANCE}"
    yield f"GRANT SELECT ON {', '.join(OWNERLESS)} TO {', '.join(everybody_else)}"
    yield f"GRANT INSERT, UPDATE ON {TOKENS} TO {api}"
    # A restored database has them for everybody.
    yield f"REVOKE EXECUTE ON FUNCTION {', '.join((*FOR_ADMINISTRATORS, *FOR_THE_API, ERASURE))} FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION {', '.join((*FOR_ADMINISTRATORS, *FOR_THE_API))} TO {api}"
    yield f"GRANT EXECUTE ON FUNCTION {ERASURE} TO {api}, {MAINTENANCE}"
    for table, changes in MAINTAINED.items():
        yield f"GRANT {changes} ON {table} TO {MAINTENANCE}"
    for table, (column, _) in EXPIRED.items():
        yield f"GRANT SELECT ({column}), DELETE ON {table} TO {MAINTENANCE}"
    for table, columns in OBSERVED.items():
        yield f"GRANT SELECT ({columns}) ON {table} TO {OBSERVER}"


def _policies(owned: list[str]) -> Iterator[tuple[str, str, str]]:
    """Table, name and definition of what the roles see beside what the policy `owner` lets everybody see."""
    for table in (*(table for table in owned if table not in SECRETS), PEOPLE):
        yield table, "maintenance", f"TO {MAINTENANCE} USING (true)"
    for table in sorted(ASKED):
        yield table, "sealed", f"AS RESTRICTIVE TO {_ASSISTANT} USING (owner_id = (SELECT sealed_owner()))"
    for table, (_, condition) in EXPIRED.items():
        yield table, "expired", f"TO {MAINTENANCE} USING ({condition})"
    for table in OBSERVED:
        yield table, "observer", f"FOR SELECT TO {OBSERVER} USING (true)"
    # Who registers or signs in has an address, and is nobody's owner yet.
    yield PEOPLE, "before_sign_in", f"TO {LOGINS['api']} USING ((SELECT session_owner()) IS NULL)"


def weaknesses(connection: Connection) -> list[str]:
    """Why the login of this connection is not held by the second wall, as sentences; none where it is."""
    row: Any = connection.exec_driver_sql(_STANDING).one()
    found = []
    if row.superuser:
        found.append(f"{row.login} is a superuser, whom no policy holds.")
    elif row.bypasses:
        found.append(f"{row.login} has BYPASSRLS, so no policy holds it.")
    elif row.owns:
        found.append(f"{row.login} owns the tables, so what forgets to say an owner sees everybody's rows.")
    if row.open_tables:
        found.append(f"Row-level security is not forced on {row.open_tables}.")
    return found


def sees_everything(connection: Connection) -> bool:
    """Whether the login of this connection sees all owners' rows without taking on a role."""
    row: Any = connection.exec_driver_sql(_STANDING).one()
    return bool(row.superuser or row.bypasses or row.owns)


_STANDING: Final = """
    SELECT rolname AS login, rolsuper AS superuser, rolbypassrls AS bypasses,
           EXISTS (
               SELECT 1 FROM pg_class
               WHERE oid = to_regclass('public.jobs') AND pg_has_role(session_user, relowner, 'USAGE')
           ) AS owns,
           (
               SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class
               WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
                 AND NOT (relrowsecurity AND relforcerowsecurity)
                 AND EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'owner_id')
           ) AS open_tables
    FROM pg_roles WHERE rolname = session_user
"""
