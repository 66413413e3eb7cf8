"""files.*: the three steps of an upload, and looking at what was uploaded."""

from tests.pretend_slack.model import Json, Message, StoredFile
from tests.pretend_slack.web_api.call import ApiError, Call, Method


def get_upload_url(call: Call) -> Json:
    length = call.number("length", 0)
    if length < 1:
        raise ApiError("invalid_arguments")
    file = StoredFile(call.workspace.new_id("F"), call.required("filename"), length, call.text("alt_txt") or "")
    call.workspace.files[file.id] = file
    return {"upload_url": f"{call.slack.url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(call: Call) -> Json:
    wanted = call.structure("files") or []
    found = [call.workspace.files.get(one.get("id", "")) for one in wanted]
    files = [file for file in found if file is not None and file.uploaded]
    if not wanted or len(files) != len(wanted):
        raise ApiError("file_not_found")
    for one, file in zip(wanted, files, strict=True):
        file.title, file.completed = one.get("title") or file.name, True
    for channel_id in [name for name in (call.text("channel_id"), *call.names("channels")) if name]:
        _share(call, channel_id, files)
    return {"files": [file_json(file) for file in files]}


def _share(call: Call, channel_id: str, files: list[StoredFile]) -> None:
    channel = call.workspace.conversations.get(channel_id)
    bot = call.workspace.app.bot_user_id
    if channel is None or bot not in channel.members:
        raise ApiError("channel_not_found")
    names = ", ".join(file.title for file in files)
    text = call.text("initial_comment") or f"[{names}]"
    thread_ts = call.text("thread_ts")
    message = Message(channel.id, call.workspace.next_ts(), bot, text, is_app=True, thread_ts=thread_ts)
    call.slack.events.posted(call.workspace.post(message))


def info(call: Call) -> Json:
    file = call.workspace.files.get(call.required("file"))
    if file is None:
        raise ApiError("file_not_found")
    return {"file": file_json(file)}


def file_json(file: StoredFile) -> Json:
    return {"id": file.id, "name": file.name, "title": file.title, "size": file.length, "alt_txt": file.alt_text}


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, ("files:write",)),
    "files.completeUploadExternal": Method(complete_upload, ("files:write",)),
    "files.info": Method(info, ("files:read",)),
}
