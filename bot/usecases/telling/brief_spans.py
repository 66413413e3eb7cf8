"""The time that a brief speaks of, for each who gets it. What takes the session is a shared step.

The channel's ends when the brief is due. A person's ends when it reaches them, which is at their own hour, so that it
is true when they read it; and it begins where the weekly one that they got before ended, so that news is told once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from storage.database import reading
from storage.models import Brief
from storage.repositories.briefs import Briefs
from storage.repositories.posts import Posts

SPAN_FACTS: tuple[str, ...] = ("since", "as_of", "gone_ids")


@dataclass(frozen=True, slots=True)
class Span:
    """From the brief before up to its own instant. `gone_ids` are the owners who had left by its end."""

    since: datetime
    as_of: datetime
    gone_ids: tuple[int, ...]

    def facts(self) -> dict[str, Any]:
        """As a post keeps it: whenever it is rendered again, it speaks of the same time."""
        values = (self.since.isoformat(), self.as_of.isoformat(), list(self.gone_ids))
        return dict(zip(SPAN_FACTS, values, strict=True))


def span_of(brief: Brief, facts: Mapping[str, Any]) -> Span:
    """Of a message that stands, by its facts: its reader's own, or the brief's."""
    if "as_of" not in facts:
        return Span(brief.since, brief.as_of, tuple(brief.gone_ids))
    since, as_of = (datetime.fromisoformat(str(facts[each])) for each in ("since", "as_of"))
    return Span(since, as_of, tuple(int(each) for each in facts["gone_ids"]))


def span_to(session: Session, brief: Brief, slack_user_id: str, at: datetime) -> Span:
    """Of a message that reaches somebody at an instant."""
    briefs = Briefs(session, brief.workspace_id)
    last = Posts(session, brief.workspace_id).last_weekly_brief_to(slack_user_id, at)
    told = briefs.get(int(last.facts["brief_id"])) if last else None
    since = span_of(told, last.facts).as_of if told and last else brief.since
    return Span(since if since < at else brief.since, at, tuple(briefs.gone()))


@reading
def span_found(session: Session, workspace_id: int, facts: Mapping[str, Any], at: datetime) -> Mapping[str, Any]:
    """What a new message to somebody speaks of, as its post keeps it, by when it was on its way; nothing where it went
    to a channel."""
    to, brief = str(facts["to"]), Briefs(session, workspace_id).get(int(facts["brief_id"]))
    return span_to(session, brief, to, at).facts() if to and brief is not None else {}
