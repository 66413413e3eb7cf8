"""Block Kit, checked as strictly as Slack does, and echoed in Slack's own form."""

from typing import Any

from tests.pretend_slack.blockkit.blocks import block
from tests.pretend_slack.blockkit.normal_form import normal_blocks, text_defaults
from tests.pretend_slack.blockkit.problems import InvalidBlocksError, Problem
from tests.pretend_slack.blockkit.shapes import Place, Report, Surface, many
from tests.pretend_slack.blockkit.texts import option_answer
from tests.pretend_slack.blockkit.views import VIEW, is_too_large
from tests.pretend_slack.model import Json
from tests.pretend_slack.workspace import Workspace

MAX_MESSAGE_BLOCKS = 50
DEFAULTS: Json = {
    "private_metadata": "",
    "callback_id": "",
    "external_id": "",
    "close": None,
    "submit": None,
    "clear_on_close": False,
    "notify_on_close": False,
}
HOME_TITLE = {"type": "plain_text", "text": "View Title", "emoji": True}


def message_blocks(blocks: Any, workspace: Workspace) -> list[Json]:
    """The blocks of a message, checked and with ids and defaults filled in. Raises InvalidBlocksError."""
    report = _report("message", workspace)
    many(block, 0, MAX_MESSAGE_BLOCKS)(blocks, Place("/blocks", report))
    if report.problems:
        raise InvalidBlocksError(report.problems)
    return normal_blocks(blocks, workspace)


def checked_view(view: Any, workspace: Workspace, surface: Surface) -> Json:
    """The view in Slack's own form. Raises InvalidBlocksError: invalid_arguments, or view_too_large."""
    report = _report(surface, workspace)
    if is_too_large(view):
        raise InvalidBlocksError([Problem("view is too large", "/view")], "view_too_large")
    VIEW(view, Place("/view", report))
    if not report.problems and view["type"] != surface:
        report.problems.append(Problem(f"must be a {surface}", "/view/type"))
    if report.problems:
        raise InvalidBlocksError(report.problems, "invalid_arguments")
    title = {"title": HOME_TITLE} if surface == "home" else {}
    rest = text_defaults({key: value for key, value in view.items() if key != "blocks"})
    return {**DEFAULTS, **title, **rest, "blocks": normal_blocks(view["blocks"], workspace)}


def checked_options(answer: Any, workspace: Workspace) -> Json:
    """What an app answered to a typed-in external select. Raises InvalidBlocksError."""
    report = _report("modal", workspace)
    option_answer(answer, Place("", report))
    if report.problems:
        raise InvalidBlocksError(report.problems, "invalid_options")
    filled: Json = text_defaults(answer)
    return filled


def _report(surface: Surface, workspace: Workspace) -> Report:
    usable = frozenset(file.id for file in workspace.files.values() if file.completed)
    return Report(surface, frozenset(workspace.refuses_blocks), usable)
