"""On which processor the bot runs."""

import logging
import os
import random

_log = logging.getLogger(__name__)


def keep_to_one_processor() -> None:
    """Let this process, and all that it starts, run on one of the processors that it may use, where the system can say
    so (Linux).

    Python's threads run one at a time anyway. On several processors each change of turns wakes another processor, and
    finds none of what it needs in its cache: that takes a third of all that the bot can do.
    """
    if not hasattr(os, "sched_setaffinity"):
        return
    try:
        # By chance, so that several bots on one machine do not meet on the same.
        os.sched_setaffinity(0, {random.choice(sorted(os.sched_getaffinity(0)))})  # noqa: S311
    except OSError as error:  # a sandbox may forbid it, and processors may be taken away meanwhile
        _log.warning("the bot stays on several processors, where it is slower: %s", error)
