"""The bot: everything that talks to Slack, and the rules."""
