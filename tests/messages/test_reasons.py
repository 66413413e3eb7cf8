"""Every message that somebody gets without having asked for it just then says why it came."""

import json
from collections.abc import Mapping

import pytest

from bot.jobs.renderers import RENDERERS
from tests.messages.all_samples import SAMPLES

# The kind of the message, which of its samples is as it first comes, and the words that say why.
REASONS: Mapping[str, tuple[str, str]] = {
    "ask": ("messages/ask--open", "It comes from Ana's check-in"),
    "ask_answered": ("messages/ask_answered--answered", "Ana asked about KR15"),
    "channel_refused": ("messages/channel_refused--archived", "your team's weekly summary"),
    "given_back": ("messages/given_back--key-result", "is not theirs, so it is yours now"),
    "handed_over": ("messages/handed_over--by-the-owner", "handed over to you what was theirs"),
    "help_noted": ("messages/help_noted--key-result", "and Ana knows"),
    "help_offered": ("messages/help_offered--key-result", "read the brief and will help with"),
    "left_behind": ("messages/left_behind_told--two-items", "You hear this because you lead the team"),
    "look_back": ("messages/look_back--asked", "You own it. This is asked once"),
    "new_owner": ("messages/new_owner--by-nobody-known", "You are the owner of"),
    "nudge": ("messages/nudge--two-open", "You own these, and they were due on"),
    "prompt": ("messages/prompt--monday", "You own these. Change the day in Home."),
    "snoozed": ("messages/prompt--put-off-until-now", "You asked to hear of these again."),
    "stand_in": ("messages/stand_in--chosen", "Ana is away until 4 Dec, and you stand in."),
    "welcome": ("messages/welcome--may-set-up", "I keep your objectives"),
}
_WHERE_PEOPLE_LOOK = {"home"}
_OF_CHANNELS = {
    "brief",  # goes to the channel and the people that an admin chose, and is what they chose
    "brief_details",
    "idea",
    "idea_decided",
    "idea_step",
    "item_reply",
    "late_reply",
    "summary",
    "summary_on_demand",
    "summary_table",
}


@pytest.mark.parametrize("kind", REASONS)
def test_it_says_why_it_came(kind: str) -> None:
    name, reason = REASONS[kind]
    shown = next(sample for sample in SAMPLES if str(sample) == name).build(lambda text: text)

    assert reason in json.dumps(shown.as_json()["blocks"], ensure_ascii=False)


def test_no_message_to_one_person_is_left_out() -> None:
    assert REASONS.keys() | _WHERE_PEOPLE_LOOK | _OF_CHANNELS == RENDERERS.keys()
