"""`/okr summary Growth preview` and `/okr summary Growth post`."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.commands import Summary
from bot.payloads import Command
from bot.usecases.telling.posting import find_summary
from messages.summaries import post_summary_form, summary_preview


def summary(deps: Deps, request: Command, asked: Summary) -> Answer:
    """What the channel would read now; for those who may post it, the form that does."""
    channel_id = asked.channel_id or request.channel_id
    offer = find_summary(deps.db, request.actor, asked.name, channel_id, deps.clock.now())
    if asked.posts and offer.may_post:
        return Open(post_summary_form(offer=offer))
    return Say(summary_preview(offer=offer, was_refused=asked.posts))
