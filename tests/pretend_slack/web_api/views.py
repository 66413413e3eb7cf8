"""views.*: modals and Home."""

from collections.abc import Callable

from tests.pretend_slack.blockkit.problems import InvalidBlocksError
from tests.pretend_slack.model import Json, View
from tests.pretend_slack.payloads import view_part
from tests.pretend_slack.stacks import ViewError
from tests.pretend_slack.triggers import TriggerRefusedError
from tests.pretend_slack.web_api.call import ApiError, Call, Method, invalid


def open_view(call: Call) -> Json:
    trigger, view = call.required("trigger_id"), _view_argument(call)
    return _answer(call, lambda: call.slack.stacks.open(trigger, view))


def push(call: Call) -> Json:
    trigger, view = call.required("trigger_id"), _view_argument(call)
    return _answer(call, lambda: call.slack.stacks.push(trigger, view))


def update(call: Call) -> Json:
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if bool(view_id) == bool(external_id):
        raise invalid("must provide exactly one of view_id, external_id")
    known = {view.external_id or view.id: view for view in call.workspace.views()}
    found = call.workspace.view(view_id) if view_id else known.get(str(external_id))
    if found is None:
        raise ApiError("not_found")
    new = _view_argument(call)
    return _answer(call, lambda: call.slack.stacks.update(found, new, call.text("hash")))


def publish(call: Call) -> Json:
    if not call.workspace.app.has_home:
        raise ApiError("not_enabled")
    user, new = call.user("user_id"), _view_argument(call)
    return _answer(call, lambda: call.slack.stacks.publish(user.id, new, call.text("hash")))


def _view_argument(call: Call) -> object:
    view = call.structure("view")
    if view is None:
        raise invalid("missing required field: view")
    return view


def _answer(call: Call, change: Callable[[], View]) -> Json:
    try:
        return {"view": view_part(call.workspace, change())}
    except (ViewError, TriggerRefusedError) as refused:
        raise ApiError(refused.error) from None
    except InvalidBlocksError as refused:
        lines = [f"[ERROR] {problem}" for problem in refused.problems]
        raise ApiError(refused.error, response_metadata={"messages": lines}) from None


METHODS = {
    "views.open": Method(open_view),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
