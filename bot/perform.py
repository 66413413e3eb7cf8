"""Turns answers into Slack's acknowledgements and calls. Nothing else in the bot acknowledges a payload."""

import logging
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any

from slack_bolt import Ack
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.answers import Answer, Close, Edit, FormErrors, Nothing, Open, Options, Say, Update
from bot.deps import Deps
from bot.payloads import Place
from messages.degrade import degradable, without
from messages.ids import CallbackId
from messages.notices import in_modal, too_slow
from messages.payload import JsonObject, Message, View

_log = logging.getLogger(__name__)

# Slack's words for a trigger that was used up or waited longer than three seconds.
_TRIGGER_GONE = {"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired"}


def answer_command(deps: Deps, place: Place, answer: Answer, ack: Ack) -> None:
    """Say it in the acknowledgement; a modal is opened first, because its trigger lives three seconds."""
    match answer:
        case Say(message) if _newer_blocks(message.blocks):  # only a response_url says whether they were refused
            ack()
            _in_background(deps, place.response_url, message, replace=False)
        case Say(message) | Edit(message):
            ack(response_type="ephemeral", **message.as_json())
        case Open(view) | Update(view):
            if _open(deps, place.trigger_id, view):
                ack()
            else:
                ack(response_type="ephemeral", **too_slow().as_json())
        case _:
            ack()


def answer_action(deps: Deps, place: Place, answer: Answer, ack: Ack) -> None:
    """In a message answers go by response_url; in a modal or on Home they are views."""
    match answer:
        case Say(message) | Edit(message) if place.callback_id == CallbackId.NOTICE:  # words make room for words
            _update(deps, place.view_id, place.view_hash, in_modal(message))
        case Say(message) | Edit(message) if place.view_id:
            _show(deps, place, in_modal(message))
        case Say(message):
            _in_background(deps, place.response_url, message, replace=False)
        case Edit(message):
            _in_background(deps, place.response_url, message, replace=True)
        case Open(view):
            _show(deps, place, view)
        case Update(view) if place.view_id:
            _update(deps, place.view_id, place.view_hash, view)
        case Update(view):
            _show(deps, place, view)
        case _:
            pass
    ack()


def answer_submission(answer: Answer, ack: Ack) -> None:
    """The acknowledgement itself says what becomes of the modal."""
    match answer:
        case FormErrors(errors):
            ack(response_action="errors", errors=dict(errors))
        case Update(view):
            ack(response_action="update", view=view.as_json())
        case Open(view):
            ack(response_action="push", view=view.as_json())
        case Say(message) | Edit(message):
            ack(response_action="update", view=in_modal(message).as_json())
        case Close(everything=True):
            ack(response_action="clear")
        case Close() | Nothing() | Options():
            ack()


def answer_suggestion(answer: Answer, ack: Ack) -> None:
    """The options of a select that searches."""
    offered = answer.options if isinstance(answer, Options) else ()
    ack(options=[{"text": {"type": "plain_text", "text": words}, "value": value} for words, value in offered])


def answer_shortcut(deps: Deps, place: Place, answer: Answer, ack: Ack) -> None:
    """Shortcuts open modals; a global one has no channel to answer in, so words become a small modal."""
    match answer:
        case Open(view) | Update(view):
            _open(deps, place.trigger_id, view)
        case Say(message) | Edit(message):
            _open(deps, place.trigger_id, in_modal(message))
        case _:
            pass
    ack()


def _show(deps: Deps, place: Place, view: View) -> None:
    if not _open(deps, place.trigger_id, view, push=place.is_modal) and place.response_url:
        _in_background(deps, place.response_url, too_slow(), replace=False)


def _open(deps: Deps, trigger_id: str, view: View, *, push: bool = False) -> bool:
    if not trigger_id:
        return False
    call = deps.slack.views_push if push else deps.slack.views_open
    try:
        call(trigger_id=trigger_id, view=view.as_json())
    except SlackApiError as error:
        if error.response.get("error") not in _TRIGGER_GONE:
            raise
        return False
    except (OSError, HTTPException):  # no answer in time: the person sees no modal and is told
        return False
    return True


def _update(deps: Deps, view_id: str, view_hash: str, view: View) -> None:
    try:
        deps.slack.views_update(view_id=view_id, hash=view_hash, view=view.as_json())
    except SlackApiError as error:
        # A newer click has already changed the view, or it was closed: that newer state is what should be seen.
        if error.response.get("error") not in ("hash_conflict", "not_found"):
            raise


def _in_background(deps: Deps, response_url: str, message: Message, *, replace: bool) -> None:
    deps.background.submit(_respond, response_url, message.as_json(), replace=replace)


def _respond(response_url: str, body: Mapping[str, Any], *, replace: bool) -> None:
    """Post to a response_url; where the workspace refuses the newer blocks, say the same in text.

    A response_url answers plain 200 or an HTTP error. The first use of a refused block costs one of its five uses.
    """
    webhook = WebhookClient(response_url, timeout=5, retry_handlers=[])
    newer = _newer_blocks(body["blocks"])
    for blocks in [body["blocks"], without(body["blocks"], newer)][: 2 if newer else 1]:
        try:
            response = webhook.send_dict(
                {**body, "blocks": blocks, "response_type": "ephemeral", "replace_original": replace}
            )
        except (OSError, HTTPException, ValueError):  # ValueError: an address that is none
            _log.warning("an answer could not be delivered: no connection to its response_url")
            return
        if response.status_code == 200:
            return
    _log.warning("an answer could not be delivered: its response_url answered %s", response.status_code)


def _newer_blocks(blocks: list[JsonObject]) -> frozenset[str]:
    """Charts and tables, which some workspaces do not have yet: Slack then refuses the whole answer."""
    return degradable() & {block["type"] for block in blocks}
