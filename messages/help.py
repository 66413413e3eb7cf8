"""What can be typed, and what it does: the command table of the domain in words."""

from bot.domain.command_table import CHAPTERS, TOPICS, Chapter, Topic
from messages.payload import Message
from messages.render import render_message


def help_on_all(*, chapters: tuple[Chapter, ...] = CHAPTERS, topics: tuple[Topic, ...] = TOPICS) -> Message:
    """Everything in short; `topics` are what one can ask more about."""
    return render_message("messages/help_on_all", chapters=chapters, topics=topics)


def help_on(*, topic: Topic) -> Message:
    """One command in full."""
    return render_message("messages/help_on", topic=topic)


def unknown_command(*, typed: str, nearest: str) -> Message:
    """`typed` is what followed `/okr`; `nearest` is what could follow it instead, "" when nothing is near."""
    return render_message("messages/unknown_command", typed=typed, nearest=nearest)


def welcome(*, name: str, may_set_up: bool) -> Message:
    """The first message to a person. OKR admins and workspace owners are offered the set-up."""
    return render_message("messages/welcome", name=name, may_set_up=may_set_up)


def not_yet(*, topic: Topic, instead: str) -> Message:
    """Something that is in the table and not built yet; `instead` can be typed after `/okr` and comes closest."""
    return render_message("messages/not_yet", topic=topic, instead=instead)


def talk(*, meant: str) -> Message:
    """Words to the bot outside of `/okr`. `meant` is the command in them, "" where there is none."""
    return render_message("messages/talk", meant=meant)
