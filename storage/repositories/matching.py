"""Finding words in texts, whatever their case."""

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import Mapped


def has_word(text: ColumnElement[str] | Mapped[str], word: str) -> ColumnElement[bool]:
    """Whether a text contains a word or a part of one. SQLite folds the case of ASCII letters only, so the ways in
    which people write other letters are tried one by one."""
    ways = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    return or_(*(text.icontains(way, autoescape=True) for way in sorted(ways)))


def has_words(text: ColumnElement[str] | Mapped[str], words: tuple[str, ...]) -> ColumnElement[bool]:
    """Whether a text contains all of them."""
    return and_(*(has_word(text, word) for word in words))
