"""The screen as text: what a person would read in a message, a modal or Home."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.pretend_slack import form_state
from tests.pretend_slack.model import Json, Message, User, Values, View
from tests.pretend_slack.mrkdwn import as_read
from tests.pretend_slack.workspace import Workspace


class Reader:
    """Reads blocks with one person's eyes. Hold the workspace's lock while it reads."""

    def __init__(self, workspace: Workspace, user: User) -> None:
        self._workspace, self._user = workspace, user

    def message(self, message: Message) -> list[str]:
        notes = " (only you can see this)" if message.is_ephemeral else " (edited)" if message.edited_ts else ""
        lines = [f"{self._name(message.user)}{notes}:"]
        body = self.content(message)
        return lines + [f"  {line}" for line in body]

    def content(self, message: Message) -> list[str]:
        """Blocks if there are any: the text is then only for notifications."""
        if message.blocks:
            return self.blocks(message.blocks, message.typed.get(self._user.id, {}), {})
        return as_read(message.text, self._workspace, self._user).splitlines()

    def view(self, view: View) -> list[str]:
        lines = self.blocks(view.blocks, view.typed, view.errors)
        if "" in view.errors:
            lines.insert(0, f"! {view.errors['']}")
        if view.type == "home":
            return lines
        close, submit = (view.raw.get("close") or {}).get("text", "Cancel"), view.raw.get("submit")
        return [*lines, f"[{close}]" + (f" [{submit['text']}]" if submit else "")]

    def blocks(self, blocks: list[Json], typed: Values, errors: dict[str, str]) -> list[str]:
        state = form_state.values(blocks, typed)
        lines = []
        for block in blocks:
            lines += self._block(block, state)
            if block["block_id"] in errors:
                lines.append(f"  ! {errors[block['block_id']]}")
        return lines

    def text(self, text: Json) -> str:
        """A text object."""
        if text["type"] == "mrkdwn":
            return as_read(text["text"], self._workspace, self._user)
        return str(text["text"])

    def words(self, block: Json) -> str:
        """What a block says, without its controls."""
        if block["type"] in ("actions", "context_actions", "divider"):
            return ""
        if block["type"] == "section":
            return "\n".join(self._section_texts(block))
        return "\n".join(self._block(block, {}))

    def _block(self, block: Json, state: Values) -> list[str]:
        if block["type"] == "container":
            return self._container(block, state)
        show = self._showers().get(block["type"])
        if show is None:
            return [f"[{block['type']}]"]
        return show(block, state.get(block["block_id"], {}))

    def _showers(self) -> dict[str, Callable[[Json, dict[str, Json]], list[str]]]:
        return {
            "section": self._section,
            "header": lambda block, _: [f"# {block['text']['text']}"],
            "divider": lambda _, __: ["---"],
            "image": lambda block, _: [f"[image: {block['alt_text']}]"],
            "context": lambda block, _: ["  ".join(self._context_item(item) for item in block["elements"])],
            "actions": self._actions,
            "context_actions": self._actions,
            "input": self._input,
            "rich_text": lambda block, _: self.rich_text(block),
            "markdown": lambda block, _: str(block["text"]).splitlines(),
            "table": lambda block, _: self._rows(block),
            "data_table": lambda block, _: [f"[table: {block['caption']}]", *self._rows(block)],
            "data_visualization": lambda block, _: chart_lines(block),
            "alert": lambda block, _: [f"({block.get('level', 'default')}) {self.text(block['text'])}"],
            "card": self._card,
            "carousel": lambda block, _: [line for card in block["elements"] for line in self._card(card, {})],
        }

    def _section_texts(self, block: Json) -> list[str]:
        texts = [block["text"]] if "text" in block else []
        return [self.text(text) for text in (*texts, *block.get("fields", []))]

    def _section(self, block: Json, values: dict[str, Json]) -> list[str]:
        lines = "\n".join(self._section_texts(block)).splitlines()
        if "accessory" in block:
            lines[0] += "  " + self.control(block["accessory"], values)
        return lines

    def _actions(self, block: Json, values: dict[str, Json]) -> list[str]:
        return [" ".join(self.control(element, values) for element in block["elements"])]

    def _input(self, block: Json, values: dict[str, Json]) -> list[str]:
        optional = " (optional)" if block.get("optional") else ""
        line = f"{block['label']['text']}{optional}: {self.control(block['element'], values)}"
        hint = [f"  {block['hint']['text']}"] if "hint" in block else []
        return [*line.splitlines(), *hint]

    def _card(self, block: Json, values: dict[str, Json]) -> list[str]:
        texts = [self.text(block[key]) for key in ("title", "subtitle", "body", "subtext") if key in block]
        buttons = [self.control(button, values) for button in block.get("actions", [])]
        return texts + ([" ".join(buttons)] if buttons else [])

    def _container(self, block: Json, state: Values) -> list[str]:
        title = [self.text(block["title"])] if "title" in block else self.rich_text(block["rich_text_title"])
        return title + [f"  {line}" for child in block["child_blocks"] for line in self._block(child, state)]

    def _context_item(self, item: Json) -> str:
        return f"[image: {item['alt_text']}]" if item["type"] == "image" else self.text(item)

    def control(self, element: Json, values: dict[str, Json]) -> str:
        """A control as it shows: [Check in], [On track v], (o) On track ( ) At risk, [x] Ben."""
        kind = element["type"]
        if kind in ("button", "workflow_button", "icon_button"):
            return f"[{element['text']['text']}]"
        if kind == "overflow":
            return "[... " + " | ".join(option["text"]["text"] for option in element["options"]) + "]"
        if kind == "image":
            return f"[image: {element['alt_text']}]"
        if kind == "feedback_buttons":
            return " ".join(f"[{element[key]['text']['text']}]" for key in ("positive_button", "negative_button"))
        value = values.get(element.get("action_id", "")) or form_state.initial(element)
        if kind in ("radio_buttons", "checkboxes"):
            return self._choices(element, value)
        shown = self.readable(value)
        words = ", ".join(shown) if isinstance(shown, list) else shown
        arrow = " v" if "select" in kind else ""
        return f"[{words or (element.get('placeholder') or {}).get('text', '')}{arrow}]"

    def _choices(self, element: Json, value: Json) -> str:
        chosen = self.readable(value)
        on, off = ("(o)", "( )") if element["type"] == "radio_buttons" else ("[x]", "[ ]")
        shown = [self.text(option["text"]) for option in element["options"]]
        return "  ".join(f"{on if text == chosen or text in chosen else off} {text}" for text in shown)

    def readable(self, value: Json) -> Any:
        """A value object as a person would say it: a text, or a list of texts. "" for nothing."""
        key = form_state.KEYS[value["type"]][0]
        held = value.get(key)
        if isinstance(held, list):
            return [self._said(key, item) for item in held]
        return "" if held is None else self._said(key, held)

    def _said(self, key: str, held: Any) -> str:
        if key.startswith("selected_option"):
            return self.text(held["text"])
        if key.startswith("selected_user"):
            return self._name(held)
        if key.startswith(("selected_channel", "selected_conversation")):
            channel = self._workspace.conversations.get(held)
            return f"#{channel.name}" if channel else str(held)
        if key == "selected_date_time":
            return datetime.fromtimestamp(held, UTC).strftime("%Y-%m-%d %H:%M UTC")
        if key == "rich_text_value":
            return "\n".join(self.rich_text(held))
        return str(held["name"]) if key == "files" else str(held)

    def rich_text(self, block: Json) -> list[str]:
        lines = []
        for part in block["elements"]:
            if part["type"] == "rich_text_list":
                for number, item in enumerate(part["elements"], start=1 + part.get("offset", 0)):
                    mark = f"{number}." if part["style"] == "ordered" else "-"
                    lines.append("  " * part.get("indent", 0) + f"{mark} {self._leaves(item)}")
            else:
                quote = "> " if part["type"] == "rich_text_quote" else ""
                lines += [quote + line for line in self._leaves(part).splitlines()]
        return lines

    def _leaves(self, part: Json) -> str:
        return "".join(self._leaf(leaf) for leaf in part["elements"])

    def _leaf(self, leaf: Json) -> str:
        kind = leaf["type"]
        if kind == "user":
            return f"@{self._name(leaf['user_id'])}"
        if kind == "channel":
            channel = self._workspace.conversations.get(leaf["channel_id"])
            return f"#{channel.name}" if channel else "#unknown"
        if kind == "date":
            entity = f"<!date^{leaf['timestamp']}^{leaf['format']}|{leaf.get('fallback', '')}>"
            return as_read(entity, self._workspace, self._user)
        if kind == "emoji":
            return f":{leaf['name']}:"
        if kind == "broadcast":
            return f"@{leaf['range']}"
        return str(leaf.get("text") or leaf.get("url") or leaf.get("value") or f"[{kind}]")

    def _rows(self, block: Json) -> list[str]:
        return [" | ".join(self._cell(cell) for cell in row) for row in block["rows"]]

    def _cell(self, cell: Json) -> str:
        return " ".join(self.rich_text(cell)) if cell["type"] == "rich_text" else str(cell["text"])

    def _name(self, user_id: str) -> str:
        user = self._workspace.users.get(user_id)
        return user.real_name if user else user_id


def chart_lines(block: Json) -> list[str]:
    """A chart in words."""
    chart = block["chart"]
    title = f"[{chart['type']} chart: {block['title']}]"
    if chart["type"] == "pie":
        return [title, ", ".join(f"{part['label']} {part['value']:g}" for part in chart["segments"])]
    rows = [
        f"{series['name']}: " + ", ".join(f"{point['label']} {point['value']:g}" for point in series["data"])
        for series in chart["series"]
    ]
    return [title, *rows]
