"""*Post it* under the preview of a summary."""

from bot.answers import Answer, Nothing, Say
from bot.deps import Deps
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.telling.posting import offer_summary
from messages.summaries import post_summary_form, summary_preview


def offer_post(deps: Deps, action: Action) -> Answer:
    """The form that posts it, with what the channel would read by now."""
    if not (action.value.isascii() and action.value.isdigit() and len(action.value) < 10):
        return Nothing()
    offer = offer_summary(deps.db, action.actor, int(action.value), deps.clock.now())
    if not offer.may_post:
        return Say(summary_preview(offer=offer, was_refused=True))
    return shown_by(action, post_summary_form(offer=offer))
