"""The words of the product as enums: their values are what the database stores and what buttons carry."""

from enum import StrEnum


class ItemKind(StrEnum):
    """What a reference such as O3, KR12 or I7 points at."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    INITIATIVE = "initiative"


class CycleState(StrEnum):
    """Draft before it starts, closing for 14 days after its end while final values are asked for."""

    DRAFT = "draft"
    LIVE = "live"
    CLOSING = "closing"
    CLOSED = "closed"


class ItemState(StrEnum):
    """Whether an objective or a key result is worked on; an initiative has stages instead."""

    OPEN = "open"
    CLOSED = "closed"


class ClosingOutcome(StrEnum):
    """What happened to an item when it was closed."""

    FINISHED = "finished"
    CARRIED_OVER = "carried_over"
    DROPPED = "dropped"


class Unfinished(StrEnum):
    """What becomes of an objective that is open when its cycle is closed."""

    FINISH = "finish"
    KEEP = "keep"  # carried over, with its progress
    RESET = "reset"  # carried over, from where it stands now
    DROP = "drop"


class MeasureKind(StrEnum):
    """How a key result is measured."""

    NUMBER = "number"
    KEEP = "keep"
    MILESTONES = "milestones"


class UnitKind(StrEnum):
    """What stands beside the number: nothing, a percent sign, a currency code or a word such as "users"."""

    PLAIN = "plain"
    PERCENT = "percent"
    CURRENCY = "currency"
    WORD = "word"


class Indicator(StrEnum):
    """A leading key result moves early; a lagging one shows late."""

    LEADING = "leading"
    LAGGING = "lagging"


class NumberRhythm(StrEnum):
    """How often a new number of a key result exists; in between it is not asked for."""

    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    MONTHLY = "monthly"
    AT_END = "at_end"


class Every(StrEnum):
    """How often a team checks in on its weekday: each week, each second one, on the first or the last of a month."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH_FIRST = "month_first"
    MONTH_LAST = "month_last"


class DutyOutcome(StrEnum):
    """How a due date went for somebody."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSED = "missed"
    AWAY = "away"


class Status(StrEnum):
    """What the owner of a key result reports."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"


class Stage(StrEnum):
    """Where an initiative stands."""

    IDEA = "idea"
    PLANNED = "planned"
    ACTIVE = "active"
    DONE = "done"
    DROPPED = "dropped"


class Health(StrEnum):
    """How an active initiative is doing."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BLOCKED = "blocked"


class Verdict(StrEnum):
    """What came of an initiative, as its owner says when results can show: did it move its key result?"""

    MOVED = "moved"
    LESS = "less"  # than they thought
    NOT_MOVED = "not_moved"
    CANNOT_TELL = "cannot_tell"


class Movement(StrEnum):
    """What a key result did from an initiative's start until now, as far as its numbers tell."""

    AS_PREDICTED = "as_predicted"  # as far as predicted, or further
    PART = "part"  # the right way, and not as far as predicted
    NEARER = "nearer"  # the right way; nothing was predicted that could be held against it
    KEPT = "kept"  # within its limits then and now
    FLAT = "flat"
    AWAY = "away"  # the wrong way
    UNKNOWN = "unknown"


class Visibility(StrEnum):
    """Who may see an item: everybody in the workspace, or its owner, leads and named people."""

    WORKSPACE = "workspace"
    PRIVATE = "private"


class TeamChange(StrEnum):
    """What was done to a team; the values are the verbs of the audit trail."""

    CREATE = "create"
    EDIT = "edit"
    ARCHIVE = "archive"
    RESTORE = "restore"
    MERGE = "merge"  # into another team, which its `after` names


class CycleChange(StrEnum):
    """What was done to a cycle; the values are the verbs of the audit trail."""

    CREATE = "create"
    EDIT = "edit"
    CLOSE = "close"


class TeamRole(StrEnum):
    """What somebody is in a team."""

    LEAD = "lead"
    MEMBER = "member"


class ItemRole(StrEnum):
    """What somebody is to an item besides its owner. A co-owner may check in; a contributor is named in wins and sees
    it on Home; a reader may see a private item."""

    CO_OWNER = "co_owner"
    CONTRIBUTOR = "contributor"
    READER = "reader"


class AskState(StrEnum):
    """An ask stays open until its person answers it or the one who asked withdraws it."""

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class ItemChange(StrEnum):
    """What was done to an item; the values are the verbs of the audit trail."""

    CREATE = "create"
    EDIT = "edit"
    RETARGET = "retarget"  # a target, start or date after the first check-in, with its reason
    MOVE = "move"
    DUPLICATE = "duplicate"
    PLAN = "plan"  # an idea becomes an initiative
    DECLINE = "decline"
    START = "start"
    CLOSE = "close"
    REOPEN = "reopen"
    FIRST_NUMBER = "first number"  # which became the start of a key result that had none
    HAND_OVER = "hand over"
    TURN = "turn"  # a key result into an initiative, or the reverse: on the old item and on the new one
    VERDICT = "verdict"  # what came of an initiative
    LOOK_BACK = "look back"  # when to ask about that


class IdeaOutcome(StrEnum):
    """What was decided on an idea."""

    PLANNED = "planned"
    DECLINED = "declined"
    TAKEN_UP = "taken_up"  # again, after it was declined


class OwnerAnswer(StrEnum):
    """What became of an item that somebody else made a person the owner of. The first two are verbs of the audit
    trail."""

    ACCEPTED = "accept"
    GIVEN_BACK = "not mine"
    OPEN = "open"
    OUTDATED = "outdated"  # somebody else owns it by now


class QuestionKind(StrEnum):
    """What does not fit together."""

    DONE_BUT_FLAT = "done_but_flat"  # an initiative is done, and its key result did not move
    OFF_TRACK_DESPITE = "off_track_despite"  # a key result is off track, and all its initiatives are on track
    IMPROVED_WHILE_WORSE = "improved_while_worse"  # the status got better, and the number worse
    GREEN_BUT_BEHIND = "green_but_behind"  # said to be on track, and behind its pace or worse than at the start


class BriefHeading(StrEnum):
    """What a line of the executive brief is about: first the news, then what stands wrong, the gravest first."""

    MOVED = "moved"
    STARTED = "started"
    DONE = "done"  # an initiative; what came of it is not known yet
    PAID_OFF = "paid_off"  # an initiative that moved its number, by the verdict of its owner
    NO_EFFECT = "no_effect"  # one that did not
    DECIDE = "decide"  # an ask that nobody has answered
    NO_OWNER = "no_owner"  # nobody owns it, or whoever did has left
    OFF_TRACK = "off_track"  # since the brief before
    WORSE = "worse"  # than where it began, since the brief before
    BLOCKED = "blocked"  # an initiative
    EASED = "eased"  # a target that became easier
    FLAT = "flat"  # an initiative is done, and its key result did not move
    UNTOUCHED = "untouched"  # for two due dates or more
    GREEN_BUT_BEHIND = "green_but_behind"
    NO_INITIATIVE = "no_initiative"  # since the brief before


class CoverageGap(StrEnum):
    """An objective without a key result, a key result without work, work whose purpose is in doubt, or work of which
    nobody says whether it moved its number."""

    NO_KEY_RESULT = "no_key_result"
    NO_INITIATIVE = "no_initiative"
    KEY_RESULT_CLOSED = "key_result_closed"
    KEY_RESULT_REACHED = "key_result_reached"
    KEY_RESULT_SILENT = "key_result_silent"
    OVERDUE = "overdue"  # due already, and still worked on
    PAST_THE_CYCLE = "past_the_cycle"  # due after the last day of its cycle
    NOT_LOOKED_BACK = "not_looked_back"  # done, and nobody said what came of it


class Lack(StrEnum):
    """Why a team's summary has little to say, and so what to do about it."""

    NOBODY = "nobody"
    NO_KEY_RESULTS = "no_key_results"
    NOTHING_NEW = "nothing_new"
    NOTHING_MOVED = "nothing_moved"  # somebody checked in, and every number is where it was


class CoachRule(StrEnum):
    """What the coach looks for, the most telling first. The values stand in settings: they never change."""

    TASK = "task"  # an initiative that reads like a task
    INITIATIVE_AS_KEY_RESULT = "initiative-as-key-result"
    KEY_RESULT_AS_ACTIVITY = "key-result-as-activity"
    OBJECTIVE_AS_NUMBER = "objective-as-number"
    NO_KEY_RESULT = "no-key-result"
    MANY_KEY_RESULTS = "many-key-results"
    ONLY_LAGGING = "only-lagging"
