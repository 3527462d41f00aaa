from typing import Literal

RefusalCode = Literal['embedded_sql', 'fabrication', 'financial_advice', 'no_such_data', 'no_such_metric', 'other_person', 'other_user_data', 'out_of_domain', 'unknown_entity', 'write_request']

REFUSAL_CODE_VALUES: set[RefusalCode] = { 'embedded_sql', 'fabrication', 'financial_advice', 'no_such_data', 'no_such_metric', 'other_person', 'other_user_data', 'out_of_domain', 'unknown_entity', 'write_request',  }

def check_refusal_code(value: str) -> RefusalCode:
    if value in REFUSAL_CODE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REFUSAL_CODE_VALUES!r}")
