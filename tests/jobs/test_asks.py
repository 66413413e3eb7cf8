"""The message that asks, on its way while the ask comes to its end."""

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.jobs.asks import render_ask
from bot.jobs.outgoing import Send
from bot.usecases import outbox
from bot.usecases.asks import raise_ask, withdraw_ask
from bot.usecases.rows import row_of
from storage.repositories.goals import Goals
from tests.builders import Company
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth


def ana_asks_carol(office: Office, growth: Growth) -> int:
    """For a decision about KR1."""

    def ask(company: Company) -> int:
        ana, carol = (company.actor(growth.people[name]) for name in ("Ana", "Carol"))
        row = row_of(Goals(company.session, ana), Reference(ItemKind.KEY_RESULT, 1))
        return raise_ask(company.session, ana, row, carol, "Approve e-sign", company.now).id

    return office.build(ask)


def ana_withdraws(office: Office, growth: Growth, ask_id: int) -> None:
    ana = office.build(lambda company: company.actor(growth.people["Ana"]))
    withdraw_ask(office.db, ana, ask_id, office.clock.now())


def test_an_ask_that_is_withdrawn_while_slack_takes_it_says_so_in_the_end(office: Office, growth: Growth) -> None:
    ask_id = ana_asks_carol(office, growth)
    claimed = outbox.claim(office.db, office.workspace_id, office.clock.now())
    assert claimed is not None
    sending = render_ask(office.deps, claimed)
    assert isinstance(sending, Send)
    posted = office.deps.sender.chat_postMessage(channel=claimed.recipient, text=sending.message.text)
    ana_withdraws(office, growth, ask_id)

    channel, ts = str(posted["channel"]), str(posted["ts"])
    outbox.mark_sent(office.db, claimed, channel, ts, sending.standing, office.clock.now())
    office.deliver()

    assert ["Ana took this back." in each.text for each in office.dm("Carol Kim")] == [True]


def test_an_ask_that_is_withdrawn_before_its_turn_is_never_sent(office: Office, growth: Growth) -> None:
    ana_withdraws(office, growth, ana_asks_carol(office, growth))

    office.deliver()

    assert office.dm("Carol Kim") == []
    assert [row.reason for row in office.rows("ask")] == ["it was withdrawn before it was sent"]
