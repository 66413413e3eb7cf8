"""Samples of the short messages that are nobody's feature."""

from messages.notices import notice, outdated_form, something_went_wrong, too_slow
from messages.payload import Message, View
from messages.summaries import gone
from tests.messages.cards import Typed
from tests.messages.samples import sample


@sample("messages/something_went_wrong", "with-its-reference")
def _(typed: Typed) -> Message:
    return something_went_wrong(reference="1f2e3d4c")


@sample("messages/too_slow", "only")
def _(typed: Typed) -> Message:
    return too_slow()


@sample("messages/outdated_form", "only")
def _(typed: Typed) -> Message:
    return outdated_form()


@sample("modals/notice", "frame")
def _(typed: Typed) -> View:
    return notice()


@sample("messages/gone", "reply")
def _(_typed: Typed) -> Message:
    return gone()
