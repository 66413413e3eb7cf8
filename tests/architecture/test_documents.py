"""What the documents name exists, and what the bot reads is named: commands, settings and make targets."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.domain.command_words import parse_command
from bot.domain.commands import Unknown
from tests.demo.pictures import MOST_BYTES

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), ROOT / ".env.example", *(ROOT / "docs").rglob("*.md")]
    if path.exists() and path.name != "CHANGELOG.md"  # which also tells of what is gone
)
LEVELS = {"DEBUG", "INFO", "WARNING", "ERROR"}
SETTING = re.compile(r"\b(?:SLACK|DATABASE|LOG|OKR)_[A-Z_]+\b|\bPORT\b")
SET_BY_OTHERS = {"TEST_POSTGRES_URL", "DYNO"}  # for the tests; by a hosting provider
REQUIRED_ELSEWHERE = {"PORT"}  # make demo has one of its own, by the same name


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def settings_read() -> set[str]:
    """Every name that bot/settings.py asks the environment for."""
    words = {
        node.value
        for node in ast.walk(ast.parse((ROOT / "bot" / "settings.py").read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in words if re.fullmatch(r"[A-Z][A-Z_]+", word)} - SET_BY_OTHERS - LEVELS


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def code_in(path: Path) -> str:
    """What a document shows in code spans and fenced blocks."""
    text = path.read_text()
    fenced = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return "\n".join([*fenced, *spans])


def test_every_setting_stands_in_the_example() -> None:
    assert settings_read() - set(SETTING.findall((ROOT / ".env.example").read_text())) == set()


def test_every_setting_stands_in_the_readme() -> None:
    assert settings_read() - set(SETTING.findall((ROOT / "README.md").read_text())) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_setting_that_is_named_is_read(path: Path) -> None:
    assert set(SETTING.findall(path.read_text())) - settings_read() - SET_BY_OTHERS - REQUIRED_ELSEWHERE == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code_in(path))) - make_targets() == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_slash_command_that_is_shown_is_understood(path: Path) -> None:
    shown = re.findall(r"(?<![\w/.])/okr(?: ([^\n`|]*)|$)", code_in(path), re.MULTILINE)
    unknown = [words for words in shown if isinstance(parse_command(words.split("#")[0].strip()), Unknown)]
    assert unknown == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_subcommand_that_is_shown_exists(path: Path) -> None:
    shown = set(re.findall(r"python -m bot ([a-z]+)", path.read_text()))
    assert shown - subcommands() == set()


def test_the_subcommands_are_found() -> None:
    assert subcommands() >= {"run", "migrate", "manifest"}


def test_every_make_target_is_explained_by_make_help() -> None:
    explained = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert make_targets() - explained == set()


def test_procfile_and_dockerfile_start_the_same_bot() -> None:
    assert "python -m bot" in (ROOT / "Procfile").read_text()
    assert '["python", "-m", "bot"]' in (ROOT / "Dockerfile").read_text()


def test_the_image_holds_the_packages_and_their_files() -> None:
    """What pip installs from the folders that are copied is the whole product: templates and examples, too."""
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    packages = {each.rstrip("*") for each in setuptools["packages"]["find"]["include"]}
    copied = re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    files = {path for package in packages for path in (ROOT / package).rglob("*.*") if "__pycache__" not in path.parts}
    shipped = {
        path
        for package, patterns in setuptools["package-data"].items()
        for each in patterns
        for path in (ROOT / package).glob(each)
    }
    assert packages < set(" ".join(copied).split())
    assert all((ROOT / each).exists() for each in " ".join(copied).split())
    assert {path for path in files if path.suffix != ".py"} == shipped


def test_make_hands_its_settings_to_the_demo() -> None:
    told = subprocess.run(
        ["make", "--dry-run", "demo", "PORT=8766", "EMPTY=1"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "-m tests.demo --port 8766 --empty" in told.stdout


def subcommands() -> set[str]:
    told = subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.search(r"\{([a-z,]+)\}", told.stdout)
    assert listed, told.stdout
    return set(listed.group(1).split(","))


def test_the_readme_shows_pictures_that_are_there_and_small() -> None:
    shown = set(re.findall(r"!\[[^]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text()))
    taken = {name(path) for path in (ROOT / "docs").glob("*.png") if path.stat().st_size <= MOST_BYTES}
    assert shown == taken
