"""What an account's owner does, through the API and on the model of the account alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from tests.support.account_model import AccountModel
from tests.support.account_rows import Brought, Row, Same, Span
from tests.support.account_shaping import Shaping
from tests.support.client import Client
from tests.support.jobs import IMPORT_STAGES, Run, upload

# The column of the balance in the files that the model writes.
BALANCE = 3


class Action(NamedTuple):
    """What is done, with two numbers that choose what it is done to and how."""

    kind: str
    first: int = 0
    second: int = 0


class AccountOwner(Shaping):
    """Does each action at the API, and lets the model follow; what isn't possible just now is left out."""

    def __init__(self, client: Client, run: Run, model: AccountModel) -> None:
        self.client, self.run, self.model = client, run, model
        self.account = client.account()

    def do(self, action: Action) -> None:
        getattr(self, f"_{action.kind}")(action.first, action.second)

    def told(self) -> dict[str, Any]:
        """What the API says of the account, in the words of the model."""
        proof, shown = self.client.get(f"/accounts/{self.account}/proof"), self.client.get(f"/accounts/{self.account}")
        assert (proof["verdict"], proof["opening_balance"]) == (shown["proof"], shown["opening_balance"])
        return {
            "spans": [
                Span(_day(span["from"]), _day(span["to"]), span["opening"], span["closing"], span["verdict"], jobs)
                for span in proof["spans"]
                for jobs in [tuple(span["job_ids"])]
            ],
            "gaps": [(_day(gap["after"]), _day(gap["before"]), gap["difference"]) for gap in proof["gaps"]],
            "opening": shown["opening_balance"],
            "source": shown["balance_source"],
            "balance": shown["balance"],
            "verdict": shown["proof"],
        }

    def told_rows(self) -> list[tuple[Any, ...]]:
        """The account's transactions, by all that the model knows of them."""
        fields = ("date", "amount", "currency", "description", "note", "job_id", "tags", "splits")
        rows = self.client.transactions(account_id=self.account)
        told = [{**row, **_typed(row)} for row in rows]
        return sorted((tuple(row[field] for field in fields) for row in told), key=str)

    def _import(self, first: int, last: int) -> None:
        job = upload(self.client, self.model.file(first, last), self.account, IMPORT_STAGES, self.run)
        self.model.bring(self._as_read(job, first, last))

    def _undo(self, choice: int, _: int) -> None:
        if jobs := list(self.model.statements):
            job = jobs[choice % len(jobs)]
            assert self.client.request("DELETE", f"/etl/jobs/{job}").status_code == 204
            self.model.undo(job)

    def _delete(self, choice: int, _: int) -> None:
        if row := self._row(choice):
            number = self._id_of(row)
            assert self.client.request("DELETE", f"/transactions/{number}").status_code == 204
            self.model.delete(row, number)

    def _invert(self, choice: int, _: int) -> None:
        """Read a statement with the other sign."""
        if statement := self._statement(choice):
            self._reread(statement, {"sign": "as_written" if statement.is_inverted else "inverted"})

    def _balance(self, choice: int, _: int) -> None:
        """Let a statement's balance not be one, or be one again."""
        if statement := self._statement(choice):
            role = "ignored" if statement.has_balance else "balance"
            self._reread(statement, {"columns": [{"index": BALANCE, "role": role}]})

    def _same(self, choice: int, _: int) -> None:
        """Send a reading back as it came."""
        if statement := self._statement(choice):
            self._reread(statement, self.client.get(f"/etl/jobs/{statement.job}")["reading"])

    def _accept(self, choice: int, _: int) -> None:
        if statement := self._statement(choice):
            questions = self.client.get(f"/etl/jobs/{statement.job}")["questions"]
            if any(question["about"] == "proof" for question in questions):
                self._do_reread(statement.job, {"proof": "accept"})

    def _edit(self, choice: int, what: int) -> None:
        """Change a day, a text, a note, a category or a merchant."""
        row = self._row(choice)
        if row is None:
            return
        if what % 5 == 0:
            row.day += timedelta(days=what % 7 - 3 or 1)
            change = {"date": row.day.isoformat()}
        elif what % 5 == 1:
            row.text = f"Rewritten {what}"
            change = {"description": row.text}
        elif what % 5 == 2:
            row.note = f"Note {what}"
            change = {"note": row.note}
        elif what % 5 == 3 and row.splits:
            return  # Its parts have categories of their own.
        else:
            change = {"category": ("Groceries", "Travel")[what % 2]} if what % 5 == 3 else {"merchant": f"Shop {what}"}
        answer = self.client.request("PATCH", f"/transactions/{self._id_of(row)}", json=change)
        assert answer.status_code == 200, answer.text

    def _post(self, choice: int, cents: int) -> None:
        """Add a transaction by hand, which the bank doesn't know: what it has too is taken for one with its rows."""
        day = self.model.bank[choice % len(self.model.bank)].day
        text, amount = f"Cash {cents}", Decimal(50_000 + cents).scaleb(-2)
        body = {"amount": str(amount), "date": day.isoformat(), "description": text, "account_id": self.account}
        posted = self.client.post("/transactions", body)["id"]
        same = Same(day, amount, self.model.currency, text)
        self.model.waiting.append(Row(same, None, None, day, text, id=posted))

    def _count(self, *_: int) -> None:
        """Count what was posted."""
        for stage in ("transform", "load"):
            job = self.client.post(f"/etl/{stage}-only", expect=202)["id"]
            assert self.run(self.client.user_id, job, stage)
        self.model.count_waiting()

    def _opening(self, cents: int, is_set: int) -> None:
        self.model.opening_set = Decimal(cents).scaleb(-2) if is_set % 3 else None
        self._change_account(opening_balance=None if self.model.opening_set is None else str(self.model.opening_set))

    def _currency(self, *_: int) -> None:
        """Rows keep their currency, so that an account that has any keeps its own unless more is said."""
        other = "USD" if self.model.currency == "EUR" else "EUR"
        if self.client.get("/transactions", account_id=self.account, limit=1):
            answer = self.client.request("PATCH", f"/accounts/{self.account}", json={"currency": other})
            assert (answer.status_code, answer.json["code"]) == (409, "in_use"), answer.text
            return
        self.model.currency = other
        self._change_account(currency=other)

    def _type(self, choice: int, _: int) -> None:
        self._change_account(account_type=("checking", "savings")[choice % 2])

    def _change_account(self, **changes: Any) -> None:
        answer = self.client.request("PATCH", f"/accounts/{self.account}", json=changes)
        assert answer.status_code == 200, answer.text

    def _statement(self, choice: int) -> Brought | None:
        statements = list(self.model.statements.values())
        return statements[choice % len(statements)] if statements else None

    def _row(self, choice: int) -> Row | None:
        rows = [*self.model.rows.values(), *self.model.waiting]
        return rows[choice % len(rows)] if rows else None

    def _id_of(self, row: Row) -> int:
        """The id that the API has for a row: one that a statement brought is found by its line."""
        if row.id is not None:
            return row.id
        assert row.owner is not None
        assert row.movement is not None
        line = row.movement - self.model.statements[row.owner].first + 2  # The first line is the header.
        [found] = [each for each in self.client.transactions(job_id=row.owner) if each["line"] == line]
        return int(found["id"])

    def _reread(self, statement: Brought, reading: dict[str, Any]) -> None:
        """Read a statement again; what was asked for must be so, and the job says what else has become of it."""
        self._do_reread(statement.job, {"reading": reading})
        again = self._as_read(statement.job, statement.first, statement.last)
        assert replace(again, verdict="") == replace(_expected(statement, reading), verdict="")
        self.model.reread(again)

    def _do_reread(self, job: int, body: dict[str, Any]) -> None:
        again = self.client.post(f"/etl/jobs/{job}/reread", body, expect=202)["id"]
        done = self.run(self.client.user_id, again, "reread")
        assert done, self.client.get(f"/etl/jobs/{again}")

    def _as_read(self, job: int, first: int, last: int) -> Brought:
        """How a job says that it has read a statement: detection may have remembered an earlier answer."""
        told = self.client.get(f"/etl/jobs/{job}")
        reading = told["reading"]
        roles = {column["index"]: column["role"] for column in reading["columns"]}
        is_inverted, has_balance = reading["sign"] == "inverted", roles[BALANCE] == "balance"
        read = Brought(job, first, last, reading["currency"], is_inverted, has_balance, told["proof"]["verdict"])
        assert (read.verdict == "proven") == read.tells_balances, told
        return read


def _expected(statement: Brought, reading: dict[str, Any]) -> Brought:
    """The statement under the parts of a reading that were asked for."""
    if "columns" in reading:
        [has_balance] = [column["role"] == "balance" for column in reading["columns"] if column["index"] == BALANCE]
        statement = replace(statement, has_balance=has_balance)
    return replace(statement, is_inverted=reading["sign"] == "inverted") if "sign" in reading else statement


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """What the model has as other types than JSON."""
    splits = tuple((Decimal(part["amount"]), part["category"]) for part in row["splits"])
    return {"date": _day(row["date"]), "amount": Decimal(row["amount"]), "tags": tuple(row["tags"]), "splits": splits}


def _day(told: str) -> date:
    return date.fromisoformat(told)
