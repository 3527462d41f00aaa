from typing import Literal

SpanOutVerdict = Literal['contradicted', 'proven', 'unprovable']

SPAN_OUT_VERDICT_VALUES: set[SpanOutVerdict] = { 'contradicted', 'proven', 'unprovable',  }

def check_span_out_verdict(value: str) -> SpanOutVerdict:
    if value in SPAN_OUT_VERDICT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SPAN_OUT_VERDICT_VALUES!r}")
