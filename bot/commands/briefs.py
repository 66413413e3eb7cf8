"""`/okr brief preview` and `/okr brief post`."""

from bot.answers import Answer, Say
from bot.deps import Deps
from bot.domain.company_commands import Brief
from bot.payloads import Command
from bot.usecases.telling.briefs import offer_brief, post_brief
from messages.briefs import brief_posted, brief_preview


def brief(deps: Deps, request: Command, asked: Brief) -> Answer:
    """What the executives would read now; or it is sent to them, once for each time that somebody asks."""
    now = deps.clock.now()
    if asked.posts:
        posted = post_brief(deps.db, request.actor, f"brief:{request.trigger_id}", now)
        return Say(brief_posted(channel_id=posted.channel_id, people=posted.people, later=posted.later))
    offer = offer_brief(deps.db, request.actor, now)
    return Say(
        brief_preview(brief=offer.brief, channel_id=offer.channel_id, people=offer.people, is_live=offer.is_live)
    )
