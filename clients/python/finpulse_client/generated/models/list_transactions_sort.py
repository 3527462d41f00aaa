from typing import Literal

ListTransactionsSort = Literal['-amount', '-created_at', '-date', 'amount', 'created_at', 'date']

LIST_TRANSACTIONS_SORT_VALUES: set[ListTransactionsSort] = { '-amount', '-created_at', '-date', 'amount', 'created_at', 'date',  }

def check_list_transactions_sort(value: str) -> ListTransactionsSort:
    if value in LIST_TRANSACTIONS_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_TRANSACTIONS_SORT_VALUES!r}")
