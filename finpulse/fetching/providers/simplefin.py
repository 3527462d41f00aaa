"""SimpleFIN: a bridge to banks. The protocol: https://www.simplefin.org/protocol.html."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import httpx

from finpulse.errors import ProviderFailed
from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.cells import amount_of, day_of_epoch, first_text, records_of, text_of
from finpulse.fetching.fetched_file import BookedBalance, FetchedFile, ProviderEntry, written_file
from finpulse.fetching.provider_refusals import without_secrets
from finpulse.fetching.provider_session import ProviderSession, json_of


def claimed(session: ProviderSession) -> ApiConfig:
    """The configuration with the access URL for which a setup token stands; the same where it has one already.

    A token is good for one claim, so whatever comes of this must be kept. Raises ProviderFailed.
    """
    claim_url = claim_url_of(session.config.url)
    if claim_url is None:
        return session.config
    access_url = session.post(claim_url, None).body.decode("utf-8", "replace").strip()
    if not access_url.startswith(("https://", "http://")):
        raise ProviderFailed("The bridge has answered the setup token with no access URL; make a new token there.")
    return replace(session.config, url=access_url)


def claim_url_of(url: str) -> str | None:
    """The URL that a setup token, in Base64, stands for; None where this is no such token."""
    try:
        decoded = base64.b64decode(url.strip(), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return None
    return decoded if decoded.startswith(("https://", "http://")) else None


def address_of_access(url: str) -> str:
    """An access URL without its name and password, which become a header."""
    try:
        return str(httpx.URL(url).copy_with(userinfo=b""))
    except httpx.InvalidURL:
        return url


def with_credentials(config: ApiConfig) -> ApiConfig:
    """The configuration with the name and password of an access URL as a header: no URL is asked with these in it."""
    url = httpx.URL(config.url)
    if not url.userinfo:
        return config
    pair = unquote(url.userinfo.decode("ascii"))
    basic = base64.b64encode(pair.encode()).decode("ascii")
    return replace(
        config, url=str(url.copy_with(userinfo=b"")), headers={**config.headers, "Authorization": f"Basic {basic}"}
    )


def fetch(session: ProviderSession) -> FetchedFile:
    """The transactions of one account: posted ones, and those that are not yet with `pending: 1` as a parameter."""
    url = session.config.url.rstrip("/")
    answer = session.get(url if url.endswith("/accounts") else f"{url}/accounts", session.config.params)
    document = json_of(answer)
    told = [without_secrets(str(said), session.config)[:200] for said in document.get("errors") or []]
    account = _account(records_of(document, "accounts"), told)
    currency = _currency(account)
    entries = [_entry(record, currency) for record in records_of(account, "transactions")]
    balance = BookedBalance(amount_of(account, "balance"), currency, day_of_epoch(account.get("balance-date")))
    # Its day is that of the last entry that the balance holds after; what is posted later that day is not in it.
    balances = [balance._replace(day=None) if any(not entry.is_pending for entry in entries) else balance]
    return written_file(entries, session.pages, balances, told)


def _account(accounts: list[Any], told: list[str]) -> Any:
    """The one account of the answer. Raises ProviderFailed where there are several, or none."""
    if len(accounts) == 1:
        return accounts[0]
    if not accounts:
        raise ProviderFailed(f"The bridge tells no account. {' '.join(told) or 'Look at api_config.params.'}")
    names = ", ".join(f"{text_of(account, 'id')[:60]} ({text_of(account, 'name')[:60]})" for account in accounts[:20])
    raise ProviderFailed(
        f"The bridge tells {len(accounts)} accounts; say which one by api_config.params.account: {names}."
    )


def _currency(account: Any) -> str | None:
    """A code; a currency of somebody's own has a URL instead, and then it is the account's here."""
    code = text_of(account, "currency")
    return code.upper() if len(code) == 3 else None


def _entry(record: Any, currency: str | None) -> ProviderEntry:
    posted = day_of_epoch(record.get("posted"))
    return ProviderEntry(
        id=text_of(record, "id"),
        day=posted or day_of_epoch(record.get("transacted_at")),
        amount=amount_of(record, "amount"),
        currency=currency,
        counterparty=first_text(record, "payee"),
        text=" ".join(filter(None, [text_of(record, "description"), text_of(record, "memo")])),
        is_pending=record.get("pending") is True or posted is None,
    )
