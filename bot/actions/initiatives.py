"""Buttons and the message shortcut that open the form of an initiative."""

from bot.answers import Answer, Open
from bot.deps import Deps
from bot.domain.references import Reference
from bot.forms.initiatives import initiative_form_of_message, new_initiative_form
from bot.forms.places import shown_by
from bot.forms.quoted import title_and_scope
from bot.payloads import Action, Shortcut


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
