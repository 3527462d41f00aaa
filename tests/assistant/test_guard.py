"""The guard lets through what is wholly understood and refuses all else; behind it the database gives nothing away."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Final

import psycopg
import pytest
import sqlglot
from flask import Flask
from sqlalchemy import Engine, text

from finpulse.assistant.guard import SqlRefused, guard
from finpulse.assistant.relations import RELATIONS as PRODUCT
from finpulse.assistant.run import owner_seal, reading
from finpulse.config import Settings
from finpulse.db.engine import connect
from finpulse.db.sessions import owner_session
from finpulse.errors import QueryFailed, QueryTooLong
from tests.assistant.sql_attacks import ATTACKS, RELATIONS
from tests.support.row_security import OWNED, rows_of

MINE, ANOTHERS = 920_001, 920_002
HARMLESS: Final = (
    "SELECT count(*) FROM transactions",
    "select COUNT(*) from Transactions ; ",
    "SELECT /* of May */ category, -sum(amount) AS spent FROM transactions -- all\n WHERE amount < 0 GROUP BY category",
    "SELECT a.name, sum(amount) FROM transactions t JOIN accounts a ON a.id = account_id GROUP BY 1 ORDER BY 2 DESC",
    "SELECT a.name FROM accounts a, transactions t WHERE t.account_id = a.id AND t.amount < -100",
    "SELECT a.name FROM accounts a LEFT JOIN transactions t ON (t.account_id = a.id) WHERE t.id IS NULL",
    "SELECT id FROM transactions JOIN accounts USING (id)",
    "WITH m AS (SELECT date_trunc('month', date)::date AS month, sum(amount) AS net FROM transactions GROUP BY 1) "
    "SELECT now.month, now.net - before.net AS change FROM m AS now JOIN m AS before ON before.month = now.month",
    "WITH m (a, b) AS (SELECT id, name FROM accounts) SELECT b FROM m WHERE a > 1",
    "SELECT date, sum(amount) OVER (PARTITION BY account_id ORDER BY date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) "
    "FROM transactions ORDER BY date LIMIT 7",
    "SELECT merchant, lag(amount, 1) OVER (ORDER BY date), row_number() OVER (ORDER BY id) FROM transactions",
    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) FROM transactions",
    "SELECT count(*) FILTER (WHERE amount > 0), count(DISTINCT merchant) FROM transactions HAVING count(*) > 0",
    "SELECT DISTINCT ON (merchant) merchant, date FROM transactions ORDER BY merchant, date DESC NULLS LAST",
    "SELECT to_char(date, 'YYYY-MM') AS month, round(avg(amount), 2) FROM transactions GROUP BY month ORDER BY month",
    "SELECT extract(isodow FROM date), date_part('year', date) FROM transactions",
    "SELECT id FROM transactions WHERE date >= current_date - interval '3 months' AND date < date '2026-06-01' + 7",
    "SELECT id FROM transactions WHERE merchant ILIKE '%net%' AND description NOT LIKE 'a_' AND id NOT IN (1, 2)",
    "SELECT id FROM transactions WHERE account_id IN (SELECT id FROM accounts WHERE currency = 'USD')",
    "SELECT name FROM accounts a WHERE EXISTS (SELECT 1 FROM transactions t WHERE t.account_id = a.id)",
    "SELECT name, (SELECT max(date) FROM transactions t WHERE t.account_id = a.id) AS newest FROM accounts a",
    "SELECT CASE WHEN amount < 0 THEN 'out' ELSE 'in' END AS way, abs(sum(amount)) FROM transactions GROUP BY way",
    "SELECT CASE category WHEN 'a' THEN 1 END, nullif(amount, 0), greatest(id, 1) FROM transactions",
    "SELECT lower(merchant), length(description), left(merchant, 3), merchant || ', ' || category FROM transactions",
    "SELECT id FROM transactions UNION ALL SELECT id FROM accounts ORDER BY id LIMIT 3 OFFSET 1",
    "(SELECT currency FROM transactions) EXCEPT (SELECT currency FROM accounts)",
    "SELECT q.m FROM (SELECT merchant AS m, sum(amount) AS s FROM transactions GROUP BY merchant) AS q WHERE q.s < -5",
    "SELECT amount::numeric(12, 2), CAST(id AS text), -amount, amount * 100 / 7 FROM transactions",
    "SELECT id % 2, merchant IS DISTINCT FROM 'a', coalesce(merchant, '?') FROM transactions",
    "SELECT 'it''s; -- not /* a comment */ %', \"merchant\" AS \"The Merchant\" FROM transactions",
    "SELECT stddev(amount), variance(amount), bool_or(amount > 0), make_date(2026, 5, 1), true, NULL FROM transactions",
)
LEVELS: Final[tuple[Callable[[int], str], ...]] = (
    lambda n: f"SELECT {'(' * n}1{')' * n}",
    lambda n: f"SELECT {'(SELECT ' * n}1{')' * n}",
    lambda n: f"SELECT {'abs(' * n}1{')' * n}",
    lambda n: f"SELECT {'CASE WHEN true THEN ' * n}1{' END' * n}",
    lambda n: f"SELECT {'NOT ' * n}true",
    lambda n: f"SELECT {'- ' * n}1",
    lambda n: f"SELECT {'1 + ' * n}1",
    lambda n: f"SELECT {'id OR id AND ' * n}id FROM transactions",
    lambda n: f"SELECT {'id IS DISTINCT FROM ' * n}id FROM transactions",
    lambda n: f"SELECT id{'::int' * n} FROM transactions",
    lambda n: f"SELECT id{'[1]' * n} FROM transactions",
    lambda n: f"SELECT id{'.id' * n} FROM transactions",
    lambda n: f"SELECT f({'a -> ' * n}a)",
    lambda n: f"SELECT 1{' UNION SELECT 1' * n}",
    lambda n: f"SELECT id FROM transactions{', transactions' * n}",
    lambda n: f"SELECT {'INTERVAL ' * n}'1 day'",
    lambda n: f"SELECT date{chr(32)}{'AT TIME ZONE 1 ' * n} FROM transactions",
    lambda n: "WITH a AS (SELECT 1) " * n + "SELECT 1",
    lambda n: "SELECT 1" + ";" * n,
    lambda n: "SELECT " + "'a' " * n,
    lambda n: "(" * n,
    lambda n: "SELECT " + "@ ! ~ " * n + "1",
)


def attacks() -> list[str]:
    """All statements, as if by MINE about ANOTHERS."""
    return [each.replace("{other}", str(ANOTHERS)) for some in ATTACKS.values() for each in some]


@pytest.fixture(scope="module")
def rows(engine: Engine) -> Iterator[None]:
    with rows_of(engine, (MINE, ANOTHERS)):
        yield


@pytest.fixture(scope="module")
def assistant(settings: Settings, app: Flask) -> Iterator[Engine]:
    engine = connect(settings, pool_size=1, login="assistant")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def seal(settings: Settings, app: Flask) -> Iterator[str]:
    engine = connect(settings, pool_size=1)
    with owner_session(engine, MINE) as session:
        yield owner_seal(session, MINE)
    engine.dispose()


@pytest.mark.parametrize("kind", ATTACKS)
def test_no_attack_comes_through(kind: str) -> None:
    for sql in ATTACKS[kind]:
        with pytest.raises(SqlRefused):
            pytest.fail(f"{sql!r} runs as {guard(sql, RELATIONS)!r}")


@pytest.mark.parametrize("sql", HARMLESS)
def test_what_is_harmless_runs_for_its_owner_without_a_comment_and_with_a_limit(sql: str) -> None:
    may_run = guard(sql, RELATIONS)
    assert not re.search(r"--|/\*", re.sub(r"'[^']*'", "", may_run))
    assert re.search(r"LIMIT \d+$", may_run.removesuffix(" OFFSET 1"))
    for read in re.findall(r'public\."\w+" WHERE (.*?)\) AS', may_run.replace("\n", " ")):
        assert read == "owner_id = (SELECT public.session_owner())", read
    assert may_run.count('public."') == len(
        re.findall(r"(?:FROM|JOIN|,) +(?:accounts|transactions)\b", sql, re.IGNORECASE)
    )


@pytest.mark.parametrize("level", LEVELS)
def test_however_much_there_is_it_is_refused_by_its_amount_and_not_by_an_accident(level: Callable[[int], str]) -> None:
    for n in (1, 15, 17, 59, 61, 120, 1_000, 100_000):
        assert not isinstance(_cause(level(n)), RecursionError)


def _cause(sql: str) -> BaseException | None:
    """What stood behind a refusal, if anything."""
    try:
        guard(sql, RELATIONS)
    except SqlRefused as refused:
        return refused.__context__
    return None


def test_what_is_damaged_is_refused_or_understood_and_nothing_else_happens() -> None:
    """Statements in which anything was cut, doubled or mixed never leave the guard by another exception."""
    chance = random.Random(14)
    pool = [*HARMLESS, *attacks()]
    for _ in range(400):
        first, second = chance.sample(pool, 2)
        words = re.findall(r"\w+|\W", first)[: chance.randrange(1, 60)] + re.findall(r"\w+|\W", second)
        chance.shuffle(words[: chance.randrange(4)])
        damaged = "".join(words[: chance.randrange(1, 80)])
        try:
            may_run = guard(damaged, RELATIONS)
        except SqlRefused:
            continue
        assert sqlglot.parse_one(may_run, read="postgres").sql("postgres") == may_run


def test_bound_values_have_names_that_were_told_and_percent_signs_stay() -> None:
    sql = "SELECT merchant FROM transactions WHERE merchant LIKE 'a%%' AND id = %(id)s AND date < :day LIMIT %(most)s"
    may_run = guard(sql, RELATIONS, parameters={"id", "day", "most"})
    assert all(part in may_run for part in ("'a%%%%'", "%(id)s", "%(day)s"))
    assert may_run.endswith("LIMIT LEAST(CAST(%(most)s AS BIGINT), 1000)")
    with pytest.raises(SqlRefused):
        guard(sql, RELATIONS, parameters={"id", "day"})


def test_the_products_relations_are_read_and_none_has_its_owner(assistant: Engine, seal: str, rows: None) -> None:
    for relation, columns in PRODUCT.items():
        assert "owner_id" not in columns
        with reading(assistant, MINE, seal) as connection:
            connection.execute(text(guard(f"SELECT {', '.join(columns)} FROM {relation}")))


def test_without_the_guard_the_database_alone_gives_no_foreign_row_and_writes_nothing(
    assistant: Engine, seal: str, rows: None, engine: Engine
) -> None:
    before = _contents(engine)
    for sql in attacks():
        _run_unguarded(assistant, seal, sql)
    assert _contents(engine) == before


def _run_unguarded(assistant: Engine, seal: str, sql: str) -> None:
    """Run a statement as it stands, one at a time and in one message of several, and look at what comes."""
    for at_once in (False, True):
        try:
            with reading(assistant, MINE, seal) as connection:
                connection.execute(text("SET LOCAL statement_timeout = 200"))
                driver = connection.connection.driver_connection
                assert isinstance(driver, psycopg.Connection)
                with driver.cursor() as cursor:
                    cursor.execute(sql.encode(), binary=None if at_once else True)
                    found = repr(cursor.fetchmany(100)) if cursor.description else ""
        except (QueryFailed, QueryTooLong, psycopg.errors.ProtocolViolation):
            continue
        assert str(ANOTHERS) not in found or f"'{ANOTHERS}'" in sql, (sql, found)


def _contents(engine: Engine) -> dict[str, int]:
    """How the tables' rows are, as a sum of hashes."""
    with engine.connect() as connection:
        hashes = "SELECT coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {table} t"
        return {table.name: connection.scalar(text(hashes.format(table=table.name))) for table in OWNED}
