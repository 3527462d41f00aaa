"""Whatever an operator would be asked about an installation, looked at in one go."""
