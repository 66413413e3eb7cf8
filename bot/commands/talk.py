"""People who talk to the bot instead of typing a command: in its direct messages, or by its name in a channel."""

import re
from collections.abc import Callable

from bot.actors import actor_of_user
from bot.answers import Answer, Edit, Nothing, Say
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.command_words import parse_command
from bot.domain.commands import Mine, Unknown
from bot.errors import refusal
from bot.forms.quoted import as_command
from bot.payloads import Command, Event
from bot.usecases.company.events import is_first_time
from messages.degrade import degradable, degraded
from messages.help import talk
from messages.payload import Message

Run = Callable[[Deps, Command], Answer]

_MENTIONED = re.compile(r"^\s*<@[A-Z0-9]+(?:\|[^>]*)?>[\s:,]*")


def direct_message(run: Run) -> Callable[[Deps, Event], None]:
    """What somebody writes to the bot is done where it is a command, and otherwise answered with what can be typed."""

    def answer(deps: Deps, event: Event) -> None:
        if not _is_from_a_person(deps, event) or event.body.get("channel_type") != "im":
            return
        actor = actor_of_user(deps, event.slack_user_id)
        if not is_first_time(deps.db, actor.workspace_id, event.event_id, deps.clock.now()):
            return
        text = as_command(str(event.body.get("text") or ""))
        command = Command(actor, text, event.channel_id, event.event_id, "")
        said = degraded(_answer_in_words(run, deps, command), degradable())
        thread_ts = event.body.get("thread_ts")
        deps.sender.chat_postMessage(channel=event.channel_id, thread_ts=thread_ts, **said.as_json())

    return answer


def mention(deps: Deps, event: Event) -> None:
    """Only the person who wrote the bot's name sees the answer; the channel is not disturbed."""
    if not _is_from_a_person(deps, event):
        return
    actor = actor_of_user(deps, event.slack_user_id)
    if not is_first_time(deps.db, actor.workspace_id, event.event_id, deps.clock.now()):
        return
    said = talk(meant=_meant(_MENTIONED.sub("", as_command(str(event.body.get("text") or "")))))
    thread_ts = event.body.get("thread_ts")
    deps.sender.chat_postEphemeral(
        channel=event.channel_id, user=actor.slack_user_id, thread_ts=thread_ts, **said.as_json()
    )


def _answer_in_words(run: Run, deps: Deps, command: Command) -> Message:
    """A form cannot be opened from here, but a button can open it."""
    meant = _meant(command.text)
    if not meant:
        return talk(meant="")
    try:
        answer = run(deps, command)
    except Exception as error:  # noqa: BLE001 - the last resort: the person is told, the log has the rest
        return refusal(error, command.text)
    match answer:
        case Say(message) | Edit(message):
            return message
        case Nothing():
            return talk(meant="")
        case _:
            return talk(meant=meant)


def _meant(text: str) -> str:
    """The command in a text, as it would be typed after `/okr`; "" where there is none."""
    parsed = parse_command(text)
    return "" if isinstance(parsed, Unknown | Mine) else say(parsed)


def _is_from_a_person(deps: Deps, event: Event) -> bool:
    """Not our own words, not those of other apps, no edit and nothing that was deleted or joined."""
    is_plain = not event.body.get("subtype") and not event.body.get("bot_id") and not event.body.get("hidden")
    return is_plain and bool(event.slack_user_id) and event.slack_user_id != deps.installation.bot_user_id
