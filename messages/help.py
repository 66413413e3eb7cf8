"""What can be typed, and what it does: the command table of the domain in words."""

from collections.abc import Sequence

from bot.domain.command_table import CHAPTERS, TOPICS, Chapter, Topic
from bot.domain.glossary import Concept
from messages.payload import Message
from messages.render import render_message


def help_on_all(*, chapters: tuple[Chapter, ...] = CHAPTERS, topics: tuple[Topic, ...] = TOPICS) -> Message:
    """Everything in short; `topics` are what one can ask more about."""
    return render_message("messages/help_on_all", chapters=chapters, topics=topics)


def help_on(*, topic: Topic) -> Message:
    """One command in full."""
    return render_message("messages/help_on", topic=topic)


def help_about(*, concept: Concept) -> Message:
    """A word of the method, explained."""
    return render_message("messages/help_about", concept=concept)


def no_topic(*, word: str, concepts: Sequence[Concept]) -> Message:
    """There is no help on this word; `concepts` are what can be explained."""
    return render_message("messages/no_topic", word=word, concepts=concepts)


def unknown_command(*, typed: str, nearest: str) -> Message:
    """`typed` is what followed `/okr`; `nearest` is what could follow it instead, "" when nothing is near."""
    return render_message("messages/unknown_command", typed=typed, nearest=nearest)


def welcome(*, name: str, offers_set_up: bool, is_live: bool, owns_something: bool) -> Message:
    """The first message to a person: whoever may set the workspace up is offered that, and whoever owns something
    already is led to it."""
    return render_message(
        "messages/welcome", name=name, offers_set_up=offers_set_up, is_live=is_live, owns_something=owns_something
    )


def talk(*, meant: str) -> Message:
    """Words to the bot outside of `/okr`. `meant` is the command in them, "" where there is none."""
    return render_message("messages/talk", meant=meant)
