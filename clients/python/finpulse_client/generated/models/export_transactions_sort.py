from typing import Literal

ExportTransactionsSort = Literal['-amount', '-created_at', '-date', 'amount', 'created_at', 'date']

EXPORT_TRANSACTIONS_SORT_VALUES: set[ExportTransactionsSort] = { '-amount', '-created_at', '-date', 'amount', 'created_at', 'date',  }

def check_export_transactions_sort(value: str) -> ExportTransactionsSort:
    if value in EXPORT_TRANSACTIONS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_TRANSACTIONS_SORT_VALUES!r}")
