"""The tables. Every row but the workspace's own belongs to one workspace.

Importing this package registers all tables with SQLModel's metadata, which Alembic compares with the migrations.
"""

from storage.models.briefs import Brief, BriefSeen, HelpOffer
from storage.models.check_ins import Ask, AuditEvent, CheckIn, CheckInDraft, Receipt
from storage.models.delivery import DeliveryStatus, OutboxRow, Post, PostedCheckIn, RosterEntry, Round
from storage.models.duties import Duty
from storage.models.goals import (
    HelpingTeam,
    Initiative,
    InitiativeWord,
    KeyResult,
    Milestone,
    Objective,
    Participant,
    ReferenceCounter,
)
from storage.models.ideas import IdeaDecision, IdeaScore
from storage.models.people import Cycle, Holiday, Membership, Person, Team, Workspace

__all__ = [
    "Ask",
    "AuditEvent",
    "Brief",
    "BriefSeen",
    "CheckIn",
    "CheckInDraft",
    "Cycle",
    "DeliveryStatus",
    "Duty",
    "HelpOffer",
    "HelpingTeam",
    "Holiday",
    "IdeaDecision",
    "IdeaScore",
    "Initiative",
    "InitiativeWord",
    "KeyResult",
    "Membership",
    "Milestone",
    "Objective",
    "OutboxRow",
    "Participant",
    "Person",
    "Post",
    "PostedCheckIn",
    "Receipt",
    "ReferenceCounter",
    "RosterEntry",
    "Round",
    "Team",
    "Workspace",
]
