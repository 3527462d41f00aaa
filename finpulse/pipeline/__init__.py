"""Ingest, transform, load, aggregate: one file a stage, each a generator of bounded, set-based batches."""
