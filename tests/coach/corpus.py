"""The labelled texts on which the coach is tuned, and those on which it is measured."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_FILE = Path(__file__).with_name("corpus.txt")
BATCHES = (1, 2, 3, 4, 5)
_KEPT_OUT = 5  # all of it; the second to the fourth were opened for tuning once they had been measured


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, what it is ("objective", "key result", "initiative" or "task"), the trade that it comes from, and in
    which batch it was written."""

    label: str
    text: str
    trade: str
    batch: int

    @property
    def is_held_out(self) -> bool:
        """Whether the rules may not be tuned on it: half of the first batch, chosen by the letters alone, and the whole
        of the newest."""
        is_in_second_half = sha256(self.text.encode()).digest()[0] % 2 == 1
        return self.batch == _KEPT_OUT or (self.batch == 1 and is_in_second_half)


def labelled_texts() -> tuple[Labelled, ...]:
    """All of them, in the order of the file."""
    found, trade, batch = [], "", 1
    for line in filter(None, _FILE.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# The ") and " batch: " in line:
            batch += 1
        elif line.startswith("## "):
            trade = line.removeprefix("## ")
        elif not line.startswith("# "):
            label, _, text = line.partition(": ")
            found.append(Labelled(label, text, trade, batch))
    return tuple(found)
