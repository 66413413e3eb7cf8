"""What is handed out at random can be handed out again the same."""

from tests.pretend_slack.triggers import Triggers
from tests.pretend_slack.workspace import Workspace


def _handed_out(seed: int | None) -> list[str]:
    workspace = Workspace(seed=seed)
    triggers = Triggers(workspace)
    return [triggers.issue("U1"), triggers.issue("U2"), workspace.token(16), workspace.new_id("V")]


def test_the_same_seed_hands_out_the_same() -> None:
    assert _handed_out(7) == _handed_out(7)
    assert _handed_out(7) != _handed_out(8)


def test_without_a_seed_nobody_can_guess_the_next() -> None:
    assert _handed_out(None) != _handed_out(None)
