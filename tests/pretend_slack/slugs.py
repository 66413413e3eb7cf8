"""Names as ids and handles carry them."""

import unicodedata


def slug(name: str) -> str:
    """Lower case, ASCII, without spaces: "Ana Díaz" is "ana-diaz"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in plain.replace(" ", "-") if letter.isalnum() or letter in "-_") or "x"
