"""What the clock does, and how everything leaves for Slack."""
