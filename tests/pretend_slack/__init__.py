"""A small, strict Slack for tests and for the demo; see the README beside this file."""

from tests.pretend_slack.faults import Fault
from tests.pretend_slack.people import Person
from tests.pretend_slack.server import PretendSlack
from tests.pretend_slack.workspace import Workspace

__all__ = ["Fault", "Person", "PretendSlack", "Workspace"]
