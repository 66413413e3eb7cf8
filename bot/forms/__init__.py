"""The forms of goals: opened from commands, buttons and shortcuts, read when they come back. A form's module opens it
and turns its fields into a value of `bot.domain.entered`; use cases judge what stands in it."""
