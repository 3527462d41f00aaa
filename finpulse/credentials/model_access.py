"""Where a language model is asked, and by which key: an endpoint that speaks as OpenAI's chat completions do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from finpulse.credentials.secret_settings import read_secret
from finpulse.errors import SettingError

URL: Final = "FINPULSE_ASSISTANT_URL"
MODEL: Final = "FINPULSE_ASSISTANT_MODEL"
KEY: Final = "FINPULSE_ASSISTANT_KEY"
COMPLETIONS: Final = "/chat/completions"
_URL: Final = re.compile(r"https?://[^\s@/?#]+(/[^\s@?#]*)?")


class ModelAccess(NamedTuple):
    """The address of chat completions, empty where no model is asked; the model's name there, and the key if any."""

    url: str
    model: str
    key: str


NO_MODEL: Final = ModelAccess("", "", "")


def read_model_access(given: Mapping[str, str]) -> ModelAccess:
    """What the environment says of a language model. Raises SettingError for what can't be used.

    >>> read_model_access({URL: "http://localhost:11434/v1/", MODEL: "small"}).url
    'http://localhost:11434/v1/chat/completions'
    """
    url, model, key = given.get(URL, "").strip(), given.get(MODEL, "").strip(), read_secret(given, KEY)
    if not url:
        return ModelAccess("", model, key)
    if not _URL.fullmatch(url):
        raise SettingError(
            URL, url.partition("://")[0][:20] + "…", f"a URL such as https://host/v1; a key goes to {KEY}"
        )
    if not model:
        raise SettingError(MODEL, "", "the name of the model that is to be asked")
    whole = url.rstrip("/").removesuffix(COMPLETIONS) + COMPLETIONS
    return ModelAccess(whole, model, key)
