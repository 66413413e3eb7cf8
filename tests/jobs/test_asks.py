"""The message that asks, on its way while the ask comes to its end."""

from dataclasses import replace

from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind, Visibility
from bot.jobs.asks import render_ask
from bot.jobs.outgoing import Send
from bot.usecases.checking_in.asks import answer_ask, raise_ask, withdraw_ask
from bot.usecases.delivery import outbox
from bot.usecases.goals.key_results import edit_key_result, open_key_result
from bot.usecases.reading.rows import row_of
from storage.repositories.goals import Goals
from tests.builders import Company
from tests.jobs.conftest import Office
from tests.jobs.growth import Growth
from tests.pretend_slack.faults import Fault

KR1 = Reference(ItemKind.KEY_RESULT, 1)


def asks(office: Office, growth: Growth, whom: str) -> int:
    """Ana, for a decision about KR1."""

    def ask(company: Company) -> int:
        ana, other = (company.actor(growth.people[name]) for name in ("Ana", whom))
        row = row_of(Goals(company.session, ana), KR1)
        return raise_ask(company.session, ana, row, other, "Approve e-sign", company.now).id

    return office.build(ask)


def ana_asks_carol(office: Office, growth: Growth) -> int:
    return asks(office, growth, "Carol")


def becomes_private(office: Office, growth: Growth) -> None:
    ana = office.build(lambda company: company.actor(growth.people["Ana"]))
    now = office.clock.now()
    opened = open_key_result(office.db, ana, KR1, now)
    entered = replace(opened.entered, visibility=Visibility.PRIVATE)
    edit_key_result(office.db, ana, KR1, opened.version, entered, now)


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


def test_an_ask_that_is_withdrawn_before_anybody_noted_that_it_was_sent_says_so(office: Office, growth: Growth) -> None:
    office.slack.faults.next("chat.postMessage", Fault.drop_after_store())
    ask_id = ana_asks_carol(office, growth)
    office.deliver()
    ana_withdraws(office, growth, ask_id)

    office.restart()

    [ask] = office.dm("Carol Kim")
    assert "Ana took this back." in ask.text


def test_what_an_ask_is_about_disappears_from_it_when_it_becomes_private(office: Office, growth: Growth) -> None:
    ask_id = asks(office, growth, "Ben")
    office.deliver()
    assert "Password resets" in office.dm("Ben Okoro")[0].text

    becomes_private(office, growth)
    office.deliver()
    assert "Password resets" not in f"{office.dm('Ben Okoro')[0].text} {office.dm('Ben Okoro')[0].blocks}"

    ben = office.build(lambda company: company.actor(growth.people["Ben"]))
    answer_ask(office.db, ben, ask_id, "Done", office.clock.now())
    office.deliver()

    answered = office.dm("Ben Okoro")[0]
    assert "Password resets" not in f"{answered.text} {answered.blocks}"
    assert "Done" in answered.text
