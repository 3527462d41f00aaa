from typing import Literal

UpdateAccountRowsType3Type1 = Literal['reread']

UPDATE_ACCOUNT_ROWS_TYPE_3_TYPE_1_VALUES: set[UpdateAccountRowsType3Type1] = { 'reread',  }

def check_update_account_rows_type_3_type_1(value: str) -> UpdateAccountRowsType3Type1:
    if value in UPDATE_ACCOUNT_ROWS_TYPE_3_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UPDATE_ACCOUNT_ROWS_TYPE_3_TYPE_1_VALUES!r}")
