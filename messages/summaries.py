"""The posts to channels, and the replies in their threads."""

from datetime import date

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.posts import LateAnswer, ProgressPoint, SummaryOffer, TeamSummary
from messages.payload import Message, View
from messages.render import render_message, render_view


def team_summary(*, summary: TeamSummary) -> Message:
    """The weekly post of a team. Late people are never named; wins come first."""
    return render_message("messages/team_summary", summary=summary)


def summary_preview(*, offer: SummaryOffer, was_refused: bool) -> Message:
    """What a team's channel would read now; `was_refused`: somebody wanted to post it who may not."""
    return render_message("messages/summary_preview", offer=offer, was_refused=was_refused)


def post_summary_form(*, offer: SummaryOffer) -> View:
    """The same before it is posted, with room for a note; submits as POST_SUMMARY_SUBMIT."""
    return render_view("modals/post_summary", offer=offer)


def summary_posted(*, team_name: str, channel_id: str, comes_on: date | None) -> Message:
    """It is on its way; `comes_on` is the day of the weekly one."""
    return render_message("messages/summary_posted", team_name=team_name, channel_id=channel_id, comes_on=comes_on)


def summary_table(*, team_name: str, cards: tuple[KeyResultCard, ...], points: tuple[ProgressPoint, ...]) -> Message:
    """The first reply under a summary: progress against time as a chart, and all key results of the team as a table."""
    return render_message("messages/summary_table", team_name=team_name, cards=cards, points=points)


def item_reply(*, card: KeyResultCard, initiatives: tuple[InitiativeCard, ...]) -> Message:
    """The reply under a summary for one key result with news, for people to react to."""
    return render_message("messages/item_reply", card=card, initiatives=initiatives)


def late_reply(*, late: LateAnswer) -> Message:
    """What came after the summary was posted."""
    return render_message("messages/late_reply", late=late)


def gone() -> Message:
    """In the place of a reply that its channel may not read any more, or of which nothing is left."""
    return render_message("messages/gone")
