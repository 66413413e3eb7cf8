"""Charts and tables as words, for workspaces whose Slack does not take those blocks yet."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from decimal import Decimal

from messages import limits
from messages.clipping import clip, length
from messages.payload import JsonObject, Message


def degraded(message: Message, refused: AbstractSet[str]) -> Message:
    """The same message for a workspace that refuses the block types in `refused`."""
    return Message(message.text, without(message.blocks, refused))


def without(blocks: list[JsonObject], refused: AbstractSet[str]) -> list[JsonObject]:
    """Replace each refused chart or table by sections that say the same, one as long as their words fit in one."""
    plain: list[JsonObject] = []
    for block in blocks:
        if block["type"] in refused & _IN_WORDS.keys():
            plain += [_section(words) for words in _parts(_IN_WORDS[block["type"]](block))]
        else:
            plain.append(block)
    return plain


def degradable() -> frozenset[str]:
    """The block types that have words to fall back to."""
    return frozenset(_IN_WORDS)


def _chart(block: JsonObject) -> str:
    """Title, then a line for each series: "Actual: 9 Nov 6.1, 16 Nov 5.5"."""
    lines = [block["title"]]
    for series in block["chart"]["series"]:
        points = ", ".join(f"{point['label']} {_figure(point['value'])}" for point in series["data"])
        lines.append(f"{series['name']}: {points}")
    return "\n".join(lines)


def _table(block: JsonObject) -> str:
    """Caption, then a line for each row, with its heading before each value: "KR12. Now: 5.5%. Status: on track"."""
    headings, *rows = [[cell["text"] for cell in row] for row in block["rows"]]
    lines = [block["caption"]] if "caption" in block else []
    for first, *others in rows:
        named = [f"{heading}: {value}" for heading, value in zip(headings[1:], others, strict=True)]
        lines.append(". ".join([first, *named]))
    return "\n".join(lines)


_IN_WORDS: dict[str, Callable[[JsonObject], str]] = {
    "data_visualization": _chart,
    "data_table": _table,
    "table": _table,
}


def _parts(words: str) -> list[str]:
    """Whole lines, as many as fit into a section each."""
    parts: list[str] = []
    for line in words.split("\n"):
        if parts and length(parts[-1]) + length(line) < limits.SECTION_TEXT:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts


def _figure(value: float) -> str:
    return format(Decimal(str(value)).normalize(), ",f")


def _section(words: str) -> JsonObject:
    return {"type": "section", "text": {"type": "plain_text", "text": clip(words, limits.SECTION_TEXT), "emoji": True}}
