"""What people look at: Home, lists, one item in full, and what selects offer."""
