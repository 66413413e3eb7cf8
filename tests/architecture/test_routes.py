"""Whatever can be typed has a handler, and whatever is typed leads somewhere."""

from typing import get_args

import pytest

from bot.command_routes import COMMANDS
from bot.domain import commands
from bot.domain.command_table import TOPICS
from bot.domain.command_words import parse_command


def test_every_command_has_a_handler() -> None:
    assert set(COMMANDS) == set(get_args(commands.Command))


def test_no_word_belongs_to_two_topics() -> None:
    words = [word for topic in TOPICS for word in topic.words]

    assert len(words) == len(set(words))


@pytest.mark.parametrize("key", [topic.key for topic in TOPICS])
def test_help_knows_every_topic_by_the_word_that_is_typed(key: str) -> None:
    assert parse_command(f"help {key}") == commands.Help(key)
