"""Buttons of the set-up, of going live and of the OKR admins."""

from bot.actors import actor_of_user
from bot.answers import Answer, Edit, Say
from bot.deps import Deps
from bot.domain.cards import KeyResultCard
from bot.forms.places import shown_by
from bot.payloads import Action
from bot.usecases.company.admins import become_first_admin, who_are_admins
from bot.usecases.company.setup import how_far_it_is, next_prompt_of
from bot.usecases.rhythm.going_live import go_live, pause
from messages import settings as messages
from messages.prompts import prompt


def begin_setup(deps: Deps, action: Action) -> Answer:
    """Become the first OKR admin; the set-up shows its next step."""
    now = deps.clock.now()
    become_first_admin(deps.db, action.actor, now)
    admin = actor_of_user(deps, action.actor.slack_user_id)  # with the role that they have now
    return Edit(messages.setup(state=how_far_it_is(deps.db, admin, now)))


def change_admins(deps: Deps, action: Action) -> Answer:
    """The form with the OKR admins; saving it asks again who may."""
    chosen = tuple(each.slack_user_id for each in who_are_admins(deps.db, action.actor).people)
    return shown_by(action, messages.admins_form(slack_user_ids=chosen))


def choose_channel(_deps: Deps, action: Action) -> Answer:
    """The first step of making a team from a channel."""
    return shown_by(action, messages.channel_form())


def preview_prompt(deps: Deps, action: Action) -> Answer:
    """The weekly message as this person would get it."""
    me, due_on, owing = next_prompt_of(deps.db, action.actor, deps.clock.now())
    not_asked = tuple(card for card in owing.not_asked if isinstance(card, KeyResultCard))
    shown = prompt(
        me=me,
        rows=owing.owed,
        answered=frozenset(),
        not_asked=not_asked,
        away_until=None,
        due_on=due_on,
        preview_on=due_on,
    )
    return Say(shown)


def start_messages(deps: Deps, action: Action) -> Answer:
    """Go live."""
    return Say(messages.going_live(going=go_live(deps.db, action.actor, deps.clock.now())))


def pause_messages(deps: Deps, action: Action) -> Answer:
    """Send nothing until somebody goes live again."""
    return Say(messages.going_live(going=pause(deps.db, action.actor, deps.clock.now())))
