from typing import Literal

IncomingOutCategorySourceType2Type1 = Literal['given', 'learned', 'merchant', 'model', 'none', 'rule', 'words']

INCOMING_OUT_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES: set[IncomingOutCategorySourceType2Type1] = { 'given', 'learned', 'merchant', 'model', 'none', 'rule', 'words',  }

def check_incoming_out_category_source_type_2_type_1(value: str) -> IncomingOutCategorySourceType2Type1:
    if value in INCOMING_OUT_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INCOMING_OUT_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES!r}")
