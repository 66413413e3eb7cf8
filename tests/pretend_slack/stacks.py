"""Modals in stacks of up to three, and everybody's Home: opening, pushing, updating, publishing, closing."""

from typing import Any

from tests.pretend_slack import form_state
from tests.pretend_slack.blockkit import checked_view
from tests.pretend_slack.model import Json, View
from tests.pretend_slack.triggers import Triggers
from tests.pretend_slack.workspace import Workspace

MAX_VIEWS = 3


class ViewError(Exception):
    """`error` is Slack's word for it."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class Stacks:
    """Raises ViewError, TriggerRefusedError or InvalidBlocksError and then changes nothing but the trigger."""

    def __init__(self, workspace: Workspace, triggers: Triggers) -> None:
        self._workspace, self._triggers = workspace, triggers

    def open(self, trigger_id: str, view: Any) -> View:
        """Open a modal; whatever modal the person had open goes."""
        raw = self._checked(view)
        trigger = self._triggers.exchange(trigger_id)
        opened = self._new(trigger.user, raw)
        self._workspace.stacks[trigger.user] = [opened]
        self._workspace.touch()
        return opened

    def push(self, trigger_id: str, view: Any) -> View:
        """Put a modal on top, by a trigger that came from inside the open one."""
        raw = self._checked(view)
        trigger = self._triggers.exchange(trigger_id)
        stack = self._workspace.stack_of(trigger.user)
        if trigger.view_id is None or trigger.view_id not in [view.id for view in stack]:
            raise ViewError("invalid_trigger_id")
        return self.put_on_top(trigger.user, raw)

    def put_on_top(self, user: str, raw: Json) -> View:
        stack = self._workspace.stack_of(user)
        if len(stack) >= MAX_VIEWS:
            raise ViewError("push_limit_reached")
        view = self._new(user, raw)
        if stack:
            view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        self._workspace.touch()
        return view

    def update(self, view: View, new: Any, stale_hash: str | None = None) -> View:
        """Change a view where it is; what was typed stays where block_id and action_id stay."""
        raw = checked_view(new, self._workspace, "home" if view.type == "home" else "modal")
        if stale_hash and stale_hash != view.hash:
            raise ViewError("hash_conflict")
        self._refuse_duplicate(raw, view)
        view.raw, view.hash, view.errors = raw, _hash(self._workspace), {}
        view.typed = form_state.still_fitting(view.blocks, view.typed)
        self._workspace.touch()
        return view

    def publish(self, user: str, new: Any, stale_hash: str | None = None) -> View:
        """Replace a person's Home."""
        home = self._workspace.homes.get(user)
        if home is not None:
            return self.update(home, new, stale_hash)
        raw = checked_view(new, self._workspace, "home")
        self._refuse_duplicate(raw)
        self._workspace.homes[user] = home = self._new(user, raw)
        self._workspace.touch()
        return home

    def close(self, view: View, *, whole_stack: bool = False) -> None:
        stack = self._workspace.stack_of(view.user)
        del stack[0 if whole_stack else stack.index(view) :]
        self._workspace.touch()

    def _checked(self, view: Any) -> Json:
        raw = checked_view(view, self._workspace, "modal")
        self._refuse_duplicate(raw)
        return raw

    def _refuse_duplicate(self, raw: Json, own: View | None = None) -> None:
        taken = {view.external_id for view in self._workspace.views() if view is not own}
        if raw["external_id"] and raw["external_id"] in taken:
            raise ViewError("duplicate_external_id")

    def _new(self, user: str, raw: Json) -> View:
        view_id = self._workspace.new_id("V")
        return View(view_id, user, raw, _hash(self._workspace), view_id)


def _hash(workspace: Workspace) -> str:
    return f"{int(workspace.now().timestamp())}.{workspace.token(4)}"
