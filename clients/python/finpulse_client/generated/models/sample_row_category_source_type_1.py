from typing import Literal

SampleRowCategorySourceType1 = Literal['given', 'learned', 'merchant', 'model', 'none', 'rule', 'words']

SAMPLE_ROW_CATEGORY_SOURCE_TYPE_1_VALUES: set[SampleRowCategorySourceType1] = { 'given', 'learned', 'merchant', 'model', 'none', 'rule', 'words',  }

def check_sample_row_category_source_type_1(value: str) -> SampleRowCategorySourceType1:
    if value in SAMPLE_ROW_CATEGORY_SOURCE_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SAMPLE_ROW_CATEGORY_SOURCE_TYPE_1_VALUES!r}")
