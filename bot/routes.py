"""What the app does, as tables: which payload goes to which handler. Commands have one of their own."""

from collections.abc import Callable, Mapping

from bot.actions.briefs import ask_about, help_with_item, seen
from bot.actions.closings import close_clicked, drop_clicked, finish_clicked, reopen_clicked
from bot.actions.confirm import no_change
from bot.actions.cycles import ask_what_becomes, edit_cycle_settings
from bot.actions.delivery import try_again_clicked
from bot.actions.duplicate import duplicate_clicked
from bot.actions.edit import edit_item
from bot.actions.examples import explain_initiative, use_example
from bot.actions.handover import accept_handed, choose_giver, hand_over_of, return_handed
from bot.actions.ideas import (
    decline_clicked,
    find_idea_team,
    new_idea,
    plan_clicked,
    score_clicked,
    turn_into_initiative,
)
from bot.actions.initiatives import new_initiative
from bot.actions.key_results import choose_kind, new_key_result
from bot.actions.lists import show_list_of_team
from bot.actions.more_options import more_options
from bot.actions.move import move_clicked
from bot.actions.new_owners import accept_clicked, not_mine_clicked
from bot.actions.objectives import new_objective, new_objective_by_shortcut
from bot.actions.running import block_clicked, start_clicked, swap_clicked, unblock_clicked
from bot.actions.settings import (
    begin_setup,
    change_admins,
    choose_channel,
    pause_messages,
    preview_prompt,
    start_messages,
)
from bot.actions.snooze import ask_later
from bot.actions.suggestions import find_any_team, find_key_result, find_objective, find_team
from bot.actions.summaries import offer_post
from bot.actions.teams import (
    bring_team_back,
    choose_where_to_merge,
    edit_team_settings,
    offer_countries,
    offer_zones,
    put_team_away,
)
from bot.actions.turning import keep_as_task, turn_clicked
from bot.actions.verdicts import look_back_clicked
from bot.answers import Answer, Nothing
from bot.command_routes import clicked, run, show_more
from bot.commands.changes import app_removed, channel_lost, person_changed
from bot.commands.talk import direct_message, mention
from bot.deps import Deps
from bot.home.opened import home_opened, turn_page
from bot.manifest import CHECK_IN_SHORTCUT, NEW_OBJECTIVE_SHORTCUT, TURN_INTO_INITIATIVE_SHORTCUT
from bot.modals.asks import open_answer, submit_answer, withdraw
from bot.modals.away import submit_absence
from bot.modals.briefs import submit_question
from bot.modals.check_in import close_check_in, show_page, start_afresh, start_check_in, submit_check_in
from bot.modals.closings import close_by_form
from bot.modals.contradiction import submit_contradiction
from bot.modals.corrections import choose_check_in, delete_chosen, open_correction, submit_correction
from bot.modals.cycles import close, save_cycle
from bot.modals.doubts import correct_slip, keep_number, say_at_risk, say_needs_time, say_recovers
from bot.modals.handover import submit_handover
from bot.modals.ideas import save_decline, save_idea, save_plan, save_score
from bot.modals.initiatives import save_initiative
from bot.modals.key_results import save_key_result
from bot.modals.moves import move_to
from bot.modals.objectives import save_objective
from bot.modals.running import submit_block
from bot.modals.settings import submit_admins, submit_channel, submit_settings
from bot.modals.summaries import post
from bot.modals.teams import merge, save_team
from bot.modals.update import open_update, submit_update
from bot.modals.verdicts import submit_verdict
from bot.payloads import Action, Event, Shortcut, Submission, Suggestion
from messages.ids import ActionId, CallbackId


def followed(_deps: Deps, _action: Action) -> Answer:
    """A link opens by itself."""
    return Nothing()


ACTIONS: Mapping[str, Callable[[Deps, Action], Answer]] = {
    ActionId.RUN_COMMAND: clicked(""),
    ActionId.SHOW_HELP: clicked("help"),
    ActionId.OPEN_ITEM: clicked("show"),
    ActionId.SHOW_HISTORY: clicked("history"),
    ActionId.OPEN_DISCUSSION: followed,
    ActionId.CHECK_IN: start_check_in,
    ActionId.CHECK_IN_AFRESH: start_afresh,
    ActionId.CHECK_IN_PAGE: show_page,
    ActionId.NO_CHANGE: no_change,
    ActionId.NOTHING_CHANGED: no_change,
    ActionId.GO_AWAY: clicked("away"),
    ActionId.SNOOZE_HOUR: ask_later,
    ActionId.SNOOZE_TOMORROW: ask_later,
    ActionId.SNOOZE_WEEK: ask_later,
    ActionId.OPEN_UPDATE: open_update,
    ActionId.CORRECT_CHECK_IN: open_correction,
    ActionId.CHOOSE_CHECK_IN: choose_check_in,
    ActionId.DELETE_CHECK_IN: delete_chosen,
    ActionId.CORRECT_SLIP: correct_slip,
    ActionId.KEEP_NUMBER: keep_number,
    ActionId.NEEDS_TIME: say_needs_time,
    ActionId.SAY_RECOVERS: say_recovers,
    ActionId.SAY_AT_RISK: say_at_risk,
    ActionId.ANSWER_ASK: open_answer,
    ActionId.WITHDRAW_ASK: withdraw,
    ActionId.SEEN: seen,
    ActionId.ASK_OWNER: ask_about,
    ActionId.OFFER_HELP: help_with_item,
    ActionId.NEW_OBJECTIVE: new_objective,
    ActionId.NEW_KEY_RESULT: new_key_result,
    ActionId.KEY_RESULT_KIND: choose_kind,
    ActionId.NEW_INITIATIVE: new_initiative,
    ActionId.START_INITIATIVE: start_clicked,
    ActionId.SWAP_PREDICTION: swap_clicked,
    ActionId.BLOCK_INITIATIVE: block_clicked,
    ActionId.UNBLOCK_INITIATIVE: unblock_clicked,
    ActionId.FINISH_ITEM: finish_clicked,
    ActionId.DROP_ITEM: drop_clicked,
    ActionId.LOOK_BACK: look_back_clicked,
    ActionId.SAY_MOVED: look_back_clicked,
    ActionId.SAY_LESS: look_back_clicked,
    ActionId.SAY_NOT_MOVED: look_back_clicked,
    ActionId.SAY_CANNOT_TELL: look_back_clicked,
    ActionId.NEW_IDEA: new_idea,
    ActionId.SHOW_IDEAS: clicked("ideas"),
    ActionId.SCORE_IDEA: score_clicked,
    ActionId.PLAN_IDEA: plan_clicked,
    ActionId.DECLINE_IDEA: decline_clicked,
    ActionId.TURN_ITEM: turn_clicked,
    ActionId.KEEP_AS_TASK: keep_as_task,
    ActionId.USE_EXAMPLE: use_example,
    ActionId.EXPLAIN_INITIATIVE: explain_initiative,
    ActionId.ACCEPT_ITEM: accept_clicked,
    ActionId.NOT_MINE: not_mine_clicked,
    ActionId.HAND_OVER: hand_over_of,
    ActionId.HANDOVER_FROM: choose_giver,
    ActionId.ACCEPT_HANDED: accept_handed,
    ActionId.RETURN_HANDED: return_handed,
    ActionId.MORE_OPTIONS: more_options,
    ActionId.EDIT_ITEM: edit_item,
    ActionId.OPEN_SETUP: clicked("setup"),
    ActionId.BEGIN_SETUP: begin_setup,
    ActionId.NAME_ADMINS: change_admins,
    ActionId.CHOOSE_CHANNEL: choose_channel,
    ActionId.PREVIEW_PROMPT: preview_prompt,
    ActionId.GO_LIVE: start_messages,
    ActionId.PAUSE: pause_messages,
    ActionId.TRY_AGAIN: try_again_clicked,
    ActionId.OPEN_CYCLE: edit_cycle_settings,
    ActionId.CLOSE_CYCLE: ask_what_becomes,
    ActionId.MOVE_ITEM: move_clicked,
    ActionId.DUPLICATE_ITEM: duplicate_clicked,
    ActionId.CLOSE_ITEM: close_clicked,
    ActionId.REOPEN_ITEM: reopen_clicked,
    ActionId.OPEN_TEAM: edit_team_settings,
    ActionId.ARCHIVE_TEAM: put_team_away,
    ActionId.MERGE_TEAM: choose_where_to_merge,
    ActionId.RESTORE_TEAM: bring_team_back,
    ActionId.SHOW_AT_RISK: clicked("list at risk"),
    ActionId.SHOW_SILENT: clicked("list no news"),
    ActionId.SHOW_LIST: show_list_of_team,
    ActionId.POST_SUMMARY: offer_post,
    ActionId.SHOW_MORE: show_more,
    ActionId.TURN_HOME_PAGE: turn_page,
    ActionId.OPEN_HOME: turn_page,
}

SUBMISSIONS: Mapping[str, Callable[[Deps, Submission], Answer]] = {
    CallbackId.CHECK_IN_SUBMIT: submit_check_in,
    CallbackId.CONTRADICTION_SUBMIT: submit_contradiction,
    CallbackId.UPDATE_SUBMIT: submit_update,
    CallbackId.UPDATE_INITIATIVE_SUBMIT: submit_update,
    CallbackId.CORRECT_SUBMIT: submit_correction,
    CallbackId.ANSWER_ASK_SUBMIT: submit_answer,
    CallbackId.ASK_OWNER_SUBMIT: submit_question,
    CallbackId.AWAY_SUBMIT: submit_absence,
    CallbackId.OBJECTIVE_SUBMIT: save_objective,
    CallbackId.SETTINGS_SUBMIT: submit_settings,
    CallbackId.ADMINS_SUBMIT: submit_admins,
    CallbackId.CHANNEL_SUBMIT: submit_channel,
    CallbackId.CYCLE_SUBMIT: save_cycle,
    CallbackId.CLOSE_CYCLE_SUBMIT: close,
    CallbackId.TEAM_SUBMIT: save_team,
    CallbackId.MERGE_SUBMIT: merge,
    CallbackId.POST_SUMMARY_SUBMIT: post,
    CallbackId.KEY_RESULT_SUBMIT: save_key_result,
    CallbackId.INITIATIVE_SUBMIT: save_initiative,
    CallbackId.IDEA_SUBMIT: save_idea,
    CallbackId.SCORE_IDEA_SUBMIT: save_score,
    CallbackId.PLAN_IDEA_SUBMIT: save_plan,
    CallbackId.DECLINE_IDEA_SUBMIT: save_decline,
    CallbackId.MOVE_SUBMIT: move_to,
    CallbackId.CLOSE_SUBMIT: close_by_form,
    CallbackId.BLOCK_SUBMIT: submit_block,
    CallbackId.VERDICT_SUBMIT: submit_verdict,
    CallbackId.HANDOVER_SUBMIT: submit_handover,
}

CLOSINGS: Mapping[str, Callable[[Deps, Submission], object]] = {
    CallbackId.CHECK_IN_SUBMIT: close_check_in,
}

SUGGESTIONS: Mapping[str, Callable[[Deps, Suggestion], Answer]] = {
    ActionId.FIND_TEAM: find_team,
    ActionId.FIND_ANY_TEAM: find_any_team,
    ActionId.FIND_IDEA_TEAM: find_idea_team,
    ActionId.FIND_OBJECTIVE: find_objective,
    ActionId.FIND_KEY_RESULT: find_key_result,
    ActionId.ZONE: offer_zones,
    ActionId.COUNTRY: offer_countries,
}

SHORTCUTS: Mapping[str, Callable[[Deps, Shortcut], Answer]] = {
    CHECK_IN_SHORTCUT: start_check_in,
    NEW_OBJECTIVE_SHORTCUT: new_objective_by_shortcut,
    TURN_INTO_INITIATIVE_SHORTCUT: turn_into_initiative,
}

EVENTS: Mapping[str, Callable[[Deps, Event], None]] = {
    "app_home_opened": home_opened,
    "app_mention": mention,
    "app_uninstalled": app_removed,
    "channel_archive": channel_lost,
    "channel_deleted": channel_lost,
    "channel_left": channel_lost,
    "group_archive": channel_lost,
    "group_deleted": channel_lost,
    "group_left": channel_lost,
    "message": direct_message(run),
    "team_join": person_changed,
    "tokens_revoked": app_removed,
    "user_change": person_changed,
}
