"""The posts to channels, and the replies in their threads."""

from bot.domain.cards import InitiativeCard, KeyResultCard
from bot.domain.posts import ExecutiveBrief, LateAnswer, ProgressPoint, TeamSummary
from messages.payload import Message
from messages.render import render_message


def team_summary(*, summary: TeamSummary) -> Message:
    """The weekly post of a team. Late people are never named; wins come first."""
    return render_message("messages/team_summary", summary=summary)


def summary_table(*, team_name: str, cards: tuple[KeyResultCard, ...], points: tuple[ProgressPoint, ...]) -> Message:
    """The first reply under a summary: progress against time as a chart, and all key results of the team as a table."""
    return render_message("messages/summary_table", team_name=team_name, cards=cards, points=points)


def item_reply(*, card: KeyResultCard, initiatives: tuple[InitiativeCard, ...]) -> Message:
    """The reply under a summary for one key result with news, for people to react to."""
    return render_message("messages/item_reply", card=card, initiatives=initiatives)


def late_reply(*, late: LateAnswer) -> Message:
    """What came after the summary was posted."""
    return render_message("messages/late_reply", late=late)


def executive_brief(*, brief: ExecutiveBrief) -> Message:
    """The post for executives."""
    return render_message("messages/executive_brief", brief=brief)
