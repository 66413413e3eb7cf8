"""The Web API: forms of calls, tokens, scopes, history, people, files."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.pretend_slack import PretendSlack, Workspace
from tests.pretend_slack.model import SLACKBOT, Json
from tests.pretend_slack.tests.asking import Answer, ask
from tests.pretend_slack.web_api.table import METHODS

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def growth(workspace: Workspace) -> str:
    return workspace.channel_named("growth").id


def call(slack: PretendSlack, method: str, token: str | None = None, **arguments: Any) -> Json:
    headers = {"Authorization": f"Bearer {token or slack.workspace.app.bot_token}"}
    answer: Json = ask(slack.api_url + method, urlencode(arguments).encode(), headers | {"Content-Type": FORM}).json
    return answer


def refusal(work: Callable[[], object]) -> Json:
    with pytest.raises(SlackApiError) as refused:
        work()
    data: Json = refused.value.response.data
    return data


def test_every_method_that_an_app_may_expect_is_known() -> None:
    expected = """
        api.test auth.test auth.revoke apps.connections.open apps.uninstall blocks.validate bots.info
        chat.postMessage chat.update chat.delete chat.postEphemeral chat.scheduleMessage chat.deleteScheduledMessage
        chat.scheduledMessages.list chat.getPermalink conversations.open conversations.list conversations.info
        conversations.members conversations.history conversations.replies conversations.join conversations.invite
        conversations.leave dnd.info files.getUploadURLExternal files.completeUploadExternal files.info
        functions.completeError functions.completeSuccess oauth.v2.access reactions.add team.info users.info users.list
        users.conversations users.lookupByEmail users.profile.get users.getPresence usergroups.list
        usergroups.users.list views.open views.push views.update views.publish
    """
    assert set(expected.split()) - set(METHODS) == set()


def test_no_workflow_can_be_completed_where_none_runs(slack: PretendSlack) -> None:
    answer = call(slack, "functions.completeSuccess", function_execution_id="Fx1", outputs="{}")

    assert answer["error"] == "function_execution_not_found"


def test_arguments_come_in_the_query_the_form_or_as_json(slack: PretendSlack, growth: str) -> None:
    token = slack.workspace.app.bot_token
    bearer = {"Authorization": f"Bearer {token}"}
    url = slack.api_url + "conversations.info"
    as_json = json.dumps({"channel": growth}).encode()
    answers: list[Answer] = [
        ask(f"{url}?channel={growth}", headers=bearer),
        ask(url, f"channel={growth}".encode(), bearer | {"Content-Type": FORM}),
        ask(url, as_json, bearer | {"Content-Type": "application/json;charset=utf-8"}),
        ask(f"{url}?channel={growth}&token={token}", b"", {"Content-Type": "application/json"}),
    ]

    assert [answer.json["channel"]["id"] for answer in answers] == [growth] * 4


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("chat.fly", None, "unknown_method"),
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("auth.test", "app", "not_allowed_token_type"),
        ("apps.connections.open", None, "not_allowed_token_type"),
    ],
)
def test_wrong_methods_and_tokens_are_refused(slack: PretendSlack, method: str, token: str | None, error: str) -> None:
    chosen = slack.workspace.app.app_token if token == "app" else token

    assert call(slack, method, chosen)["error"] == error


def test_a_call_without_a_token_is_refused(slack: PretendSlack) -> None:
    assert ask(slack.api_url + "auth.test", b"").json["error"] == "not_authed"


def test_a_revoked_token_is_refused(slack: PretendSlack, client: WebClient) -> None:
    client.auth_revoke()

    assert refusal(client.auth_test)["error"] == "token_revoked"


def test_a_missing_scope_is_named(slack: PretendSlack, client: WebClient) -> None:
    slack.workspace.app.withheld_scopes.add("chat:write")
    answer = refusal(lambda: client.chat_postMessage(channel="C1", text="x"))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert "users:read" in answer["provided"]


def test_granted_scopes_stand_in_a_header(client: WebClient) -> None:
    assert "chat:write" in client.auth_test().headers["x-oauth-scopes"]


def test_a_person_s_id_opens_their_direct_messages(client: WebClient, workspace: Workspace) -> None:
    ana = workspace.person_named("Ana Diaz")
    posted = client.chat_postMessage(channel=ana.id, text="Hello")

    assert posted["channel"] == client.conversations_open(users=ana.id)["channel"]["id"] == workspace.dm_with(ana.id).id


@pytest.mark.parametrize("flag", ["deleted", "external", "is_bot"])
def test_some_people_cannot_be_written_to(client: WebClient, workspace: Workspace, flag: str) -> None:
    user = workspace.add_person("Eve Adams")
    setattr(user, flag, True)

    assert refusal(lambda: client.chat_postMessage(channel=user.id, text="Hi"))["error"] == "channel_not_found"
    assert refusal(lambda: client.chat_postMessage(channel=SLACKBOT, text="Hi"))["error"] == "channel_not_found"


def test_opening_a_deactivated_person_s_messages_says_so(client: WebClient, workspace: Workspace) -> None:
    gone = workspace.add_person("Fay Lost", deleted=True)

    assert refusal(lambda: client.conversations_open(users=gone.id))["error"] == "user_disabled"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"archived": True}, "is_archived"),
        ({"bot": False}, "not_in_channel"),
        ({"bot": False, "private": True}, "channel_not_found"),
    ],
)
def test_some_channels_cannot_be_written_to(
    client: WebClient, workspace: Workspace, options: dict[str, Any], error: str
) -> None:
    channel = workspace.add_channel("quiet", **options)

    assert refusal(lambda: client.chat_postMessage(channel=channel.id, text="Hi"))["error"] == error


def test_direct_messages_fail_where_the_tab_is_off(client: WebClient, workspace: Workspace) -> None:
    workspace.app.manifest = {**workspace.app.manifest, "features": {}}

    answer = refusal(lambda: client.chat_postMessage(channel=workspace.person_named("ana").id, text="Hi"))
    assert answer["error"] == "messages_tab_disabled"


@pytest.mark.filterwarnings("ignore:The top-level `text`:UserWarning")
def test_nothing_to_say_is_refused(client: WebClient, growth: str) -> None:
    assert refusal(lambda: client.chat_postMessage(channel=growth, text="", blocks=[]))["error"] == "no_text"


def test_the_newest_message_comes_first(client: WebClient, growth: str) -> None:
    for text in ("one", "two", "three"):
        client.chat_postMessage(channel=growth, text=text)

    assert [one["text"] for one in client.conversations_history(channel=growth)["messages"]] == ["three", "two", "one"]


def test_history_comes_in_pages(client: WebClient, growth: str) -> None:
    for number in range(5):
        client.chat_postMessage(channel=growth, text=str(number))
    first = client.conversations_history(channel=growth, limit=3)
    second = client.conversations_history(channel=growth, limit=3, cursor=first["response_metadata"]["next_cursor"])

    assert first["has_more"]
    assert not second["has_more"]
    assert [one["text"] for one in second["messages"]] == ["1", "0"]


def test_a_cursor_of_another_method_is_refused(client: WebClient, growth: str) -> None:
    assert refusal(lambda: client.conversations_history(channel=growth, cursor="bm90OjE="))["error"] == "invalid_cursor"


@pytest.mark.parametrize(("inclusive", "found"), [(True, ["2", "1", "0"]), (False, ["1"])])
def test_oldest_and_latest_bound_the_history(client: WebClient, growth: str, inclusive: bool, found: list[str]) -> None:
    stamps = [client.chat_postMessage(channel=growth, text=str(number))["ts"] for number in range(3)]
    answer = client.conversations_history(channel=growth, oldest=stamps[0], latest=stamps[2], inclusive=inclusive)

    assert [one["text"] for one in answer["messages"]] == found


def test_replies_are_read_in_their_thread_only(client: WebClient, growth: str) -> None:
    parent = client.chat_postMessage(channel=growth, text="parent")["ts"]
    client.chat_postMessage(channel=growth, text="reply", thread_ts=parent)

    assert [one["text"] for one in client.conversations_history(channel=growth)["messages"]] == ["parent"]
    thread = client.conversations_replies(channel=growth, ts=parent)["messages"]
    assert [one["text"] for one in thread] == ["parent", "reply"]
    assert thread[0]["reply_count"] == 1


def test_metadata_is_kept_and_shown_to_those_who_ask(client: WebClient, growth: str) -> None:
    metadata = {"event_type": "tea_made", "event_payload": {"cup": "7"}}
    client.chat_postMessage(channel=growth, text="Made", metadata=metadata)
    asked = client.conversations_history(channel=growth, include_all_metadata=True)["messages"][0]
    unasked = client.conversations_history(channel=growth)["messages"][0]

    assert asked["metadata"] == metadata
    assert unasked["metadata"] == {"event_type": "tea_made"}


def test_an_update_keeps_the_blocks_it_does_not_mention(client: WebClient, growth: str) -> None:
    blocks = [{"type": "divider", "block_id": "line"}]
    ts = client.chat_postMessage(channel=growth, text="before", blocks=blocks)["ts"]
    client.chat_update(channel=growth, ts=ts, text="after")
    message = client.conversations_history(channel=growth)["messages"][0]

    assert (message["text"], message["blocks"]) == ("after", blocks)
    assert "edited" in message


def test_a_deleted_message_is_gone(client: WebClient, growth: str) -> None:
    ts = client.chat_postMessage(channel=growth, text="oops")["ts"]
    client.chat_delete(channel=growth, ts=ts)

    assert client.conversations_history(channel=growth)["messages"] == []
    assert refusal(lambda: client.chat_update(channel=growth, ts=ts, text="x"))["error"] == "message_not_found"


def test_an_ephemeral_message_is_one_person_s_alone(slack: PretendSlack, client: WebClient, growth: str) -> None:
    ana = slack.person("Ana Diaz")
    client.chat_postEphemeral(channel=growth, user=ana.id, text="For your eyes")

    ana.sees("For your eyes", in_="growth")
    slack.person("Ben Okoro").sees_not("For your eyes")
    assert client.conversations_history(channel=growth)["messages"] == []


def test_message_times_follow_the_workspace_s_clock(workspace: Workspace) -> None:
    with PretendSlack.start(workspace, now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC)) as slack:
        client = WebClient(workspace.app.bot_token, base_url=slack.api_url)
        stamps = [client.chat_postMessage(channel=workspace.dm_with("U0ANA0001").id, text="x")["ts"] for _ in range(2)]

    assert stamps == ["1795424400.000000", "1795424400.000001"]


def test_people_come_as_they_are(client: WebClient, workspace: Workspace) -> None:
    nowhere = workspace.add_person("Gil Nowhere", tz=None)
    guest = workspace.add_person("Hal Guest", guest=True)
    ana = client.users_info(user=workspace.person_named("ana").id, include_locale=True)["user"]

    assert (ana["tz"], ana["locale"]) == ("Europe/Madrid", "es-ES")
    assert "email" not in ana["profile"]
    assert "tz" not in client.users_info(user=nowhere.id)["user"]
    assert client.users_info(user=guest.id)["user"]["is_restricted"]
    assert client.users_info(user=SLACKBOT)["user"]["is_bot"] is False


def test_everybody_is_listed_in_pages(client: WebClient, workspace: Workspace) -> None:
    names = [user["real_name"] for page in client.users_list(limit=2) for user in page["members"]]

    assert names == ["Slackbot", "Tea Bot", "Ana Diaz", "Ben Okoro"]


def test_a_file_is_uploaded_and_shown_in_a_block(client: WebClient, slack: PretendSlack, growth: str) -> None:
    uploaded = client.files_upload_v2(filename="cup.png", content=b"not really a picture", title="Cup")
    image = {"type": "image", "slack_file": {"id": uploaded["file"]["id"]}, "alt_text": "A cup"}
    client.chat_postMessage(channel=growth, text="A cup", blocks=[image])

    slack.person("Ana Diaz").sees("[image: A cup]")


def test_blocks_are_validated_without_a_token(slack: PretendSlack) -> None:
    answer = ask(slack.api_url + "blocks.validate", urlencode({"blocks": '[{"type":"nonsense"}]'}).encode()).json

    assert answer["errors"][0]["pointer"] == "/blocks/0/type"
