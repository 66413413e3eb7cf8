"""The only filters that templates have. The first table is for everybody, the second for `_blockkit.j2` alone."""

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from bot.domain.cards import PersonLine
from bot.domain.measures import kind_of
from bot.domain.references import Reference
from messages import change_words, clipping, goal_words, idea_words, standing_words, verdict_words, wording
from messages.brief_values import BriefValue
from messages.brief_words import brief_heading, how_many_more
from messages.charts import history_chart, team_chart
from messages.coverage_words import labelled_gaps, oddity, planned
from messages.escaping import as_formatted, as_typed, marked, strip_unsafe
from messages.estimates import minutes_for
from messages.page_values import PageValue
from messages.row_values import RowValue, RowValues
from messages.slip_values import SlipValue

_NO_WORDS = "(no words)"  # Slack refuses an empty text
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def clip(text: str, limit: int) -> str:
    """Cut words that people typed; what our macros made stays marked as such."""
    cut = clipping.clip(text, limit)
    return marked(cut) if isinstance(text, Markup) else cut


def sentence(text: str) -> str:
    """The first letter as a capital; for words of ours that begin a line."""
    return text[:1].upper() + text[1:]


def first(values: Sequence[Any], count: int) -> Sequence[Any]:
    """The first `count` of a list; a template says in words how many more there are."""
    return values[:count]


def latest(values: Sequence[Any], count: int) -> Sequence[Any]:
    """The last `count` of a list that is oldest first."""
    return values[-count:]


def newest(values: Sequence[Any], count: int) -> Sequence[Any]:
    """The last `count` of a list that is oldest first, the newest first."""
    return values[::-1][:count]


def unanswered(cards: Sequence[Any], answered: Collection[Reference]) -> Sequence[Any]:
    """The rows that still wait: *Nothing changed* must not confirm one twice."""
    return [card for card in cards if card.ref not in answered]


def owned_by(cards: Sequence[Any], person: PersonLine) -> int:
    """How many of them are this person's, or nobody's."""
    return sum(card.owner is None or card.owner.slack_user_id == person.slack_user_id for card in cards)


def over(cards: Sequence[Any]) -> int:
    """How many of them are closed."""
    return sum(card.is_closed for card in cards)


def typed(text: str, limit: int) -> str:
    """A plain_text or rich_text leaf: the words as they are, cut to the limit."""
    return clipping.clip(as_typed(text), limit) or _NO_WORDS


def spaced(text: str, limit: int) -> str:
    """As `typed`, with one space kept at either end, for runs of words that are set side by side."""
    words = typed(text, limit)
    before = " " if text[:1] == " " else ""
    return before + words + (" " if text[-1:] == " " and text.strip() else "")


def marked_up(text: str, limit: int) -> str:
    """A mrkdwn leaf: escaped, cut to the limit between entities and links."""
    return clipping.clip(as_formatted(text), limit) or _NO_WORDS


def entered(text: str, limit: int) -> str:
    """What a text field begins with."""
    return clipping.clip(strip_unsafe(text), limit)


def spell(value: object) -> Markup:
    """JSON of a flag, a number, a text or a list of them."""
    return marked(_ENCODER.encode(value))


def code(value: object) -> Markup:
    """JSON of an id or a value that comes back with a click."""
    return spell(str(value))


def made(part: object) -> Markup:
    """JSON that a macro made; anything else would be somebody's words on the way into our JSON."""
    if not isinstance(part, Markup):
        raise TypeError(f"{part!r} was not made by a macro")
    return part


def number(value: Decimal) -> Markup:
    """A JSON number for charts and tables, which only draw it."""
    return spell(float(value))


def iso(on: date) -> str:
    """YYYY-MM-DD."""
    return on.isoformat()


FOR_WORDS: dict[str, Callable[..., Any]] = {
    "about": BriefValue.of,
    "brief_heading": brief_heading,
    "how_many_more": how_many_more,
    "labelled_gaps": labelled_gaps,
    "oddity": oddity,
    "planned": planned,
    "amount": wording.amount,
    "chart": history_chart,
    "came_out": verdict_words.came_out,
    "clock": wording.clock,
    "change": wording.change,
    "changed_field": change_words.changed_field,
    "changed_value": change_words.changed_value,
    "clip": clip,
    "confirmable": RowValues.confirmable,
    "corner": idea_words.corner,
    "count": len,
    "counted": wording.counted,
    "day": wording.day,
    "decided": idea_words.decided,
    "day_change": wording.day_change,
    "done": wording.done,
    "ended": standing_words.ended,
    "field_label": wording.field_label,
    "first": first,
    "full_day": wording.full_day,
    "happened": change_words.happened,
    "health": standing_words.health,
    "iso_day": iso,
    "as_day": date.fromisoformat,
    "goal": wording.goal,
    "goal_behind": goal_words.goal_behind,
    "goal_change": wording.goal_change,
    "kind": kind_of,
    "latest": latest,
    "newest": newest,
    "over": over,
    "owned_by": owned_by,
    "page": PageValue.of,
    "minutes_for": minutes_for,
    "moment": wording.moment,
    "mark": idea_words.mark,
    "moved_how": verdict_words.moved_how,
    "meant": SlipValue.of,
    "ordinal": wording.ordinal,
    "percent": wording.percent,
    "percent_change": wording.percent_change,
    "rhythm": wording.rhythm,
    "row": RowValue.of,
    "row_at": RowValue.at,
    "rows": RowValues.of,
    "reading": wording.reading,
    "reported": wording.reported,
    "score": wording.score,
    "sentence": sentence,
    "silence": wording.silence,
    "trouble": wording.trouble,
    "status": wording.status,
    "tallied": idea_words.tallied,
    "team_chart": team_chart,
    "unanswered": unanswered,
    "unit": wording.unit,
    "way": wording.way,
    "weeks": wording.weeks,
    "worded": wording.worded,
    "weekday": wording.weekday,
}
FOR_BLOCK_KIT: dict[str, Callable[..., Any]] = {
    "code": code,
    "entered": entered,
    "iso": iso,
    "json": spell,
    "made": made,
    "marked_up": marked_up,
    "number": number,
    "spaced": spaced,
    "typed": typed,
}
ALLOWED = FOR_WORDS | FOR_BLOCK_KIT
