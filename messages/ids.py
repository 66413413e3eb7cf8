"""Every id that goes out with a message or a view and comes back with a click: one place for each.

The values are what Slack stores in messages that live for months: once released, an id is never given another meaning.
"""

from enum import StrEnum

from bot.domain.entries import in_row
from bot.domain.references import Reference

ALL_HELP = "all"


class ActionId(StrEnum):
    """What somebody clicked, chose or typed into. Unique within one block."""

    CHECK_IN = "check_in"  # opens the modal with everything that the person owes
    CHECK_IN_PAGE = "check_in_page"  # shows another page of it; value: its number
    CHECK_IN_AFRESH = "check_in_afresh"  # throws the draft away
    CORRECT_CHECK_IN = "correct_check_in"  # opens the form that corrects the check-in that it names; value: RowValue
    CHOOSE_CHECK_IN = (
        "choose_check_in"  # lists the check-ins that can be corrected or deleted; value: a reference or ListPage
    )
    DELETE_CHECK_IN = "delete_check_in"  # value: RowValue
    CORRECT_SLIP = "correct_slip"  # value: SlipValue
    KEEP_NUMBER = "keep_number"  # what was saved and asked about is right; value: RowValue
    NEEDS_TIME = "needs_time"  # what is finished did not move its number yet; value: a reference
    SAY_RECOVERS = "say_recovers"  # opens the form that asks why; value: RowValue
    SAY_AT_RISK = "say_at_risk"  # value: RowValue
    NO_CHANGE = "no_change"  # answers one row; value: RowValue
    NOTHING_CHANGED = "nothing_changed"  # answers every row that it names; value: RowValues
    OPEN_UPDATE = "open_update"  # opens the modal for one item; value: RowValue
    OPEN_ITEM = "open_item"  # shows one item; value: its reference
    SHOW_HISTORY = "show_history"
    OPEN_DISCUSSION = "open_discussion"  # a link; Slack tells of the click all the same
    NEW_OBJECTIVE = "new_objective"
    NEW_KEY_RESULT = "new_key_result"
    NEW_INITIATIVE = "new_initiative"
    RUN_COMMAND = "run_command"  # value: what would be typed after /okr
    SHOW_HELP = "show_help"  # value: a key of the command table, or ALL_HELP
    SHOW_AT_RISK = "show_at_risk"
    SHOW_SILENT = "show_silent"
    SHOW_LIST = "show_list"  # value: a team's row id
    SHOW_MORE = "show_more"  # value: ListPage
    POST_SUMMARY = "post_summary"  # opens the form that posts a team's summary; value: the team's row id
    GO_AWAY = "go_away"
    SNOOZE_HOUR = "snooze_hour"  # asks again later; value: the due date, as for the next two
    SNOOZE_TOMORROW = "snooze_tomorrow"
    SNOOZE_WEEK = "snooze_week"
    ANSWER_ASK = "answer_ask"  # value: the ask's id
    WITHDRAW_ASK = "withdraw_ask"  # value: the ask's id
    OPEN_SETUP = "open_setup"
    OPEN_HOME = "open_home"  # shows Home from its beginning
    TURN_HOME_PAGE = "turn_home_page"  # value: a page of Home, from 0
    OPEN_TEAM = "open_team"  # opens the team's form; value: its row id
    ARCHIVE_TEAM = "archive_team"  # value: the team's row id
    RESTORE_TEAM = "restore_team"  # value: the team's row id
    MERGE_TEAM = "merge_team"  # opens the form that merges it into another; value: the team's row id
    OPEN_CYCLE = "open_cycle"  # opens the cycle's form; value: its row id
    CLOSE_CYCLE = "close_cycle"  # opens the form that closes it; value: its row id
    NAME_ADMINS = "name_admins"  # opens the form with the OKR admins
    BEGIN_SETUP = "begin_setup"  # makes the first OKR admin
    CHOOSE_CHANNEL = "choose_channel"  # opens the first step of making a team from a channel
    PREVIEW_PROMPT = "preview_prompt"
    GO_LIVE = "go_live"
    PAUSE = "pause"
    TRY_AGAIN = "try_again"  # sends a message that was given up; value: its row id
    ZONE = "zone"  # searches time zones
    COUNTRY = "country"  # searches countries
    VALUE = "value"
    STATUS = "status"
    NOTE = "note"
    STEPS = "steps"
    HEALTH = "health"
    BLOCKED_BY = "blocked_by"
    BLOCKED_UNTIL = "blocked_until"
    OUTPUT = "output"
    ASK = "ask"
    ASK_ABOUT = "ask_about"
    ASK_TO = "ask_to"
    ANSWER = "answer"
    CONTRADICTION = "contradiction"
    SEEN = "seen"  # value: a brief's row id
    ASK_OWNER = "ask_owner"  # opens the form of an ask; value: BriefValue, as for the next
    OFFER_HELP = "offer_help"
    EDIT_ITEM = "edit_item"  # value: a reference, as for the next five
    MOVE_ITEM = "move_item"
    DUPLICATE_ITEM = "duplicate_item"
    CLOSE_ITEM = "close_item"
    REOPEN_ITEM = "reopen_item"
    ACCEPT_ITEM = "accept_item"  # value: the audit event that made somebody an owner
    NOT_MINE = "not_mine"  # value: as for ACCEPT_ITEM
    HAND_OVER = "hand_over"  # opens the form; value: the Slack user id of whoever owns it now
    HANDOVER_FROM = "handover_from"  # lists what somebody else owns
    ACCEPT_HANDED = "accept_handed"  # value: HandedValue, as for the next
    RETURN_HANDED = "return_handed"
    START_INITIATIVE = "start_initiative"
    SWAP_PREDICTION = "swap_prediction"  # turns one round that runs the wrong way; value: a reference
    BLOCK_INITIATIVE = "block_initiative"  # opens the form that asks by whom and until when; value: a reference
    UNBLOCK_INITIATIVE = "unblock_initiative"  # value: a reference
    FINISH_ITEM = "finish_item"  # opens the form that closes it, what becomes of it chosen already; as for the next
    DROP_ITEM = "drop_item"
    LOOK_BACK = "look_back"  # opens the form that asks what came of it; value: a reference, as for the next four
    SAY_MOVED = "say_moved"
    SAY_LESS = "say_less"
    SAY_NOT_MOVED = "say_not_moved"
    SAY_CANNOT_TELL = "say_cannot_tell"
    NEW_IDEA = "new_idea"
    SHOW_IDEAS = "show_ideas"
    SCORE_IDEA = "score_idea"  # opens the form; value: a reference, as for the next two
    PLAN_IDEA = "plan_idea"
    DECLINE_IDEA = "decline_idea"
    TURN_ITEM = "turn_item"  # a key result into an initiative, or the reverse; value: a reference, as for the next
    KEEP_AS_TASK = "keep_as_task"  # drops an initiative that is a task
    USE_EXAMPLE = "use_example"  # opens the form of an objective filled in with it; value: "business:0"
    EXPLAIN_INITIATIVE = "explain_initiative"  # says what one is, on top of the form
    ENTERED = "entered"  # a field of a form that nobody hears of before it is submitted
    FIND_TEAM = "find_team"  # selects that search while somebody types
    FIND_OBJECTIVE = "find_objective"
    FIND_KEY_RESULT = "find_key_result"
    FIND_ANY_TEAM = "find_any_team"
    FIND_IDEA_TEAM = "find_idea_team"
    MORE_OPTIONS = "more_options"  # shows the rest of a form
    KEY_RESULT_KIND = "key_result_kind"


class CallbackId(StrEnum):
    """Which view was submitted or closed, or which shortcut was used."""

    UPDATE_SUBMIT = "update_submit"
    CHECK_IN_SUBMIT = "check_in_submit"
    CONTRADICTION_SUBMIT = "contradiction_submit"  # the one question after saving
    CORRECT_SUBMIT = "correct_submit"
    PAST_CHECK_INS = "past_check_ins"
    ANSWER_ASK_SUBMIT = "answer_ask_submit"
    ASK_OWNER_SUBMIT = "ask_owner_submit"  # metadata: a reference
    AWAY_SUBMIT = "away_submit"
    UPDATE_INITIATIVE_SUBMIT = "update_initiative_submit"
    OBJECTIVE_SUBMIT = "objective_submit"
    KEY_RESULT_SUBMIT = "key_result_submit"
    INITIATIVE_SUBMIT = "initiative_submit"
    IDEA_SUBMIT = "idea_submit"  # metadata of all four: a FormValue
    SCORE_IDEA_SUBMIT = "score_idea_submit"
    PLAN_IDEA_SUBMIT = "plan_idea_submit"
    DECLINE_IDEA_SUBMIT = "decline_idea_submit"
    MOVE_SUBMIT = "move_submit"
    CLOSE_SUBMIT = "close_submit"
    BLOCK_SUBMIT = "block_submit"
    VERDICT_SUBMIT = "verdict_submit"
    CYCLE_SUBMIT = "cycle_submit"  # metadata: a Version
    CLOSE_CYCLE_SUBMIT = "close_cycle_submit"  # metadata: the cycle's row id
    SETTINGS_SUBMIT = "settings_submit"  # metadata: a Version
    ADMINS_SUBMIT = "admins_submit"  # metadata: the Slack user ids that it showed
    CHANNEL_SUBMIT = "channel_submit"
    POST_SUMMARY_SUBMIT = "post_summary_submit"  # metadata: the team's row id
    MERGE_SUBMIT = "merge_submit"  # metadata: the row id of the team that goes
    TEAM_SUBMIT = "team_submit"  # metadata: a Version
    HANDOVER_SUBMIT = "handover_submit"  # metadata: a FormValue; `kept` says whose things they are
    HOME = "home"
    NOTICE = "notice"


class BlockId(StrEnum):
    """The input blocks of the views: errors are shown beside them. Inputs of a row get the row's reference behind."""

    NAME = "name"
    CHANNEL = "channel"
    MEMBERS = "members"
    PROMPT_WEEKDAY = "prompt_weekday"
    SUMMARY_WEEKDAY = "summary_weekday"
    SUMMARY_TIME = "summary_time"
    ZONE = "zone"
    COUNTRY = "country"
    MY_WEEKDAY = "my_weekday"
    MY_TIME = "my_time"
    WHO = "who"
    SINCE = "since"
    UNTIL = "until"
    DELEGATE = "delegate"
    MY_EVERY = "my_every"
    EVERY = "every"
    LOCKS_RHYTHM = "locks_rhythm"
    LEADS_DECIDE = "leads_decide"
    PROMPT_TIME = "prompt_time"
    QUIET_DAYS = "quiet_days"
    HOLIDAYS = "holidays"
    COACH_RULES = "coach_rules"
    CAPACITY = "capacity"
    BRIEF_CHANNEL = "brief_channel"
    BRIEF_PEOPLE = "brief_people"
    BRIEF_WEEKDAY = "brief_weekday"
    BRIEF_TIME = "brief_time"
    ADMINS = "admins"
    BECOMES = "becomes"  # of a row: what becomes of an objective
    SCORES = "scores"
    VALUE = "value"
    STATUS = "status"
    NOTE = "note"
    STEPS = "steps"
    HEALTH = "health"
    BLOCKED_BY = "blocked_by"
    OUTPUT = "output"
    BLOCKED_UNTIL = "blocked_until"
    LOOK_BACK_ON = "look_back_on"
    VERDICT = "verdict"
    LEARNING = "learning"
    ASK = "ask"
    ASK_ABOUT = "ask_about"
    ASK_TO = "ask_to"
    # Forms of objectives, key results and initiatives: named like the fields of bot.domain.entered.
    TITLE = "title"
    TEAM = "team"
    OWNER = "owner"
    CYCLE = "cycle"
    KEY_RESULT_1 = "key_result_1"
    KEY_RESULT_2 = "key_result_2"
    KEY_RESULT_3 = "key_result_3"
    VISIBILITY = "visibility"
    DESCRIPTION = "description"
    PARENT = "parent"
    READERS = "readers"
    OBJECTIVE = "objective"
    KIND = "kind"
    START = "start"
    TARGET = "target"
    LOWER = "lower"
    UPPER = "upper"
    UNIT = "unit"
    CO_OWNERS = "co_owners"
    INDICATOR = "indicator"
    LEADS = "leads"
    RHYTHM = "rhythm"
    STARTS_ON = "starts_on"
    DUE_ON = "due_on"
    WEIGHT = "weight"
    IS_COMMITTED = "is_committed"
    REASON = "reason"
    KEY_RESULT = "key_result"
    SCOPE = "scope"
    EFFORT = "effort"
    PREDICTION = "prediction"
    CONTRIBUTORS = "contributors"
    HELPING_TEAMS = "helping_teams"
    STAGE = "stage"
    OUTCOME = "outcome"
    LINK = "link"
    SCORE = "score"
    TO = "to"
    ITEMS = "items"  # several blocks of ticks, each with its first item's reference behind
    ASKS = "asks"  # the same, with what the first ask is about
    ANSWER = "answer"
    CONTRADICTION = "contradiction"

    def of(self, row: Reference) -> str:
        """The block of one row in a view that has several: `value:KR12`."""
        return in_row(self.value, row)
