"""Accounts -> how they look to a client: what they hold, what the bank says, and whether both are proven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from finpulse.models import Account
from finpulse.proofs.account_history import gap_sentence
from finpulse.proofs.account_proof import AccountProof, account_proof, account_proofs

_NOTHING = Decimal(0)


def account_views(
    session: Session, accounts: Sequence[Account], proofs: Mapping[int, AccountProof] | None = None
) -> list[dict[str, Any]]:
    """The accounts of one owner as AccountOut tells them, by their proofs if these are known already."""
    proofs = account_proofs(session, accounts) if proofs is None else proofs
    return [_view(account, proofs[account.id]) for account in accounts]


def account_view(session: Session, account: Account) -> dict[str, Any]:
    """One account as AccountOut tells it."""
    return account_views(session, [account])[0]


def account_proof_view(session: Session, account: Account) -> dict[str, Any]:
    """The account's time from its first to its last statement, as AccountProofOut tells it."""
    proof = account_proof(session, account)
    return {
        "verdict": proof.history.verdict,
        "opening_balance": proof.opening or _NOTHING,
        "balance_source": proof.source,
        "currency": account.currency,
        "spans": [
            {
                "from": span.first_day,
                "to": span.last_day,
                "opening": span.opening,
                "closing": span.closing,
                "verdict": span.verdict,
                "job_ids": span.job_ids,
            }
            for span in proof.history.spans
        ],
        "gaps": [
            {**gap._asdict(), "currency": account.currency, "sentence": gap_sentence(gap, account.currency)}
            for gap in proof.history.gaps
        ],
    }


def _view(account: Account, proof: AccountProof) -> dict[str, Any]:
    opening = proof.opening or _NOTHING
    return {
        "id": account.id,
        "name": account.name,
        "provider": account.provider,
        "account_type": account.account_type,
        "currency": account.currency,
        "balance": opening + account.balance,
        "opening_balance": opening,
        "balance_source": proof.source,
        "bank_balance": proof.bank_balance,
        "proof": proof.history.verdict,
        "is_active": account.is_active,
        "created_at": account.created_at,
        "updated_at": account.updated_at,
    }
