"""One typed function for each template, and one sample at least."""

import ast
import functools
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import meta

import messages
from bot.domain.command_words import parse_command
from bot.domain.commands import Unknown
from messages.render import TEMPLATES, environment
from tests.messages.all_samples import SAMPLES

PACKAGE = Path(inspect.getfile(messages)).parent
PUBLIC = sorted(
    path.relative_to(TEMPLATES).with_suffix("").as_posix()
    for path in TEMPLATES.rglob("*.j2")
    if not path.name.startswith("_")
)


@functools.cache
def renderings() -> list[tuple[ast.FunctionDef, ast.Call]]:
    return list(_renderings())


def _renderings() -> Iterator[tuple[ast.FunctionDef, ast.Call]]:
    for path in PACKAGE.glob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name not in {"render_message", "render_view"}:
                for node in ast.walk(function):
                    name = getattr(getattr(node, "func", None), "id", "")
                    if isinstance(node, ast.Call) and name in {"render_message", "render_view"}:
                        yield function, node


def template_of(call: ast.Call) -> str:
    assert isinstance(call.args[0], ast.Constant)
    return str(call.args[0].value)


def free_variables(template: str) -> set[str]:
    source = (TEMPLATES / f"{template}.j2").read_text(encoding="utf-8")
    return meta.find_undeclared_variables(environment().parse(source)) - environment().globals.keys()


def test_every_template_has_exactly_one_function() -> None:
    assert sorted(template_of(call) for _, call in renderings()) == PUBLIC


@pytest.mark.parametrize("template", PUBLIC)
def test_a_function_takes_what_its_template_shows_and_nothing_else(template: str) -> None:
    [(function, call)] = [(function, call) for function, call in renderings() if template_of(call) == template]
    parameters = [each.arg for each in function.args.kwonlyargs]
    assert {each.arg: getattr(each.value, "id", None) for each in call.keywords} == {each: each for each in parameters}
    assert set(parameters) == free_variables(template)
    assert not function.args.args


@pytest.mark.parametrize("template", PUBLIC)
def test_every_template_has_a_sample(template: str) -> None:
    assert any(sample.template == template for sample in SAMPLES)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.name)
def test_what_a_template_tells_people_to_type_is_understood(path: Path) -> None:
    told = re.findall(r"""(?:[Tt]ype |")/okr((?: (?!in any)[a-z]+)*)""", path.read_text(encoding="utf-8"))
    assert [typed for typed in told if isinstance(parse_command(typed), Unknown)] == []


def test_no_two_samples_have_the_same_name() -> None:
    names = [str(sample) for sample in SAMPLES]
    assert len(names) == len(set(names))
