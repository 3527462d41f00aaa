from typing import Literal

ReportOverallStatus = Literal['degraded', 'healthy', 'unhealthy']

REPORT_OVERALL_STATUS_VALUES: set[ReportOverallStatus] = { 'degraded', 'healthy', 'unhealthy',  }

def check_report_overall_status(value: str) -> ReportOverallStatus:
    if value in REPORT_OVERALL_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {REPORT_OVERALL_STATUS_VALUES!r}")
