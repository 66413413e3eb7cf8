"""reactions.add, blocks.validate and functions.*: single methods of families that apps here hardly use."""

from typing import Any

from tests.pretend_slack.blockkit import checked_view, message_blocks
from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.model import Json
from tests.pretend_slack.web_api.call import ApiError, Call, Method

REFUSALS = {"blocks": "invalid_blocks", "message": "invalid_message", "view": "invalid_view"}


def add_reaction(call: Call) -> Json:
    channel, name = call.conversation(), call.required("name")
    message = channel.message(call.required("timestamp"))
    if message is None or message.is_ephemeral:
        raise ApiError("message_not_found")
    users = message.reactions.setdefault(name, [])
    if call.workspace.app.bot_user_id in users:
        raise ApiError("already_reacted")
    users.append(call.workspace.app.bot_user_id)
    call.workspace.touch()
    return {}


def validate_blocks(call: Call) -> Json:
    """Needs no token: exactly one of blocks, message, view, as JSON."""
    given = [name for name in ("blocks", "message", "view") if call.arguments.get(name)]
    if len(given) != 1:
        raise ApiError(
            "invalid_arguments",
            response_metadata={"messages": ["must provide exactly one of `blocks`, `view`, or `message`"]},
        )
    value = call.structure(given[0])
    try:
        _validate(call, given[0], value)
    except InvalidBlocksError as refused:
        errors = [
            {"code": "failed_constraint", "message": problem.message, "pointer": problem.pointer}
            for problem in refused.problems
        ]
        raise ApiError(REFUSALS[given[0]], errors=errors) from None
    return {}


def _validate(call: Call, kind: str, value: Any) -> None:
    if kind == "view":
        checked_view(value, call.workspace, "home" if value.get("type") == "home" else "modal")
    else:
        message_blocks(value if kind == "blocks" else value.get("blocks") or [], call.workspace)


def complete_function(call: Call) -> Json:
    """No workflow runs here, so none can be completed."""
    call.required("function_execution_id")
    raise ApiError("function_execution_not_found")


METHODS = {
    "functions.completeError": Method(complete_function),
    "functions.completeSuccess": Method(complete_function),
    "reactions.add": Method(add_reaction, ("reactions:write",)),
    "blocks.validate": Method(validate_blocks, tokenless=True),
}
