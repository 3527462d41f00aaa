"""What lets somebody in besides the password, who is locked out, what one may have, and under which key secrets lie."""
