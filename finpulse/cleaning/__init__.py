"""Cells to values: dates, amounts, merchants, categories, fingerprints. Pure: no database, no Flask, no Celery."""
