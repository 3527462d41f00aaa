"""Traces: the path of a request and of its job as spans, sent to a collector where a setting names one."""
