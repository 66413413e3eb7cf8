"""rich_text blocks: sections, lists, quotes, preformatted text and their leaves."""

from tests.pretend_slack.blockkit.shapes import Shape, by_type, flag, integer, many, string, thing, url, word

TEXT_STYLES: dict[str, Shape] = dict.fromkeys(("bold", "italic", "strike", "underline", "code"), flag)
MENTION_STYLES: dict[str, Shape] = TEXT_STYLES | dict.fromkeys(("highlight", "client_highlight", "unlink"), flag)


def _leaf(kind: str, required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Shape:
    style = thing({}, TEXT_STYLES if kind in ("text", "link") else MENTION_STYLES)
    return thing({"type": word(kind), **required}, {"style": style, **(optional or {})})


LEAF = by_type(
    {
        "text": _leaf("text", {"text": string(1)}),
        "link": _leaf("link", {"url": url()}, {"text": string(1), "unsafe": flag}),
        "user": _leaf("user", {"user_id": string(1)}),
        "usergroup": _leaf("usergroup", {"usergroup_id": string(1)}),
        "channel": _leaf("channel", {"channel_id": string(1)}),
        "team": _leaf("team", {"team_id": string(1)}),
        "emoji": _leaf("emoji", {"name": string(1)}, {"unicode": string(1), "skin_tone": integer(1, 6)}),
        "broadcast": _leaf("broadcast", {"range": word("here", "channel", "everyone")}),
        "date": _leaf("date", {"timestamp": integer(0), "format": string(1)}, {"url": url(), "fallback": string(1)}),
        "color": _leaf("color", {"value": string(4, 9)}),
    }
)
BORDER = {"border": word(0, 1)}
SECTION = thing({"type": word("rich_text_section"), "elements": many(LEAF, 0)})

RICH_TEXT_PART = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_list": thing(
            {
                "type": word("rich_text_list"),
                "style": word("bullet", "ordered"),
                "elements": many(by_type({"rich_text_section": SECTION})),
            },
            {"indent": integer(0, 8), "offset": integer(0), **BORDER},
        ),
        "rich_text_quote": thing({"type": word("rich_text_quote"), "elements": many(LEAF, 0)}, BORDER),
        "rich_text_preformatted": thing(
            {"type": word("rich_text_preformatted"), "elements": many(LEAF, 0)}, {"language": string(1), **BORDER}
        ),
    }
)

RICH_TEXT = by_type(
    {"rich_text": thing({"type": word("rich_text"), "elements": many(RICH_TEXT_PART)}, {"block_id": string(1, 255)})}
)
