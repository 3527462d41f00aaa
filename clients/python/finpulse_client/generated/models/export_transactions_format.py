from typing import Literal

ExportTransactionsFormat = Literal['beancount', 'csv', 'jsonl', 'ledger', 'ofx', 'parquet', 'qif']

EXPORT_TRANSACTIONS_FORMAT_VALUES: set[ExportTransactionsFormat] = { 'beancount', 'csv', 'jsonl', 'ledger', 'ofx', 'parquet', 'qif',  }

def check_export_transactions_format(value: str) -> ExportTransactionsFormat:
    if value in EXPORT_TRANSACTIONS_FORMAT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EXPORT_TRANSACTIONS_FORMAT_VALUES!r}")
