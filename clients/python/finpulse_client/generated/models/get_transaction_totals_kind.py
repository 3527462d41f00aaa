from typing import Literal

GetTransactionTotalsKind = Literal['external', 'income', 'spending', 'transfer']

GET_TRANSACTION_TOTALS_KIND_VALUES: set[GetTransactionTotalsKind] = { 'external', 'income', 'spending', 'transfer',  }

def check_get_transaction_totals_kind(value: str) -> GetTransactionTotalsKind:
    if value in GET_TRANSACTION_TOTALS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GET_TRANSACTION_TOTALS_KIND_VALUES!r}")
