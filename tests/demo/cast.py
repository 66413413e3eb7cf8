"""Who works at the demo's company, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in the pretend Slack. `zone` is an IANA name, "" where Slack tells none."""

    name: str
    zone: str
    locale: str = "en-US"
    is_admin: bool = False


CAST = (
    Part("Ana Diaz", "Europe/Madrid", "en-GB"),
    Part("Ben Okoro", "America/New_York"),
    Part("Carol Kim", "Asia/Seoul", is_admin=True),
    Part("Dana Silva", "America/Sao_Paulo", "pt-BR"),
    Part("Emil Novak", "Europe/Prague", "cs-CZ"),
    Part("Priya Nair", "Asia/Kolkata", "en-IN"),
    Part("Kai Akana", "Pacific/Honolulu"),
    Part("Mia Walker", "Pacific/Auckland", "en-NZ"),
    Part("Tom Becker", "Europe/Berlin", "de-DE"),
)

CHANNELS = {
    "general": tuple(part.name for part in CAST),
    "growth": ("Ana Diaz", "Ben Okoro", "Carol Kim", "Dana Silva"),
    "product": ("Ana Diaz", "Ben Okoro", "Emil Novak", "Tom Becker"),
    "leadership": ("Ana Diaz", "Carol Kim", "Emil Novak", "Priya Nair"),  # reads the executive brief
    "impact": ("Priya Nair", "Kai Akana", "Mia Walker", "Carol Kim"),
}
