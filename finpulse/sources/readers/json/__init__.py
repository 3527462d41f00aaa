"""JSON statements, as the interfaces of banks and aggregators give them."""
