"""All that is held of a user: handed over as one archive, or deleted until nothing is left."""
