"""Samples of what a search found."""

from decimal import Decimal

from bot.domain.cards import Ending, FoundLine
from bot.domain.vocabulary import ClosingOutcome
from messages.lists import search_results
from messages.page_values import ListPage
from messages.payload import Message
from tests.messages.cards import Typed, ana, ref
from tests.messages.samples import sample

FINISHED, DROPPED = ClosingOutcome.FINISHED, ClosingOutcome.DROPPED


@sample("messages/search_results", "two")
def _(typed: Typed) -> Message:
    lines = (
        FoundLine(ref("KR12"), typed("Password resets"), ana(typed), typed("SSO pilot with Sales")),
        FoundLine(ref("I4"), typed("Implement SSO"), None),
    )
    return search_results(words=typed("sso"), lines=lines, total=2, more=None)


@sample("messages/search_results", "over")
def _(typed: Typed) -> Message:
    lines = (
        FoundLine(ref("O3"), typed("Sign in once"), ana(typed), ending=Ending(DROPPED, reason=typed("No budget"))),
        FoundLine(ref("KR12"), typed("SSO logins"), None, ending=Ending(FINISHED, Decimal("0.7"))),
    )
    return search_results(words=typed("sso"), lines=lines, total=2, more=None)


@sample("messages/search_results", "more-than-fits")
def _(typed: Typed) -> Message:
    lines = (FoundLine(ref("I4"), typed("Implement SSO"), ana(typed)),) * 20
    return search_results(words=typed("sso"), lines=lines, total=31, more=ListPage("search sso", 20))


@sample("messages/search_results", "nothing")
def _(typed: Typed) -> Message:
    return search_results(words=typed("unicorns"), lines=(), total=0, more=None)
