"""What lets somebody in besides the password: personal access tokens and a second factor; and who is locked out."""
