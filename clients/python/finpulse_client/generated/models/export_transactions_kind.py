from typing import Literal

ExportTransactionsKind = Literal['external', 'income', 'spending', 'transfer']

EXPORT_TRANSACTIONS_KIND_VALUES: set[ExportTransactionsKind] = { 'external', 'income', 'spending', 'transfer',  }

def check_export_transactions_kind(value: str) -> ExportTransactionsKind:
    if value in EXPORT_TRANSACTIONS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_TRANSACTIONS_KIND_VALUES!r}")
