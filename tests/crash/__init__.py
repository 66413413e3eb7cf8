"""The bot dies at the worst moments, and the pretend Slack's own log says what came of it."""
