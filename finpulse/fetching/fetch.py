"""A configuration -> the file that the provider's API has to give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Final

from finpulse.fetching.api_config import ApiConfig
from finpulse.fetching.fetched_file import FetchedFile
from finpulse.fetching.provider_session import USUAL_LIMITS, FetchLimits, ProviderSession
from finpulse.fetching.providers import (
    berlin_group,
    generic,
    plaid,
    simplefin,
    stripe,
    teller,
    uk_open_banking,
    wise,
)
from finpulse.fetching.windows import FIRST_DAYS, Window, within
from finpulse.outbound.destinations import AllowedHosts

_FETCHES: Final[Mapping[str, Callable[[ProviderSession], FetchedFile]]] = {
    "generic": generic.fetch,
    "simplefin": simplefin.fetch,
    "berlin-group": berlin_group.fetch,
    "gocardless": berlin_group.fetch,
    "enable-banking": berlin_group.fetch_enable_banking,
    "uk-open-banking": uk_open_banking.fetch,
    "plaid": plaid.fetch,
    "wise": wise.fetch,
    "stripe": stripe.fetch,
}
# Accounts whose balance is what one owes.
_OWED: Final = frozenset(("credit_card", "loan"))
_FIRST_TIME: Final = f"This was the first time, so the last {FIRST_DAYS.days} days were asked for."


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches for one account, whose type says which way some providers count; ends soon once it is `stopped`."""

    account_type: str
    allowed: AllowedHosts
    stopped: Event
    limits: FetchLimits = USUAL_LIMITS

    def claim(self, config: ApiConfig) -> ApiConfig:
        """The configuration by which to ask from now on: what a setup token stands for is given out once."""
        return simplefin.claimed(self._session(config)) if config.type == "simplefin" else config

    def fetch(self, config: ApiConfig, window: Window) -> FetchedFile:
        """All pages of a window. Raises ProviderFailed, AddressRefused and AnswerTooLarge."""
        asked = within(config, window)
        file = self._fetched(asked, window)
        if window.first is None and asked != config:
            return file._replace(told=(*file.told, _FIRST_TIME))
        return file

    def _fetched(self, config: ApiConfig, window: Window) -> FetchedFile:
        if config.type == "simplefin":
            config = simplefin.with_credentials(config)
        if config.type == "teller":
            return teller.fetch(self._session(config), is_owed=self.account_type in _OWED, first_day=window.first)
        return _FETCHES[config.type](self._session(config))

    def _session(self, config: ApiConfig) -> ProviderSession:
        return ProviderSession(config, self.allowed, self.limits, self.stopped)
