"""Problem types (RFC 9457): what a client may be told went wrong, each with its code, its meaning and what helps."""
