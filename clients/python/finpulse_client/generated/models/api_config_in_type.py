from typing import Literal

ApiConfigInType = Literal['berlin-group', 'enable-banking', 'generic', 'gocardless', 'plaid', 'simplefin', 'stripe', 'teller', 'uk-open-banking', 'wise']

API_CONFIG_IN_TYPE_VALUES: set[ApiConfigInType] = { 'berlin-group', 'enable-banking', 'generic', 'gocardless', 'plaid', 'simplefin', 'stripe', 'teller', 'uk-open-banking', 'wise',  }

def check_api_config_in_type(value: str) -> ApiConfigInType:
    if value in API_CONFIG_IN_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {API_CONFIG_IN_TYPE_VALUES!r}")
