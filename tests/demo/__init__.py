"""`make demo`: the real bot in a pretend Slack, with a company that is eight weeks into its quarter."""
