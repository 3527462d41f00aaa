"""Statements that are fetched from a provider, in the ingest stage of their job."""
