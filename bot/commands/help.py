"""`/okr help`, and words that are no command."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain import commands as asked_for
from bot.domain.command_table import BY_KEY
from bot.domain.command_words import parse_command
from bot.domain.glossary import CONCEPTS, concept_of
from bot.payloads import Command
from messages.help import help_about, help_on, help_on_all, no_topic, unknown_command


def help_with(_deps: Deps, _request: Command, asked: asked_for.Help) -> Answer:
    """One topic, one word of the method, or all that can be typed."""
    if asked.word:
        concept = concept_of(asked.word)
        return Say(help_about(concept=concept) if concept else no_topic(word=asked.word, concepts=CONCEPTS))
    topic = BY_KEY.get(asked.topic)
    return Say(help_on(topic=topic) if topic else help_on_all())


def did_you_mean(_deps: Deps, _request: Command, asked: asked_for.Unknown) -> Answer:
    """The nearest command that can be typed; where that is the help, the words can be searched for."""
    is_help = isinstance(parse_command(asked.nearest), asked_for.Help)
    return Say(unknown_command(typed=asked.typed, nearest="" if is_help else asked.nearest))
