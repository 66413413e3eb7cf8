"""On which processor the bot runs."""

import os
import random


def keep_to_one_processor() -> None:
    """Let this process, and all that it starts, run on one of the processors that it may use, where the system can say
    so (Linux).

    Python's threads run one at a time anyway. On several processors each change of turns wakes another processor, and
    finds none of what it needs in its cache: that takes a third of all that the bot can do.
    """
    if hasattr(os, "sched_setaffinity"):
        # By chance, so that several bots on one machine do not meet on the same.
        os.sched_setaffinity(0, {random.choice(sorted(os.sched_getaffinity(0)))})  # noqa: S311
