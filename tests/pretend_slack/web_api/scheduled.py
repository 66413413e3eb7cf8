"""chat.scheduleMessage and what belongs to it. What is due is posted as soon as anybody looks."""

from tests.pretend_slack.model import Json, Message, ScheduledMessage
from tests.pretend_slack.web_api.call import ApiError, Call, Method
from tests.pretend_slack.web_api.chat import content, destination, metadata
from tests.pretend_slack.web_api.pages import page

LONGEST_SECONDS = 120 * 24 * 3600
WINDOW_SECONDS, MOST_IN_WINDOW = 300, 30


def schedule(call: Call) -> Json:
    channel = destination(call)
    post_at, now = call.number("post_at", 0), call.workspace.now().timestamp()
    if post_at <= now:
        raise ApiError("time_in_past")
    if post_at - now > LONGEST_SECONDS:
        raise ApiError("time_too_far")
    window = [one for one in _of(call, channel.id) if one.post_at // WINDOW_SECONDS == post_at // WINDOW_SECONDS]
    if len(window) >= MOST_IN_WINDOW:
        raise ApiError("restricted_too_many")
    text, blocks = content(call)
    bot = call.workspace.app.bot_user_id
    message = Message(channel.id, "", bot, text, is_app=True, blocks=blocks, thread_ts=call.text("thread_ts"))
    message.metadata = metadata(call)
    scheduled = ScheduledMessage(call.workspace.new_id("Q"), post_at, message)
    call.workspace.scheduled[scheduled.id] = scheduled
    return {"channel": channel.id, "scheduled_message_id": scheduled.id, "post_at": post_at}


def unschedule(call: Call) -> Json:
    found = call.workspace.scheduled.get(call.required("scheduled_message_id"))
    if found is None or found.message.channel != call.required("channel"):
        raise ApiError("invalid_scheduled_message_id")
    del call.workspace.scheduled[found.id]
    return {}


def list_scheduled(call: Call) -> Json:
    found = page(call, _of(call, call.text("channel")), default=100)
    shown = [
        {"id": one.id, "channel_id": one.message.channel, "post_at": one.post_at, "text": one.message.text}
        for one in found.items
    ]
    return {"scheduled_messages": shown, **found.metadata}


def _of(call: Call, channel: str | None) -> list[ScheduledMessage]:
    return [one for one in call.workspace.scheduled.values() if channel in (None, one.message.channel)]


METHODS = {
    "chat.scheduleMessage": Method(schedule, ("chat:write",)),
    "chat.deleteScheduledMessage": Method(unschedule, ("chat:write",)),
    "chat.scheduledMessages.list": Method(list_scheduled),
}
