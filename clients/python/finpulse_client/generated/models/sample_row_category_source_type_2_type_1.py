from typing import Literal

SampleRowCategorySourceType2Type1 = Literal['given', 'learned', 'merchant', 'model', 'none', 'rule', 'words']

SAMPLE_ROW_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES: set[SampleRowCategorySourceType2Type1] = { 'given', 'learned', 'merchant', 'model', 'none', 'rule', 'words',  }

def check_sample_row_category_source_type_2_type_1(value: str) -> SampleRowCategorySourceType2Type1:
    if value in SAMPLE_ROW_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SAMPLE_ROW_CATEGORY_SOURCE_TYPE_2_TYPE_1_VALUES!r}")
