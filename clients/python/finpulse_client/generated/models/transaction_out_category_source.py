from typing import Literal

TransactionOutCategorySource = Literal['given', 'learned', 'merchant', 'model', 'none', 'rule', 'words']

TRANSACTION_OUT_CATEGORY_SOURCE_VALUES: set[TransactionOutCategorySource] = { 'given', 'learned', 'merchant', 'model', 'none', 'rule', 'words',  }

def check_transaction_out_category_source(value: str) -> TransactionOutCategorySource:
    if value in TRANSACTION_OUT_CATEGORY_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TRANSACTION_OUT_CATEGORY_SOURCE_VALUES!r}")
