"""Tools that look at what the user has: transactions, their sums, accounts with their proofs, and categories."""

from __future__ import annotations

from typing import Any, Final

from finpulse import accounts
from finpulse.api.auth.guards import owner_id
from finpulse.api.categories import category_place
from finpulse.api.http.paging import after, next_cursor, number
from finpulse.api.mcp.tool import Tool
from finpulse.api.schemas.accounts import AccountProofOut
from finpulse.api.schemas.mcp.lookups import (
    AccountArguments,
    AccountsOut,
    CategoriesOut,
    PlaceFields,
    SearchArguments,
    TotalsArguments,
    TransactionsOut,
)
from finpulse.api.schemas.transactions.selection import TotalsOut
from finpulse.api.transactions import found_totals, found_transactions
from finpulse.categorisation import categories
from finpulse.extensions import current_session
from finpulse.proofs.account_view import account_proof_view, account_views


def _search(args: dict[str, Any]) -> dict[str, Any]:
    found, key = found_transactions(args)
    limit = args["limit"]
    return {"transactions": found[:limit], "next_cursor": next_cursor(found, limit, key)}


def _accounts(args: dict[str, Any]) -> dict[str, Any]:
    session, limit = current_session(), args["limit"]
    found = accounts.list_accounts(session, owner_id(), limit + 1, after(args["cursor"], number))
    cursor = next_cursor(found, limit, lambda account: [account.id])
    return {"accounts": account_views(session, found[:limit]), "next_cursor": cursor}


def _account_proof(args: dict[str, Any]) -> dict[str, Any]:
    session = current_session()
    return account_proof_view(session, accounts.find_account(session, owner_id(), args["account_id"]))


def _categories(args: dict[str, Any]) -> dict[str, Any]:
    limit, place = args["limit"], after(args["cursor"], category_place)
    found = categories.category_page(current_session(), owner_id(), limit + 1, place)
    return {"categories": found[:limit], "next_cursor": next_cursor(found, limit, categories.place_of)}


TOOLS: Final = (
    Tool(
        "search_transactions",
        "Search transactions",
        "The user's transactions by account, days (from, to), category, merchant, tag, currency, amounts or words (q), "
        "newest first unless sort says otherwise. Money out is negative. Use transaction_totals for sums and counts.",
        SearchArguments,
        TransactionsOut,
        _search,
    ),
    Tool(
        "transaction_totals",
        "Totals of transactions",
        "How many transactions the same filters select, and their exact sums by currency: money in, money out, net. "
        "Every transaction counts here, transfers between own accounts too.",
        TotalsArguments,
        TotalsOut,
        found_totals,
    ),
    Tool(
        "list_accounts",
        "List accounts",
        "The user's accounts with their balances, where each balance is from, and whether statements prove it.",
        PlaceFields,
        AccountsOut,
        _accounts,
    ),
    Tool(
        "account_proof",
        "Proof of an account",
        "What an account's statements prove, span by span, and gaps in which money moved that no statement shows.",
        AccountArguments,
        AccountProofOut,
        _account_proof,
    ),
    Tool(
        "list_categories",
        "List categories",
        "All categories that transactions can be in, with their kinds: income, transfer or spending.",
        PlaceFields,
        CategoriesOut,
        _categories,
    ),
)
