"""Messages on their way, and posts that have to change."""
