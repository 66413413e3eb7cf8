"""The audit trail in plain words: what happened, to which field, and its values."""

from datetime import date

from bot.domain.vocabulary import Verdict
from messages.verdict_words import came_out
from messages.wording import full_day

_HAPPENED = {
    "create": "written down",
    "edit": "changed",
    "first number": "first number",
    "retarget": "aim changed",
    "move": "moved",
    "duplicate": "made as a copy",
    "plan": "planned",
    "decline": "declined",
    "start": "started",
    "close": "closed",
    "reopen": "opened again",
    "ask": "help asked for",
    "answer an ask": "ask answered",
    "withdraw an ask": "ask withdrawn",
    "correct check-in": "check-in corrected",
    "delete check-in": "check-in taken back",
    "accept": "accepted",
    "not mine": "given back",
    "hand over": "handed over",
    "verdict": "looked back at",
    "look back": "look-back put off",
}
_FIELDS = {
    "objective_id": "objective",
    "key_result_id": "key result",
    "key_result": "key result",
    "cycle_id": "cycle",
    "team_id": "team",
    "parent_id": "objective above",
    "owner_id": "owner",
    "lower": "lowest value",
    "upper": "highest value",
    "starts_on": "start date",
    "due_on": "due date",
    "number_rhythm": "new number",
    "visibility": "who can see it",
    "effort_weeks": "person-weeks",
    "helping_teams": "helping teams",
    "output_done": "finished",
    "look_back_on": "look back",
    "predicted_from": "predicted from",
    "predicted_to": "predicted to",
    "co_owner": "co-owners",
    "contributor": "contributors",
    "reader": "who may see it",
}
_DAYS = frozenset({"starts_on", "due_on", "look_back_on"})
_CODES = {
    "verdict": {verdict.value: came_out(verdict) for verdict in Verdict},
    "visibility": {"workspace": "everybody here", "private": "only people named"},
    "number_rhythm": {
        "weekly": "every week",
        "two_weekly": "every two weeks",
        "monthly": "every month",
        "at_end": "only at the end",
    },
}


def happened(verb: str) -> str:
    """What was done, as the beginning of a line: "moved", "check-in corrected"."""
    return _HAPPENED.get(verb, verb)


def changed_field(field: str) -> str:
    """A column by the name that people know."""
    return _FIELDS.get(field, field)


def changed_value(value: str, field: str) -> str:
    """A value of that column: days and code words as people say them, everything else as it is."""
    if field in _DAYS:
        return full_day(date.fromisoformat(value))
    return _CODES.get(field, {}).get(value, value)
