from typing import Literal

ListTransactionsKind = Literal['external', 'income', 'spending', 'transfer']

LIST_TRANSACTIONS_KIND_VALUES: set[ListTransactionsKind] = { 'external', 'income', 'spending', 'transfer',  }

def check_list_transactions_kind(value: str) -> ListTransactionsKind:
    if value in LIST_TRANSACTIONS_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_TRANSACTIONS_KIND_VALUES!r}")
