"""*Look back*, and the four answers beside a finished initiative."""

from bot.answers import Answer, Nothing
from bot.deps import Deps
from bot.domain.references import Reference
from bot.domain.vocabulary import Verdict
from bot.forms.places import shown_by
from bot.forms.verdicts import verdict_form
from bot.payloads import Action
from messages.ids import ActionId

_CHOSEN = {
    ActionId.SAY_MOVED: Verdict.MOVED,
    ActionId.SAY_LESS: Verdict.LESS,
    ActionId.SAY_NOT_MOVED: Verdict.NOT_MOVED,
    ActionId.SAY_CANNOT_TELL: Verdict.CANNOT_TELL,
}


def look_back_clicked(deps: Deps, click: Action) -> Answer:
    """Open the form; an answer that was clicked is chosen in it, so that one line of learning can be added."""
    ref = Reference.parse(click.value)
    chosen = next((verdict for action_id, verdict in _CHOSEN.items() if action_id == click.action_id), None)
    return shown_by(click, verdict_form(deps, click.actor, ref, chosen)) if ref else Nothing()
