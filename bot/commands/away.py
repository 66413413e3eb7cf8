"""`/okr away` and `/okr back`, for oneself and, by leads and admins, for others."""

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.absence import AwayEntered
from bot.domain.commands import Away, Back
from bot.domain.days import read_day
from bot.domain.errors import Invalid
from bot.forms.people import get_to_know
from bot.payloads import Command
from bot.usecases.checking_in.stating import local_date
from bot.usecases.rhythm.absence import come_back, go_away, open_absence
from messages.absence import away_form, away_saved, back_saved


def away(deps: Deps, request: Command, asked: Away) -> Answer:
    """With a day it is stored at once; without one the form asks for it."""
    now, who = deps.clock.now(), asked.who_id or request.actor.slack_user_id
    get_to_know(deps, [who, asked.delegate_id])
    until = read_day(asked.until, local_date(request.actor, now)) if asked.until else None
    if asked.until and until is None:
        problem = f'I cannot read a day in "{asked.until[:60]}".'
        raise Invalid("", f"{problem} Type /okr away until 4 Dec, or /okr away alone.")
    if until is None:
        return Open(away_form(opened=open_absence(deps.db, request.actor, who, asked.delegate_id, now)))
    entered = AwayEntered(who, until, delegate=asked.delegate_id)
    return Say(away_saved(absence=go_away(deps.db, request.actor, entered, now)))


def back(deps: Deps, request: Command, asked: Back) -> Answer:
    """Be asked again."""
    who = asked.who_id or request.actor.slack_user_id
    return Say(back_saved(absence=come_back(deps.db, request.actor, who, deps.clock.now())))
