from typing import Literal

IncomingOutCategorySourceType3Type1 = Literal['given', 'learned', 'merchant', 'model', 'none', 'rule', 'words']

INCOMING_OUT_CATEGORY_SOURCE_TYPE_3_TYPE_1_VALUES: set[IncomingOutCategorySourceType3Type1] = { 'given', 'learned', 'merchant', 'model', 'none', 'rule', 'words',  }

def check_incoming_out_category_source_type_3_type_1(value: str) -> IncomingOutCategorySourceType3Type1:
    if value in INCOMING_OUT_CATEGORY_SOURCE_TYPE_3_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INCOMING_OUT_CATEGORY_SOURCE_TYPE_3_TYPE_1_VALUES!r}")
