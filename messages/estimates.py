"""How long something takes, in words."""

_SECONDS_AN_UPDATE = 20


def minutes_for(updates: int) -> str:
    """How long answering takes, at twenty seconds each: "about a minute" for three, "about 3 minutes" for eight."""
    minutes = -(-updates * _SECONDS_AN_UPDATE // 60)
    return "about a minute" if minutes <= 1 else f"about {minutes} minutes"
