"""Once the bot is built, the garbage collector leaves alone what stays as long as the process."""

import subprocess
import sys

LOOKS_AT = """
import gc
from bot.server import settle_in

settle_in()
print(len(gc.get_objects()), gc.get_freeze_count())
"""


def test_the_garbage_collector_does_not_look_through_what_was_imported() -> None:
    """In a process of its own: this one would keep for good what other tests have made."""
    shown = subprocess.run([sys.executable, "-c", LOOKS_AT], capture_output=True, check=True, text=True).stdout
    looked_at, left_alone = (int(count) for count in shown.split())

    assert left_alone > 50 * looked_at
