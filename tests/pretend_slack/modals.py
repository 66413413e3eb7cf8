"""Submitting and closing modals: Slack's own checks first, then the app, then what the app answered."""

import re
from typing import TYPE_CHECKING, Any

from tests.pretend_slack import form_state, payloads
from tests.pretend_slack.blockkit import checked_view
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.delivery import Envelope
from tests.pretend_slack.model import Json, User, View
from tests.pretend_slack.refusals import GENERIC_FAILURE
from tests.pretend_slack.stacks import ViewError

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

REQUIRED = "Please complete this required field."
ANSWER_KEYS = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}


class Modals:
    """Runs on the server's event loop."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace

    async def submit(self, user: User, view: View) -> dict[str, str]:
        """Submit; returns the errors now shown, by block_id ("" is the modal's own line)."""
        view.errors = own_errors(view)
        self._workspace.touch()
        if view.errors:
            return view.errors
        payload = {
            "type": "view_submission",
            **payloads.envelope_part(self._workspace),
            "user": payloads.user_part(user),
            "trigger_id": self._slack.triggers.issue(user.id, view.id),
            "view": payloads.view_part(self._workspace, view),
            "response_urls": self._response_urls(user, view),
        }
        ack = await self._slack.deliver(Envelope("interactive", payload))
        with self._workspace.lock:
            if not ack.ok:
                return self._fail(view, ack.error)
            if view in self._workspace.stack_of(user.id):
                self._follow(view, ack.payload)
            return view.errors

    async def close(self, user: User, view: View, *, whole_stack: bool = False) -> None:
        """Cancel, or the cross in the corner (`whole_stack`). The app hears of it if it asked to."""
        root = self._workspace.stack_of(user.id)[0]
        cleared = whole_stack or bool(view.raw["clear_on_close"])
        told = root if cleared else view
        self._slack.stacks.close(view, whole_stack=cleared)
        if told.raw["notify_on_close"]:
            payload = {
                "type": "view_closed",
                **payloads.envelope_part(self._workspace),
                "user": payloads.user_part(user),
                "view": payloads.view_part(self._workspace, told),
                "is_cleared": cleared,
            }
            await self._slack.deliver(Envelope("interactive", payload))

    def _follow(self, view: View, answer: Any) -> None:
        """Do what the app answered to the submission."""
        try:
            self._do(view, answer)
        except InvalidBlocksError as refused:
            self._refuse(view, str(refused))
        except ViewError as refused:
            self._refuse(view, refused.error)

    def _do(self, view: View, answer: Any) -> None:
        if answer in (None, "", {}):
            self._slack.stacks.close(view)
            return
        action = answer.get("response_action") if isinstance(answer, dict) else None
        if action not in ANSWER_KEYS or set(answer) - {"response_action"} != ANSWER_KEYS[action]:
            self._refuse(view, f"not an answer to a submission: {answer}")
        elif action == "errors":
            self._show_errors(view, answer["errors"])
        elif action == "update":
            self._slack.stacks.update(view, answer["view"])
        elif action == "push":
            self._slack.stacks.put_on_top(view.user, checked_view(answer["view"], self._workspace, "modal"))
        else:
            self._slack.stacks.close(view, whole_stack=True)

    def _show_errors(self, view: View, errors: Any) -> None:
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
            self._refuse(view, f"errors must be keyed by block_ids of input blocks: {errors}")
        else:
            view.errors = {block_id: str(text) for block_id, text in errors.items()}
            self._workspace.touch()

    def _refuse(self, view: View, why: str) -> None:
        self._workspace.traffic.add("within", "refused", "view_submission answer", why)
        self._fail(view, "dispatch_failed")

    def _fail(self, view: View, error: str) -> dict[str, str]:
        view.errors = {"": GENERIC_FAILURE.format(error)}
        self._workspace.touch()
        return view.errors

    def _response_urls(self, user: User, view: View) -> list[Json]:
        found = []
        state = form_state.values(view.blocks, view.typed)
        for block, element in form_state.stateful(view.blocks):
            key = form_state.value_key(element)
            chosen = state[block["block_id"]][element["action_id"]][str(key)]
            if element.get("response_url_enabled") and chosen:
                url = self._slack.response_urls.issue(user.id, chosen, kind="app")
                ids = {"block_id": block["block_id"], "action_id": element["action_id"]}
                found.append({**ids, "channel_id": chosen, "response_url": url})
        return found


def own_errors(view: View) -> dict[str, str]:
    """What Slack's own client refuses before the app hears of the submission."""
    state = form_state.values(view.blocks, view.typed)
    errors = {}
    for block, element in form_state.stateful(view.blocks):
        if block["type"] == "input":
            error = _own_error(block, element, state[block["block_id"]][element["action_id"]])
            if error:
                errors[block["block_id"]] = error
    return errors


def _own_error(block: Json, element: Json, value: Json) -> str:
    if form_state.is_empty(value):
        return "" if block["optional"] else REQUIRED
    kind, text = element["type"], str(value.get("value") or "")
    if kind == "plain_text_input":
        return _length_error(element, text)
    if kind == "number_input":
        return _number_error(element, text)
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", text):
        return "Please enter a valid URL."
    return ""


def _length_error(element: Json, text: str) -> str:
    if len(text) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(text) > element.get("max_length", 3000):
        return f"Please enter no more than {element.get('max_length', 3000)} characters."
    return ""


def _number_error(element: Json, text: str) -> str:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return "Please enter a number."
    if "." in text and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    if "min_value" in element and float(text) < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and float(text) > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return ""
