"""How long `python -m bot` takes to be ready, next to importing the same packages; and the memory it then holds."""

import ast
import importlib.util
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.manifest import build
from tests.pretend_slack import PretendSlack, Workspace

ROOT = Path(__file__).parents[2]
ROUNDS, GOAL_RATIO, GOAL_MEGABYTES = 5, 1.5, 150
_PRODUCT = ("bot", "storage", "messages")
_NOT_IN_SOCKET_MODE = ("gunicorn",)


def main() -> bool:
    """Measure both in turn, each in a fresh interpreter, and compare the medians."""
    imports = sorted(third_party_imports())
    ready, baseline, resident = [], [], []
    workspace = Workspace(name="Acme", manifest=build())
    with PretendSlack.start(workspace) as slack, tempfile.TemporaryDirectory() as folder:
        _start(slack, Path(folder))  # makes the database and the compiled files
        for _ in range(ROUNDS):
            baseline.append(_import(imports))
            seconds, megabytes = _start(slack, Path(folder))
            ready.append(seconds)
            resident.append(megabytes)
    ratio, megabytes = median(ready) / median(baseline), max(resident)
    print(f"  importing the {len(imports)} modules that it imports: {median(baseline):.2f} s, median of {ROUNDS}")
    print(f"  `python -m bot` by Socket Mode, ready: {median(ready):.2f} s, median of {ROUNDS}")
    print(f"  ratio: {ratio:.2f} (goal: at most {GOAL_RATIO})")
    print(f"  resident when ready: {megabytes:.0f} MB (goal: under {GOAL_MEGABYTES} MB)")
    return ratio <= GOAL_RATIO and megabytes < GOAL_MEGABYTES


def third_party_imports() -> set[str]:
    """Every module of another project that our modules name, as far as Socket Mode on SQLite needs it."""
    named = {name for place in _PRODUCT for path in (ROOT / place).rglob("*.py") for name in _named_in(path)}
    return {
        name for name in named if name.split(".")[0] not in {*_PRODUCT, *_NOT_IN_SOCKET_MODE, *sys.stdlib_module_names}
    }


def _named_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (
                f"{node.module}.{alias.name}"
                for alias in node.names
                if node.module.split(".")[0] not in _PRODUCT and _is_module(f"{node.module}.{alias.name}")
            )


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except (ModuleNotFoundError, AttributeError, ValueError):
        return False


def _import(modules: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "\n".join(f"import {module}" for module in modules)], check=True, cwd=ROOT)
    return time.perf_counter() - began


def _start(slack: PretendSlack, folder: Path) -> tuple[float, float]:
    """Seconds until it says that it is ready, which is when its connection stands, and megabytes resident then."""
    app = slack.workspace.app
    environment = {
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": app.bot_token,
        "SLACK_APP_TOKEN": app.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if "ready: listening" in line:
                    return time.perf_counter() - began, _resident(process.pid)
        finally:
            process.terminate()
            process.stderr.read()
    raise RuntimeError("the bot did not start")


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else 0.0
