"""The documentation that is made from what serves: /openapi.json, and what each operation says of itself."""
