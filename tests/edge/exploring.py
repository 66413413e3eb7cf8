"""Somebody curious: types each command, uses each kind of button, select and form once, and says something in each."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.domain.vocabulary import AskState, Health, ItemKind, ItemState, Stage, Status
from messages.ids import ActionId
from messages.payload import View
from storage.models import Ask
from tests.builders import Company
from tests.messages.all_samples import SAMPLES
from tests.pretend_slack import PretendSlack, form_state
from tests.pretend_slack.blockkit import checked_view
from tests.pretend_slack.controls import Control, Place, controls
from tests.pretend_slack.model import Json
from tests.pretend_slack.model import View as OpenView
from tests.pretend_slack.screen import Reader

COMMANDS = (
    *("setup", "setup", "update KR2", "update I1", "teams", "team General", "team Gone", "new team Sales", "cycles"),
    *("new cycle", "settings", "admins", "", "show KR1", "show I2", "show O1", "list general", "initiatives"),
    *("overview", "search result", "help update", "check-in", "check-in", "update KR1 12 on track", "correct KR1"),
    *("correct KR1 4", "delete KR1", "new objective Grow", "new kr for O1", "edit KR1", "edit O1", "move KR1"),
    *("new initiative for KR1: Implement SSO", "move I1 to KR2", "duplicate KR3", "close KR4", "show KR4", "close I1"),
    *(
        "away",
        "go live",
        "brief",
        "team General capacity 30",
        "team General capacity",
        "brief post",
        "reopen KR4",
        "close O2",
        "show I3",
        "ideas",
        "idea",
        "idea offer annual contracts",
        "learnings",
        "handover",
        "setup",
    ),
    *(
        "asks",
        "history KR1",
        "summary General preview",
        "examples",
        "coach",
        "back",
        "show",
        "objectivs",
        "score I3 4 2",
    ),
    *(
        "plan I3 two asked for it",
        "start I2",
        "block I2 by Legal",
        "unblock I2",
        "finish I2 signed three",
        "verdict I2",
    ),
    *("drop I4 nobody has time", "decline I5 too few ask for it"),
)
DISPATCHING = {"button", "overflow", "static_select", "users_select", "radio_buttons", "checkboxes"}


def rows_to_explore(company: Company, ana_id: str, ben_id: str) -> None:
    """Ana, an admin in Slack, owns enough for every button: more than a page of key results to check in and more than
    a page of others, one that is closed, an initiative that is planned, an ask; a team was put away."""
    ana, ben = company.person("Ana", ana_id, is_slack_admin=True), company.person("Ben", ben_id)
    company.team("Gone", ana, archived_at=company.now)
    first, second = company.objective("Improve the login experience", ana), company.objective("Grow", ana)
    before, today = company.now - timedelta(weeks=5), company.now.date()
    made = [
        company.key_result(f"Key result {number}", first, ana, "10", "100", created_at=before)
        for number in range(1, 28)
    ]
    for each in made:
        status = Status.AT_RISK if each.number % 2 else Status.ON_TRACK
        on = today - timedelta(days=10 if each.number < 10 else 1)
        company.check_in(each, ana, "20", on, status=status, note="a pilot")
    made[7].state = ItemState.CLOSED
    company.key_result("Another", second, ana)
    company.initiative("Implement SSO", made[0], ana, health=Health.ON_TRACK, created_at=before)
    company.initiative("Plan it", made[0], ana, stage=Stage.PLANNED)
    company.initiative("Offer contracts", None, ana, stage=Stage.IDEA, team_id=company.company_team().key)
    company.session.add(
        Ask(
            workspace_id=company.workspace_id,
            item_kind=ItemKind.KEY_RESULT,
            item_id=made[0].key,
            from_id=ben.key,
            to_id=ana.key,
            text="Approve e-sign",
            state=AskState.OPEN,
            created_at=company.now,
        )
    )


class Explorer:
    """Acts as one person. Whatever was used once is not used again, so that the way ends."""

    def __init__(self, slack: PretendSlack, name: str) -> None:
        self._slack, self._workspace = slack, slack.workspace
        self._user = slack.workspace.person_named(name)
        self._person = slack.person(name)
        self._reader = Reader(slack.workspace, self._user)
        self._used: set[str] = set()
        self._app = WebClient(slack.workspace.app.bot_token, base_url=slack.api_url)
        self._general = slack.workspace.channel_named("general").id

    def explore(self) -> None:
        """Every command, Home with its pages, and what neither leads to."""
        for typed in COMMANDS:
            self._person.types(f"/okr {typed}", channel="general")
            self.use_everything()
        for _ in range(3):
            self._person.opens_home()
            self._person.sees("== Home ==")
            self._workspace.wait_until(lambda: self._user.id in self._workspace.homes, 5)
            self.use_everything()
        self._look_at_samples()

    def _look_at_samples(self) -> None:
        """What only the clock posts, or only long stories lead to, is looked at as a sample of it."""
        for sample in SAMPLES:
            shown = sample.build(str)
            body = shown.as_json()
            if not set(_ids(body)) - self._used:
                continue
            if isinstance(shown, View):
                self._slack.run(self._begin_with(body))
            else:
                self._app.chat_postMessage(channel=self._general, **body)
            self.use_everything()

    async def _begin_with(self, view: Json) -> None:
        """Put this on the screen and use the first of it, in one step as well."""
        if view["type"] == "home":
            self._slack.stacks.publish(self._user.id, view)
        else:
            self._slack.stacks.put_on_top(self._user.id, checked_view(view, self._workspace, "modal"))
        await self._use_next()

    def use_everything(self) -> None:
        """Use what was not used yet, nearest first; each form is filled in and submitted once, and then left."""
        while self._slack.run(self._use_next()):
            pass

    async def _use_next(self) -> bool:
        """Whether there was something to use. Looking and using are one step on the loop that the app's calls run on
        too: between them the app replaces nothing."""
        stack = self._workspace.stack_of(self._user.id)
        if (control := next(self._unused(), None)) is not None:
            self._used.add(_id(control))
            await self._use(control)
        elif stack:
            await self._finish(stack[-1])
        else:
            return False
        return True

    def _unused(self) -> Iterator[Control]:
        for place in self._in_reach():
            for control in controls(place, self._reader):
                if _id(control) not in self._used and _is_heard(control):
                    yield control

    def _in_reach(self) -> list[Place]:
        stack = self._workspace.stack_of(self._user.id)
        if stack:
            return [stack[-1]]
        home = self._workspace.homes.get(self._user.id)
        said = [message for each in self._workspace.conversations_of(self._user.id) for message in each.messages]
        visible = [message for message in said if message.blocks and message.visible_to(self._user.id)]
        return [*([home] if home else []), *reversed(visible)]

    async def _use(self, control: Control) -> None:
        ids = control.block["block_id"], _id(control)
        if _asks_app(control):
            await self._slack.clicks.suggest(self._user, control.place, *ids, "o")
        else:
            option = control.option or (control.element.get("options") or [None])[-1]
            value = {"selected_option": option} if option else self._something(control)
            await self._slack.clicks.act(self._user, control.place, *ids, value)

    async def _finish(self, view: OpenView) -> None:
        if (key := _submission(view.raw)) in self._used or not view.raw.get("submit"):
            await self._slack.modals.close(self._user, view)
            return
        self._used.add(key)
        self._fill(view, await self._suggested(view))
        await self._slack.modals.submit(self._user, view)

    async def _suggested(self, view: OpenView) -> dict[str, list[Json]]:
        """What the app suggests for each field that asks it, by action_id. While it answers the view may change."""
        found: dict[str, list[Json]] = {}
        while control := next((each for each in self._open(view) if _asks_app(each) and _id(each) not in found), None):
            ids = control.block["block_id"], _id(control)
            found[_id(control)] = (await self._slack.clicks.suggest(self._user, view, *ids, "o"))["options"]
        return found

    def _fill(self, view: OpenView, suggested: dict[str, list[Json]]) -> None:
        for control in self._open(view):
            if value := self._something(control, suggested.get(_id(control))):
                self._slack.clicks.keep(self._user, view, control.block["block_id"], _id(control), value)

    def _open(self, view: OpenView) -> Iterator[Control]:
        """The fields that are to be filled in."""
        for control in controls(view, self._reader):
            if control.block["type"] == "input":
                held = form_state.values([control.block], view.typed)[control.block["block_id"]][_id(control)]
                if _id(control) == ActionId.ENTERED or form_state.is_empty(held):
                    yield control

    def _something(self, control: Control, suggested: list[Json] | None = None) -> Json:
        """The last of what is offered, or a number, which is a text as well; nothing where several can be chosen."""
        options = suggested or control.element.get("options")
        known: dict[str, Json] = {
            "plain_text_input": {"value": "12"},
            "users_select": {"selected_user": self._user.id},
            "datepicker": {"selected_date": "2026-12-24"},
            "conversations_select": {"selected_conversation": self._general},
        }
        if options and control.kind in ("static_select", "radio_buttons", "external_select"):
            return {"selected_option": options[-1]}
        return known.get(control.kind, {})


def _ids(part: Any) -> Iterator[str]:
    """The ids of all that stands in a message or a view, and that of its submission."""
    if isinstance(part, dict):
        if "action_id" in part:
            yield str(part["action_id"])
        if "submit" in part:
            yield _submission(part)
        for inner in part.values():
            yield from _ids(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _ids(inner)


def _id(control: Control) -> str:
    return str(control.element["action_id"])


def _asks_app(control: Control) -> bool:
    return "external" in control.kind


def _submission(view: Json) -> str:
    return f"submits {view['callback_id']}"


def _is_heard(control: Control) -> bool:
    """Whether the app hears of it at once."""
    if control.block["type"] == "input" and not control.block.get("dispatch_action"):
        return _asks_app(control)
    return control.kind in DISPATCHING or _asks_app(control)
