"""People beyond their profile: tokens for their programs, a second factor, all that is held of them, and admins."""
