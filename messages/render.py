"""Templates to messages and views.

Safe by default: whatever a template prints is escaped as Slack wants it, unless one of our macros made it. The filters
and tests are a short list of our own, so the ones of Jinja2 that escape for HTML or switch escaping off do not exist.
"""

import functools
import json
import re
import threading
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, Template, Undefined
from markupsafe import Markup

from bot.domain import vocabulary
from bot.domain.cards import PersonLine
from bot.domain.handover import NOBODY
from bot.domain.permissions import Verb
from bot.domain.progress import Remark
from bot.domain.references import Reference
from messages import filters, ids, limits
from messages.checking import check_message, check_view
from messages.clipping import clip
from messages.compiling import CompilingEnvironment
from messages.escaping import BREAK, as_formatted, escape, isolated
from messages.payload import Message, View

TEMPLATES = Path(__file__).with_name("templates")
_COMPILING = threading.Lock()

# Macros of these files are global names in every template, each file seeing those before it.
_MACRO_FILES = (*("_blockkit.j2", "_words.j2", "_forms.j2", "_steering.j2", "_summary.j2", "_brief.j2", "_bets.j2"),)
# Tuples, because a union is built anew at each look, and dozens of values are looked at for one message.
_NOT_FOR_READING = (Enum, bool)
_FOR_READING = (str, int, Reference, PersonLine)
# Whole strings, whatever is in them; a quotation mark that opens none is left for the JSON parser to refuse.
_ALL_BUT_TRAILING_COMMAS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[^",]+|,(?!\s*[\]}])|"')


def render_message(template: str, **facts: object) -> Message:
    """Render `messages/NAME`, which sets `text` and `blocks`: the first says in words what the second shows.

    Raises BlockKitError for what Slack would refuse. Text that people typed is cut to fit; the number of rows is the
    caller's to limit (MessageTooLarge).
    """
    rendered = vars(_template(template, facts).make_module(facts, shared=True))
    words = clip(as_formatted(rendered["text"]), limits.MESSAGE_TEXT)
    message = Message(words, parse(f"[{rendered['blocks']}]"))
    check_message(message)
    return message


def render_view(template: str, **facts: object) -> View:
    """Render a modal or a Home tab; raises as `render_message` does."""
    view = View(parse(_template(template, facts).render(facts)))
    check_view(view)
    return view


def parse(spelled: str) -> Any:
    """The JSON that the macros spelled, less the comma behind each last entry."""
    return json.loads("".join(_ALL_BUT_TRAILING_COMMAS.findall(spelled)))


@functools.cache
def environment() -> CompilingEnvironment:
    """The only Jinja2 environment of the product; made at first use."""
    made = CompilingEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters = dict(filters.ALLOWED)
    made.tests = {"none": lambda value: value is None}
    made.globals = {"limits": limits, "br": BREAK, "ALL_HELP": ids.ALL_HELP, "NOBODY": NOBODY, **_our_names()}
    for name in _MACRO_FILES:
        macros = made.get_template(name).module
        made.globals.update({each: macro for each, macro in vars(macros).items() if not each.startswith("_")})
    return made


def _our_names() -> dict[str, object]:
    """The enums that templates compare with and the ids that they hand out: a name that is not there is an error."""
    enums = (each for each in vars(vocabulary).values() if isinstance(each, type) and issubclass(each, Enum))
    named: list[type] = [*enums, Remark, Verb, ids.ActionId, ids.BlockId, ids.CallbackId]
    return {each.__name__: each for each in named}


def _finalize(value: object) -> str:
    """What `{{ }}` may print: our macros' output as it is, words and whole numbers escaped, and nothing that would
    show how a value is kept instead of what it means (None, a date, an enum, an unrounded amount)."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return str(value)  # which raises
    if isinstance(value, _NOT_FOR_READING) or not isinstance(value, _FOR_READING):
        raise TypeError(f"{value!r} is not for reading: use a filter")
    return isolated(escape(str(value)))


@functools.cache
def compiled(name: str) -> Template:
    """A template by its name."""
    with _COMPILING:  # of many threads that come at once, each would do it otherwise
        return environment().get_template(f"{name}.j2")


def _template(name: str, facts: Iterable[str]) -> Template:
    """A template for these facts."""
    template = compiled(name)
    if taken := [fact for fact in facts if fact in template.globals]:
        raise TypeError(f"a fact may not be named like a macro: {', '.join(taken)}")
    return template
