from typing import Literal

ColumnOutRole = Literal['amount', 'balance', 'category', 'credit', 'currency', 'date', 'debit', 'description', 'external_id', 'fee', 'flag', 'ignored', 'merchant', 'status', 'value_date']

COLUMN_OUT_ROLE_VALUES: set[ColumnOutRole] = { 'amount', 'balance', 'category', 'credit', 'currency', 'date', 'debit', 'description', 'external_id', 'fee', 'flag', 'ignored', 'merchant', 'status', 'value_date',  }

def check_column_out_role(value: str) -> ColumnOutRole:
    if value in COLUMN_OUT_ROLE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COLUMN_OUT_ROLE_VALUES!r}")
