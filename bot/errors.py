"""Known errors become kind words where the person is; an unknown one becomes a reference and a line in the log."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from bot.answers import Answer, FormErrors, Update
from bot.domain.errors import (
    AmbiguousNumber,
    DomainError,
    Invalid,
    InvalidForm,
    UnreadableForm,
)
from messages.notices import in_modal, outdated_form, something_went_wrong
from messages.payload import Message
from messages.refusals import in_a_form, refusal_of, update_refused

_log = logging.getLogger(__name__)


def refusal(error: Exception, typed: str = "") -> Message:
    """What somebody is told instead of what they asked for."""
    if isinstance(error, DomainError):
        return update_refused(typed=typed, refusal=refusal_of(error))
    if isinstance(error, UnreadableForm):
        return outdated_form()
    reference = uuid.uuid4().hex[:8]
    # The traceback names code, not what people typed: exceptions of libraries may quote it, so they are left out.
    _log.error("unforeseen error %s: %s", reference, type(error).__name__, exc_info=_without_values(error))
    return something_went_wrong(reference=reference)


def form_refusal(error: Exception, view: Mapping[str, Any]) -> Answer:
    """Keep the modal with what was typed, if any field can carry the words; else show them in its place. What is
    refused as a whole stands beside the first field."""
    inputs = [str(block.get("block_id")) for block in view.get("blocks") or () if block.get("type") == "input"]
    match error:
        case UnreadableForm():
            return Update(in_modal(outdated_form()))
        case InvalidForm(problems):
            pass
        case Invalid():
            problems = (error,)
        case AmbiguousNumber():
            problems = (error.as_invalid("value"),)
        case DomainError() if inputs:
            problems = (Invalid(inputs[0], in_a_form(error)),)
        case _:
            problems = ()
    if problems and inputs:
        return FormErrors(
            {(each.field if each.field in inputs else inputs[0]): each.problem for each in reversed(problems)}
        )
    return Update(in_modal(refusal(error)))


def _without_values(error: Exception) -> Exception:
    bare = Exception(type(error).__name__)
    bare.__traceback__ = error.__traceback__
    return bare
