"""One process owns an SQLite file: a lock beside it, held until the process ends.

Two processes that tick and send on one file would only find each other out by waiting for each other. On PostgreSQL any
number may run. The lock goes when its process does, however that ends, so nothing is left to clean up.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import make_url


class DatabaseOwned(Exception):
    """Another process runs on this file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def owned(url: str) -> Iterator[None]:
    """Own the database while inside; raises DatabaseOwned, or OSError when the file cannot be written.

    gunicorn forks inside: the parent then holds the lock for its workers, also while one replaces another.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    path = Path(address.database).resolve()
    _check_writable(path)
    lock = FileLock(f"{path}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise DatabaseOwned(path) from error
    try:
        yield
    finally:
        lock.release()


def _check_writable(path: Path) -> None:
    """A typing error in the path must not make folders."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.parent}")
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder")
    for place in [path.parent, *([path] if path.exists() else [])]:
        if not os.access(place, os.W_OK):
            raise PermissionError(f"{place} cannot be written by this user")
