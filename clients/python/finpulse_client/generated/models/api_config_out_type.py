from typing import Literal

ApiConfigOutType = Literal['berlin-group', 'enable-banking', 'generic', 'gocardless', 'plaid', 'simplefin', 'stripe', 'teller', 'uk-open-banking', 'wise']

API_CONFIG_OUT_TYPE_VALUES: set[ApiConfigOutType] = { 'berlin-group', 'enable-banking', 'generic', 'gocardless', 'plaid', 'simplefin', 'stripe', 'teller', 'uk-open-banking', 'wise',  }

def check_api_config_out_type(value: str) -> ApiConfigOutType:
    if value in API_CONFIG_OUT_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {API_CONFIG_OUT_TYPE_VALUES!r}")
