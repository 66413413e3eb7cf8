"""Rows and how they are kept. Knows the words of bot.domain and nothing else of the bot."""
