"""`/okr help`, words that are no command, and commands that are not built yet."""

from collections.abc import Mapping
from dataclasses import replace

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain import commands as asked_for
from bot.domain.command_says import say
from bot.domain.command_table import BY_KEY, CHAPTERS, TOPICS
from bot.domain.command_words import parse_command
from bot.domain.glossary import CONCEPTS, concept_of
from bot.payloads import Command
from messages.help import help_about, help_on, help_on_all, no_topic, not_yet, unknown_command

# What comes closest to a command that is not built yet. The help does not offer these.
_INSTEAD: Mapping[str, str] = {
    "learnings": "initiatives",
}
_BUILT = tuple(topic for topic in TOPICS if topic.key not in _INSTEAD)
_CHAPTERS = tuple(replace(part, topics=tuple(topic for topic in part.topics if topic in _BUILT)) for part in CHAPTERS)


def help_with(_deps: Deps, _request: Command, asked: asked_for.Help) -> Answer:
    """One topic, one word of the method, or all that can be typed."""
    if asked.word:
        concept = concept_of(asked.word)
        return Say(help_about(concept=concept) if concept else no_topic(word=asked.word, concepts=CONCEPTS))
    topic = BY_KEY.get(asked.topic)
    if topic is None:
        return Say(help_on_all(chapters=_CHAPTERS, topics=_BUILT))
    return Say(not_yet(topic=topic, instead=_INSTEAD[topic.key]) if topic.key in _INSTEAD else help_on(topic=topic))


def did_you_mean(_deps: Deps, _request: Command, asked: asked_for.Unknown) -> Answer:
    """The nearest command that can be typed; where that is the help, the words can be searched for."""
    is_help = isinstance(parse_command(asked.nearest), asked_for.Help)
    return Say(unknown_command(typed=asked.typed, nearest="" if is_help else asked.nearest))


def later(_deps: Deps, _request: Command, asked: asked_for.Command) -> Answer:
    """A known command whose feature is still to come; says what to use until then."""
    topic = next(topic for topic in TOPICS if say(asked).startswith(topic.key))
    return Say(not_yet(topic=topic, instead=_INSTEAD.get(topic.key, "help")))
