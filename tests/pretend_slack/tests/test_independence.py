"""The pretend Slack knows Slack, and nothing of what is tested with it."""

import ast
from pathlib import Path


def test_it_knows_nothing_of_the_product() -> None:
    imported = set()
    for file in Path(__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(str(node.module).partition(".")[0])
            elif isinstance(node, ast.Import):
                imported |= {name.name.partition(".")[0] for name in node.names}

    assert "aiohttp" in imported
    assert not imported & {"bot", "storage", "messages"}
