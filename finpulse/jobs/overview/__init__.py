"""All owners' jobs as an operator sees them: by what they are, and those that don't get on."""
