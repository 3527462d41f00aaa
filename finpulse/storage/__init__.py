"""Where uploads lie: a folder, or any object store that fsspec knows, under FINPULSE_STORAGE_URL."""
