"""What each kind of outbox row becomes when its turn comes. One line a kind."""

from collections.abc import Callable, Mapping

from bot.deps import Deps
from bot.jobs.absences import render_stand_in
from bot.jobs.asks import render_ask, render_ask_answered
from bot.jobs.briefs import render_brief, render_brief_details
from bot.jobs.handover import render_handed_over
from bot.jobs.helping import render_help_noted, render_help_offered
from bot.jobs.home import render_home, render_welcome
from bot.jobs.ideas import render_idea, render_idea_decided, render_idea_step
from bot.jobs.left_behind import render_left_behind
from bot.jobs.look_backs import render_look_back
from bot.jobs.new_owners import render_given_back, render_new_owner
from bot.jobs.notices import render_channel_refused
from bot.jobs.nudges import render_nudge
from bot.jobs.outgoing import Outgoing
from bot.jobs.prompts import render_prompt
from bot.jobs.summaries import render_item_reply, render_late_reply, render_summary, render_summary_table
from bot.usecases.delivery.outbox import Claimed

Renderer = Callable[[Deps, Claimed], Outgoing]

RENDERERS: Mapping[str, Renderer] = {
    "ask": render_ask,
    "ask_answered": render_ask_answered,
    "brief": render_brief,
    "brief_details": render_brief_details,
    "channel_refused": render_channel_refused,
    "given_back": render_given_back,
    "handed_over": render_handed_over,
    "help_noted": render_help_noted,
    "help_offered": render_help_offered,
    "home": render_home,
    "idea": render_idea,
    "idea_decided": render_idea_decided,
    "idea_step": render_idea_step,
    "new_owner": render_new_owner,
    "item_reply": render_item_reply,
    "left_behind": render_left_behind,
    "late_reply": render_late_reply,
    "look_back": render_look_back,
    "nudge": render_nudge,
    "prompt": render_prompt,
    "snoozed": render_prompt,
    "stand_in": render_stand_in,
    "summary": render_summary,
    "summary_on_demand": render_summary,
    "summary_table": render_summary_table,
    "welcome": render_welcome,
}
