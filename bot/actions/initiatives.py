"""Buttons and the message shortcut that open the form of an initiative, and the one that lets it begin."""

from bot.answers import Answer, Nothing, Open, Say
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemChange
from bot.forms.initiatives import initiative_form_of_message, new_initiative_form
from bot.forms.places import shown_by
from bot.forms.quoted import title_and_scope
from bot.payloads import Action, Shortcut
from bot.usecases.initiatives import start_initiative
from messages.initiatives import initiative_changed


def new_initiative(deps: Deps, click: Action) -> Answer:
    """The form for an initiative that serves the key result that the button names, if it names one."""
    return shown_by(click, new_initiative_form(deps, click.actor, serves=Reference.parse(click.value)))


def turn_into_initiative(deps: Deps, shortcut: Shortcut) -> Answer:
    """The form with the words of the message. What was said in private stays there: then it begins empty."""
    if shortcut.is_private_source:
        return Open(new_initiative_form(deps, shortcut.actor))
    title, scope = title_and_scope(shortcut.message_text)
    source = (shortcut.channel_id, shortcut.message_ts)
    return Open(initiative_form_of_message(deps, shortcut.actor, title, scope, source))


def start(deps: Deps, click: Action) -> Answer:
    """A planned initiative begins; clicked twice, it has begun."""
    ref = Reference.parse(click.value)
    if ref is None:
        return Nothing()
    card = start_initiative(deps.db, click.actor, ref, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.START))
