"""What the HTTP contract says of all operations alike, held over each of them as /openapi.json lists them."""
