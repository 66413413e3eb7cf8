"""What comes due, for whom and when: rounds, prompts, reminders, and whoever is away."""
