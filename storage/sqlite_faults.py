"""Faults that versions of SQLite are known for, as far as they concern this bot."""

_WAL_RESET_FIXED = (3, 51, 3)
_ALSO_FIXED = {(3, 50): 7, (3, 44): 6}  # the releases to which the repair was carried back


def known_fault(version: tuple[int, int, int]) -> str:
    """What is wrong with this version and what to do; "" where nothing is known."""
    if version >= _WAL_RESET_FIXED or version[2] >= _ALSO_FIXED.get(version[:2], 1_000):
        return ""
    number = ".".join(map(str, version))
    return (
        f"SQLite {number} can damage a file that two connections write at once. This bot writes by one: keep "
        "other programs that write, such as Litestream, off its file, or move to SQLite 3.51.3."
    )
