"""What the database itself notes of a run: a claim that was taken over and has committed all the same.

A trigger on the jobs notes which connection has made each claim. A stage is ended by the connection that claimed it,
and a rule's run over history has no siblings: so where a connection with an older claim ends a stage, or commits a
batch of such a run, the fence has let it through.
"""

from __future__ import annotations

from typing import Final

from scripts.bench.stack import Stack

BEGIN: Final = """
    CREATE TABLE chaos_claims (owner_id bigint, job_id bigint, fence bigint, connection int);
    CREATE TABLE chaos_late (job_id bigint, stage text, fence bigint, connection int);
    CREATE FUNCTION chaos_note() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.fence = OLD.fence + 1 AND NEW.lease_until IS NOT NULL THEN
            INSERT INTO chaos_claims VALUES (NEW.owner_id, NEW.id, NEW.fence, pg_backend_pid());
        ELSIF NEW.fence = OLD.fence AND OLD.status = 'running'
              AND (NEW.stage IS DISTINCT FROM OLD.stage OR NEW.status = 'completed' OR NEW.stage = 'recategorise')
              AND EXISTS (SELECT FROM chaos_claims WHERE owner_id = NEW.owner_id AND job_id = NEW.id
                          AND connection = pg_backend_pid())
              AND NOT EXISTS (SELECT FROM chaos_claims WHERE owner_id = NEW.owner_id AND job_id = NEW.id
                              AND connection = pg_backend_pid() AND fence = NEW.fence) THEN
            INSERT INTO chaos_late VALUES (NEW.id, OLD.stage, NEW.fence, pg_backend_pid());
        END IF;
        RETURN NULL;
    END $$;
    CREATE TRIGGER chaos_note AFTER UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION chaos_note();
"""
IS_ON: Final = "SELECT to_regclass('chaos_late')"
LATE: Final = "SELECT job_id, stage, fence, count(*) FROM chaos_late GROUP BY 1, 2, 3"


def begin_audit(stack: Stack) -> None:
    """Let the database note claims from now on."""
    with stack.connect() as connection:
        connection.execute(BEGIN)


def late_commits(stack: Stack) -> list[str]:
    """A sentence for each claim that has committed after it was taken over; none where nothing was noted."""
    with stack.connect() as connection:
        if connection.execute(IS_ON).fetchone() == (None,):
            return []
        rows = connection.execute(LATE).fetchall()
    return [
        f"Job {job}: at stage {stage}, {count} commits of a claim that had been taken over by claim {fence}."
        for job, stage, fence, count in rows
    ]
