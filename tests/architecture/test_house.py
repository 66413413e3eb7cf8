"""The laws of the house that import contracts cannot say."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = sorted(path for place in ("bot", "storage", "messages") for path in (ROOT / place).rglob("*.py"))
WRITTEN = [path for path in PRODUCT if "versions" not in path.parts]

CLOCK_READS = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time"), ("time", "monotonic")}
BUILT_IN_FUNCTIONS_ONLY = {"App", "create_engine", "BackgroundScheduler", "WebClient", "Thread", "ThreadPoolExecutor"}
RUNS_AT_IMPORT = {"configure_logging", "load_dotenv", "connect", "read_settings", "open_workspace", "migrate"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def calls_at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls outside of functions: in module and class bodies."""
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'":
            continue
        if isinstance(node, ast.Call):
            yield node
        waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", [path for path in WRITTEN if path.name != "clock.py"], ids=name)
def test_only_the_clock_reads_the_clock(path: Path) -> None:
    read = [
        ast.unparse(node)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in CLOCK_READS
    ]
    assert read == []


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_nothing_happens_at_import(path: Path) -> None:
    done = {
        called.id
        for call in calls_at_import(tree(path))
        if isinstance(called := call.func, ast.Name) and called.id in BUILT_IN_FUNCTIONS_ONLY | RUNS_AT_IMPORT
    }
    assert done == set()


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def test_no_repository_commits() -> None:
    committing = [
        name(path)
        for path in (ROOT / "storage" / "repositories").glob("*.py")
        if re.search(r"\.(commit|rollback|close)\(", path.read_text())
    ]
    assert committing == []


def test_no_use_case_calls_another() -> None:
    """Each is made by `writing` or `reading` and takes the Database; inside one there is only a session."""
    use_cases = {
        node.name
        for path in (ROOT / "bot" / "usecases").rglob("*.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        and any(getattr(each, "id", "") in {"writing", "reading"} for each in node.decorator_list)
    }
    called = [
        f"{name(path)}: {node.func.id}"
        for path in (ROOT / "bot" / "usecases").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in use_cases
    ]
    assert use_cases
    assert called == []


# They change nothing that others read: drafts, when somebody is asked again, what was asked about or seen.
LEAVE_NO_TRACE = {
    *("begin_afresh", "keep_check_in", "turn_page", "put_off", "remember_home", "see_brief"),
    *("doubt_after_finishing", "how_far_it_is"),
}


def test_what_people_change_is_in_the_audit_trail() -> None:
    """Each writing use case with an actor comes to `Trail.record`, by itself or by the steps that it names."""
    names_in: dict[str, set[str]] = {}
    changes: set[str] = set()
    for path in (ROOT / "bot" / "usecases").rglob("*.py"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                used = names_in.setdefault(node.name, set())
                used |= {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
                used |= {
                    each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute) and each.attr == "record"
                }
            if isinstance(node, ast.FunctionDef) and "writing" in map(ast.unparse, node.decorator_list):
                changes |= {node.name} if "actor" in {each.arg for each in node.args.args} else set()

    def comes_to(name: str, seen: set[str]) -> bool:
        fresh = names_in.get(name, set()) - seen
        seen |= fresh
        return "record" in fresh or any(comes_to(each, seen) for each in fresh)

    assert len(changes) > 40
    assert {name for name in changes if not comes_to(name, {name})} == LEAVE_NO_TRACE


def test_no_mocks_and_no_patches_of_our_own_code() -> None:
    guilty = [
        name(path)
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__) and re.search(r"MagicMock|unittest\.mock|monkeypatch\.setattr", path.read_text())
    ]
    assert guilty == []
