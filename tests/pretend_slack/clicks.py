"""Clicks and choices in messages, modals and Home, and the typing in external selects."""

from typing import TYPE_CHECKING

from tests.pretend_slack import form_state, payloads
from tests.pretend_slack.blockkit import checked_options
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.delivery import Ack, Envelope
from tests.pretend_slack.model import Json, Message, User, Values, View
from tests.pretend_slack.refusals import GENERIC_FAILURE, NotPossibleError

if TYPE_CHECKING:
    from tests.pretend_slack.server import PretendSlack

ECHOED = ("placeholder", "initial_option", "confirm", "style", "text")
NO_RESULTS = "couldn't load results"


class Clicks:
    """Runs on the server's event loop."""

    def __init__(self, slack: "PretendSlack") -> None:
        self._slack, self._workspace = slack, slack.workspace

    async def act(self, user: User, place: Message | View, block_id: str, action_id: str, value: Json) -> None:
        """Click or choose. Returns when the app has acknowledged; a failure is shown where the person is.

        Raises NotPossibleError if the element is gone, or the option is not one that it offers.
        """
        block, element = self._element(place, block_id, action_id)
        body = self._entered(user, place, block, element, value)
        if block["type"] == "input" and not block["dispatch_action"]:
            return
        if not self._workspace.app.is_interactive:
            raise NotPossibleError("This app is not configured to handle interactive responses.")
        action = self._action(block, element, body)
        ack = await self._slack.deliver(Envelope("interactive", self._payload(user, place, action)))
        self._show_failure(user, place, ack)

    def keep(self, user: User, place: Message | View, block_id: str, action_id: str, value: Json) -> None:
        """Keep what was typed, without telling the app."""
        block, element = self._element(place, block_id, action_id)
        self._entered(user, place, block, element, value)

    async def suggest(self, user: User, place: Message | View, block_id: str, action_id: str, text: str) -> Json:
        """Ask the app for the options of an external select. Raises NotPossibleError if none could be loaded."""
        block, element = self._element(place, block_id, action_id)
        if len(text) < element.get("min_query_length", 3):
            return {"options": []}
        payload = {
            "type": "block_suggestion",
            **payloads.envelope_part(self._workspace),
            "user": payloads.user_part(user),
            **self._source(place),
            "action_id": action_id,
            "block_id": block["block_id"],
            "value": text,
        }
        ack = await self._slack.deliver(Envelope("interactive", payload))
        if not ack.ok:
            raise NotPossibleError(NO_RESULTS)
        try:
            return checked_options(ack.payload, self._workspace)
        except InvalidBlocksError as refused:
            self._workspace.traffic.add("within", "refused", "block_suggestion", str(refused))
            raise NotPossibleError(NO_RESULTS) from None

    def _element(self, place: Message | View, block_id: str, action_id: str) -> tuple[Json, Json]:
        found = form_state.find(place.blocks, block_id, action_id)
        if found is None:
            raise NotPossibleError("That is not there any more.")
        return found

    def _entered(self, user: User, place: Message | View, block: Json, element: Json, value: Json) -> Json:
        """The value as the action shows it; kept if the element keeps one."""
        with self._workspace.lock:
            if element["type"] == "overflow":
                return {"selected_option": self._offered(element, value["selected_option"])}
            if form_state.value_key(element) is None:
                return {"value": element["value"]} if "value" in element else {}
            if value.get("selected_option") and element["type"] in ("static_select", "radio_buttons"):
                value = value | {"selected_option": self._offered(element, value["selected_option"])}
            entered = form_state.enter(typed_in(place, user), block, element, value)
            if isinstance(place, View):
                place.errors.pop(block["block_id"], None)
            self._workspace.touch()
            return entered

    @staticmethod
    def _offered(element: Json, option: Json) -> Json:
        grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
        for offered in (*element.get("options", []), *grouped):
            if offered.get("value") == option.get("value"):
                found: Json = offered
                return found
        raise NotPossibleError("That option is not there any more.")

    def _action(self, block: Json, element: Json, body: Json) -> Json:
        echoed = {key: element[key] for key in ECHOED if key in element}
        return {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block["block_id"],
            **echoed,
            **body,
            "action_ts": self._workspace.next_ts(),
        }

    def _payload(self, user: User, place: Message | View, action: Json) -> Json:
        view_id = place.id if isinstance(place, View) and place.type == "modal" else None
        payload = {
            "type": "block_actions",
            **payloads.envelope_part(self._workspace),
            "user": payloads.user_part(user),
            **self._source(place),
            "trigger_id": self._slack.triggers.issue(user.id, view_id),
            "actions": [action],
        }
        if isinstance(place, Message):
            values = form_state.values(place.blocks, place.typed.get(user.id, {}))
            payload["state"] = {"values": values}
            payload["response_url"] = self._slack.response_urls.issue(
                user.id, place.channel, kind="actions", source_ts=place.ts
            )
        return payload

    def _source(self, place: Message | View) -> Json:
        if isinstance(place, View):
            return payloads.view_source(self._workspace, place)
        return payloads.message_source(self._workspace, place)

    def _show_failure(self, user: User, place: Message | View, ack: Ack) -> None:
        if ack.ok:
            return
        text = GENERIC_FAILURE.format(ack.error)
        if isinstance(place, View):
            place.errors[""] = text
            self._workspace.touch()
        else:
            self._slack.composer.whisper(user, self._workspace.conversations[place.channel], text)


def typed_in(place: Message | View, user: User) -> Values:
    return place.typed if isinstance(place, View) else place.typed.setdefault(user.id, {})
