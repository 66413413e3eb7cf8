"""What `make test` leaves out is said at the end of the run."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_without_a_browser_the_run_says_what_is_missing() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/browser/test_contrast.py"],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": "there-is-none"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "no Chromium on PATH" in told.stdout
