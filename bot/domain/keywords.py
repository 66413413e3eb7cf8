"""The words by which a text is found again: folded alike on both databases, in any script.

Nothing is looked up in a dictionary: case and accents go, and so does the s of an English plural. Scripts that are
written without spaces are cut into pairs of letters, since only a dictionary would know their words.
"""

import re
import unicodedata

LONGEST = 40  # of a keyword
MOST = 60  # keywords of one text
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_SAY_NOTHING = frozenset(
    "a an and are as at be by for from in into is it its of on or our than that the their this to we with".split()  # noqa: SIM905
)


def keywords_of(*texts: str) -> frozenset[str]:
    """The keywords of these texts together; those that say nothing are left out."""
    found = dict.fromkeys(word for text in texts for word in _folded(text))
    return frozenset(list(found)[:MOST])


def likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """How much of the shorter of two texts the other has, from 0 to 1."""
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def is_alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two titles speak of the same thing: they share two words and half of the shorter one, or all of it."""
    shared = len(mine & theirs)
    return likeness(mine, theirs) >= 0.5 and (shared > 1 or shared == max(len(mine), len(theirs)))


def _folded(text: str) -> list[str]:
    parted = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in parted if not unicodedata.combining(each))
    words: list[str] = []
    for run in _WORD.findall(unicodedata.normalize("NFC", bare)):
        words += _pairs(run) if _UNSPACED.search(run) else [_singular(run)[:LONGEST]]
    return [word for word in words if word not in _SAY_NOTHING]


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def _pairs(run: str) -> list[str]:
    """The pairs of neighbouring letters of each part without spaces, and other scripts between them as they are."""
    found: list[str] = []
    for part in re.findall(rf"{_UNSPACED.pattern}|(?:(?!{_UNSPACED.pattern}).)+", run):
        is_unspaced = len(part) > 1 and _UNSPACED.match(part)
        found += [part[at : at + 2] for at in range(len(part) - 1)] if is_unspaced else [_singular(part)[:LONGEST]]
    return found
