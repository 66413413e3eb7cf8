"""`/okr idea`, `/okr ideas`, and `/okr score I7 4 2`, `/okr plan I7` and `/okr decline I7`."""

from dataclasses import replace

from bot.answers import Answer, Open, Say
from bot.deps import Deps
from bot.domain.command_says import say
from bot.domain.command_words import is_command_word
from bot.domain.commands import Idea, Ideas
from bot.domain.ideas import IdeaEntered, Score
from bot.domain.initiative_commands import Decline, Plan, ScoreIdea
from bot.domain.title_words import split_title
from bot.domain.vocabulary import ItemChange
from bot.forms.ideas import form_to_decline, form_to_plan, form_to_score, new_idea_form, under
from bot.payloads import Command
from bot.thoughts import first_thought
from bot.usecases.bets.deciding import decline_idea
from bot.usecases.bets.idea_board import PAGE, look_at_ideas
from bot.usecases.bets.ideas import begin_idea, create_idea, score_idea
from bot.usecases.bets.learnings import similar_bets
from messages.ideas import idea_list, idea_saved, idea_scored
from messages.initiatives import initiative_changed
from messages.page_values import ListPage


def idea(deps: Deps, request: Command, asked: Idea) -> Answer:
    """Put an idea before its team; without words, with one that is a command, or where nobody knows which team, a small
    form asks."""
    title, scope = split_title(asked.title)
    entered = IdeaEntered(title, scope, key_result=under(asked.under))
    team = begin_idea(deps.db, request.actor, request.channel_id)
    if not title or is_command_word(title) or (team is None and asked.under is None):
        return Open(new_idea_form(deps, request.actor, request.channel_id, entered))
    if team is not None:
        entered = replace(entered, team=team)
    now = deps.clock.now()
    saved = create_idea(deps.db, request.actor, entered, f"command:{request.trigger_id}", now)
    thought = first_thought(deps, request.actor, saved.card)
    similar = similar_bets(deps.db, request.actor, saved.card.ref, now)
    return Say(
        idea_saved(card=saved.idea, is_posted=saved.is_posted, lacks_link=False, thought=thought, similar=similar)
    )


def ideas(deps: Deps, request: Command, asked: Ideas) -> Answer:
    """The ideas, ranked."""
    board = look_at_ideas(
        deps.db, request.actor, asked.words, asked.channel_id, deps.clock.now(), request.offset, asked.who_id
    )
    shown = request.offset + PAGE
    return Say(idea_list(board=board, more=ListPage(say(asked), shown) if board.total > shown else None))


def score(deps: Deps, request: Command, asked: ScoreIdea) -> Answer:
    """Both marks are stored at once; without them the form shows one's own score."""
    if not (asked.value and asked.effort):
        return Open(form_to_score(deps, request.actor, asked.ref))
    own = Score(asked.value, asked.effort)
    return Say(idea_scored(card=score_idea(deps.db, request.actor, asked.ref, own, deps.clock.now()), own=own))


def plan(deps: Deps, request: Command, asked: Plan) -> Answer:
    """The form that makes an initiative of it."""
    return Open(form_to_plan(deps, request.actor, asked.ref, asked.reason))


def decline(deps: Deps, request: Command, asked: Decline) -> Answer:
    """With its reason it is declined at once; without one a form asks why not."""
    if not asked.reason:
        return Open(form_to_decline(deps, request.actor, asked.ref))
    card = decline_idea(deps.db, request.actor, asked.ref, asked.reason, deps.clock.now())
    return Say(initiative_changed(card=card, change=ItemChange.DECLINE))
