"""The assistant over HTTP: questions in words, the registry of metrics, and examples."""
