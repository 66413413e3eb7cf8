"""`state.values`: what is entered in a form, from what was typed over what the app put there first."""

from tests.pretend_slack.blockkit.normal_form import elements_of
from tests.pretend_slack.model import Json, Values

TEXT_INPUTS = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
# element type -> (key of its value object, key of its initial value, what stands for nothing)
ONE = {
    **dict.fromkeys(TEXT_INPUTS, ("value", "initial_value")),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
SEVERAL = {
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
KEYS = {**ONE, **SEVERAL}


def value_key(element: Json) -> str | None:
    """The key under which this element keeps its value; None for buttons and menus, which keep none."""
    keys = KEYS.get(element["type"])
    return keys[0] if keys else None


def initial(element: Json) -> Json:
    """The value object of an untouched element."""
    key, first = KEYS[element["type"]]
    nothing: list[Json] | None = [] if element["type"] in SEVERAL else None
    value = {"type": element["type"], key: element.get(first, nothing)}
    if element["type"] == "timepicker" and "timezone" in element:
        value["timezone"] = element["timezone"]
    return value


def values(blocks: list[Json], typed: Values) -> Values:
    """The state of every element that has one, in inputs, sections and actions alike."""
    state: Values = {}
    for block, element in stateful(blocks):
        entered = typed.get(block["block_id"], {}).get(element["action_id"])
        state.setdefault(block["block_id"], {})[element["action_id"]] = entered or initial(element)
    return state


def still_fitting(blocks: list[Json], typed: Values) -> Values:
    """What of the typed survives an update: the same block_id, action_id and kind of element."""
    kept: Values = {}
    for block, element in stateful(blocks):
        entered = typed.get(block["block_id"], {}).get(element["action_id"])
        if entered is not None and entered["type"] == element["type"]:
            kept.setdefault(block["block_id"], {})[element["action_id"]] = entered
    return kept


def enter(typed: Values, block: Json, element: Json, value: Json) -> Json:
    """Keep a person's value for this element; returns the value object as `state.values` will show it."""
    entered = initial(element) | value | {"type": element["type"]}
    typed.setdefault(block["block_id"], {})[element["action_id"]] = entered
    return entered


def flat(blocks: list[Json]) -> list[Json]:
    """The blocks and what containers hold, in reading order."""
    return [inner for block in blocks for inner in (block, *flat(block.get("child_blocks", [])))]


def stateful(blocks: list[Json]) -> list[tuple[Json, Json]]:
    found = []
    for block in flat(blocks):
        if block["type"] != "container":
            found += [(block, element) for element in elements_of(block) if value_key(element)]
    return found


def find(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json] | None:
    """The block and the element with these ids."""
    for block in flat(blocks):
        if block.get("block_id") == block_id and block["type"] != "container":
            for element in elements_of(block):
                if element.get("action_id") == action_id:
                    return block, element
    return None


def is_empty(value: Json) -> bool:
    """Whether nothing was entered in it."""
    return value.get(KEYS[value["type"]][0]) in (None, "", [])
