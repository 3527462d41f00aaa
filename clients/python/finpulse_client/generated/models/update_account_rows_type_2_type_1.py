from typing import Literal

UpdateAccountRowsType2Type1 = Literal['reread']

UPDATE_ACCOUNT_ROWS_TYPE_2_TYPE_1_VALUES: set[UpdateAccountRowsType2Type1] = { 'reread',  }

def check_update_account_rows_type_2_type_1(value: str) -> UpdateAccountRowsType2Type1:
    if value in UPDATE_ACCOUNT_ROWS_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UPDATE_ACCOUNT_ROWS_TYPE_2_TYPE_1_VALUES!r}")
