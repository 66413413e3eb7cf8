"""python -m tests.benchmarks [name ...]: runs the benchmarks and says which goals are met."""

import platform
import sys

from tests.benchmarks import brief, coach, delivering, home, ideas, learnings, quarter, startup, truth, updates

BENCHMARKS = {
    "startup": ("Ready to listen, and resident memory", startup.main),
    "updates": ("Updates over signed HTTP, SQLite, synchronous=FULL", updates.main),
    "delivering": ("The clock and the senders, 10,000 people, SQLite", delivering.main),
    "home": ("Home and /okr as the company grows, SQLite", home.main),
    "quarter": ("A quarter of 200 people, simulated: messages that nobody asked for", quarter.main),
    "truth": ("Forty problems planted in a quarter, simulated: which of them the posts name", truth.main),
    "brief": ("The executive brief of a large company, SQLite", brief.main),
    "ideas": ("The ideas of a large company, ranked, SQLite", ideas.main),
    "learnings": ("What the initiatives of a large company taught, SQLite", learnings.main),
    "coach": ("The coach, on texts that it was not tuned on", coach.main),
}


def main(names: list[str]) -> int:
    """Run the named ones, or all; exit status 1 when a goal is missed."""
    print(f"{platform.machine()}, Python {platform.python_version()}")
    missed = []
    for name, (title, run) in BENCHMARKS.items():
        if not names or name in names:
            print(f"\n{title}")
            if not run():
                missed.append(name)
    print("\nGoals missed: " + ", ".join(missed) if missed else "\nAll goals met.")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
