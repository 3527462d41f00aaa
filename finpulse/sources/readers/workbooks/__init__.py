"""Workbooks: XLSX, ODS and XLS."""
