"""The laws of messages: JSON in one file, words of people never in markup, a short list of filters."""

import ast
import functools
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes

import messages
from messages import filters
from messages.render import TEMPLATES, environment

PACKAGE = Path(inspect.getfile(messages)).parent
BLOCK_KIT = TEMPLATES / "_blockkit.j2"
EVERY = sorted(TEMPLATES.rglob("*.j2"))
WRITTEN = [path for path in EVERY if path != BLOCK_KIT]

# Their bodies are markup: words of ours only.
MARKED_UP = {"formatted", "remark"}
MADE_FOR_MARKUP = {"mention"}
NEITHER_SAFE_NOR_PLAIN = (
    nodes.Concat,  # joins by escaping for HTML
    nodes.Mod,
    nodes.Mul,
    nodes.FilterBlock,
    nodes.EvalContextModifier,  # {% autoescape %}
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
)
JSON_KEY = re.compile(r'"[a-z_]+"\s*:|"type"')


@functools.cache
def tree(path: Path) -> nodes.Template:
    return environment().parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


def printed(template: nodes.Node) -> Iterator[nodes.Expr]:
    for output in template.find_all(nodes.Output):
        yield from (each for each in output.nodes if not isinstance(each, nodes.TemplateData))


def called(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_only_one_file_spells_block_kit(path: Path) -> None:
    assert not JSON_KEY.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_no_constant_is_printed_because_it_would_be_escaped_for_html(path: Path) -> None:
    for expression in printed(tree(path)):
        try:
            constant = expression.as_const()
        except nodes.Impossible:
            continue
        assert not isinstance(constant, str), f"line {expression.lineno}: write {constant!r} as text"


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_a_template_keeps_to_what_is_safe_and_plain(path: Path) -> None:
    assert [f"line {node.lineno}: {node}" for node in tree(path).find_all(NEITHER_SAFE_NOR_PLAIN)] == []


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_words_are_never_added_up(path: Path) -> None:
    for addition in tree(path).find_all(nodes.Add):
        assert any(
            isinstance(each, nodes.Const) and isinstance(each.value, int) for each in (addition.left, addition.right)
        )


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_a_template_calls_macros_and_not_methods(path: Path) -> None:
    for call in tree(path).find_all(nodes.Call):
        is_block_id = isinstance(call.node, nodes.Getattr) and call.node.attr == "of"
        assert called(call) or is_block_id, f"line {call.lineno}"


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_the_filters_that_spell_json_stay_where_it_is_spelled(path: Path) -> None:
    used = {each.name for each in tree(path).find_all(nodes.Filter)}
    assert used <= filters.FOR_WORDS.keys()


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_no_fact_stands_in_markup(path: Path) -> None:
    for block in tree(path).find_all(nodes.CallBlock):
        if called(block.call) in MARKED_UP:
            for part in block.body:
                for expression in printed(nodes.Template([part])):
                    is_ours = isinstance(expression, nodes.Call) and called(expression) in MADE_FOR_MARKUP
                    assert is_ours, f"line {expression.lineno}: people's words belong into section() or context()"


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_text_objects_are_made_by_macros_alone(path: Path) -> None:
    assert not {called(call) for call in tree(path).find_all(nodes.Call)} & {"mrkdwn", "plain"}


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_the_words_of_a_template_are_escaped_by_its_author(path: Path) -> None:
    for output in tree(path).find_all(nodes.Output):
        for words in output.nodes:
            if isinstance(words, nodes.TemplateData):
                assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", words.data), words.data


@pytest.mark.parametrize("unsafe", ["e", "escape", "safe", "join", "format", "replace", "truncate", "tojson", "urlize"])
def test_the_filters_that_escape_for_html_do_not_exist(unsafe: str) -> None:
    assert unsafe not in environment().filters


def test_filters_and_tests_are_a_list_of_our_own() -> None:
    assert environment().filters == filters.ALLOWED
    assert set(environment().tests) == {"none"}


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_messages_know_nothing_but_the_domain(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"jinja2", "markupsafe", "messages"}  # markupsafe comes with jinja2
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for module in imported(node):
            assert module.split(".")[0] in allowed or module == "bot.domain" or module.startswith("bot.domain.")


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
