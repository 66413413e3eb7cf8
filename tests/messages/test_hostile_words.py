"""Whatever a person typed is shown as text: it can never ping anyone, forge a link or break a message."""

import functools
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.checking import check_message, check_view
from messages.escaping import strip_unsafe
from messages.payload import Message, View
from tests.messages.all_samples import SAMPLES, Sample

HOSTILE = (
    "",
    "\x00\x0b\x0c\x7f",
    "<!channel> <!here> <!everyone>",
    "<@U0ANA0001> and <#C0GEN0001>",
    "<https://evil.example|Approve>",
    "*bold* _it_ ~no~ `code` ```block```",
    '"}]},{"type":"divider"},',
    "{{ 7 * 7 }}{% raw %}",
    "\\u003c!channel\\u003e",
    "\u202egnihtemos\u202c \u2066hidden\u2069",
    "first\nsecond\r\nthird\u2028fourth",
    "&lt;!channel&gt; &amp;amp;",
    "👩‍👩‍👧‍👦" * 400,
    "a" * 5_000,
    "<" * 5_000,
    "\u0301" * 500,
    ", ]",
)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SPECIAL = re.compile(r"<[!@#a-z]")


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_hostile_words_stay_words(sample: Sample) -> None:
    for words in HOSTILE:
        stays_words(sample, words)


@settings(max_examples=300, deadline=None)
@given(sample=st.sampled_from(SAMPLES), words=anything)
def test_any_words_stay_words(sample: Sample, words: str) -> None:
    stays_words(sample, words)


def stays_words(sample: Sample, words: str) -> None:
    asked: list[str] = []

    def typed(original: str) -> str:
        asked.append(original)
        return words

    shown = sample.build(typed)
    json.loads(json.dumps(shown.as_json()))
    if isinstance(shown, View):
        check_view(shown)
    else:
        check_message(shown)
    assert specials(shown) == ours(sample)
    if asked:
        assert beginning_of(words) in squeezed(" ".join(leaves(shown.as_json())))


@functools.cache
def ours(sample: Sample) -> list[str]:
    """What the template itself puts there."""
    return specials(sample.build(lambda original: original))


def specials(shown: Message | View) -> list[str]:
    """What Slack would act upon: mentions, broadcasts and links in the texts in which it reads markup."""
    read = [shown.text] if isinstance(shown, Message) else []
    read += [each["text"] for each in objects(shown.as_json()) if each.get("type") == "mrkdwn"]
    return [found for text in read for found in SPECIAL.findall(text)]


def leaves(body: Any) -> Iterator[str]:
    """The texts in which Slack reads no markup."""
    for each in objects(body):
        if each.get("type") in {"plain_text", "text", "raw_text"}:
            yield each["text"]
        yield each.get("initial_value", "")


def objects(body: Any) -> Iterator[dict[str, Any]]:
    if isinstance(body, dict):
        yield body
    for part in body.values() if isinstance(body, dict) else body if isinstance(body, list) else ():
        yield from objects(part)


def beginning_of(words: str) -> str:
    return squeezed(strip_unsafe(words))[:20].strip()


def squeezed(words: str) -> str:
    return " ".join(words.split())
