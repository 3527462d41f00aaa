"""The Model Context Protocol: what programs that speak it may look up and change, as tools, one POST a message."""
