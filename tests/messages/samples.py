"""Every message and view with facts for it, by template and state. Golden files and the property test run over all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from bot.domain.cards import CheckInLine, Ending, InitiativeCard, ItemLine, KeyResultCard, PersonLine
from bot.domain.command_table import BY_KEY
from bot.domain.coverage import Attendance
from bot.domain.delivery_report import DeliveryReport, Undelivered
from bot.domain.errors import AmbiguousNumber, NotAllowed
from bot.domain.filters import FilterBy
from bot.domain.glossary import CONCEPTS
from bot.domain.home_page import HomePage, HomeSettings, Record, TeamRecord
from bot.domain.measures import NumberMeasure, Unit
from bot.domain.permissions import Verb
from bot.domain.posts import (
    ExecutiveBrief,
    LateAnswer,
    Move,
    PersonalNote,
    ProgressPoint,
    Question,
    StatusCounts,
    SummaryOffer,
    TargetChange,
    TeamLine,
    TeamSummary,
    WeekOf,
    Win,
)
from bot.domain.progress import progress_of
from bot.domain.references import Reference
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import ClosingOutcome, Every, Health, Lack, QuestionKind, Stage, Status, UnitKind
from messages.check_ins import initiative_saved, update_saved
from messages.help import help_about, help_on, help_on_all, no_topic, unknown_command, welcome
from messages.home import home
from messages.lists import (
    heading_of,
    initiative_list,
    lack_of,
    objective_list,
    overview,
    show_initiative,
    show_key_result,
    show_objective,
)
from messages.mine import mine
from messages.page_values import ListPage
from messages.payload import Message, View
from messages.prompts import nudge, prompt, snoozed
from messages.refusals import refusal_of, update_refused
from messages.summaries import (
    executive_brief,
    item_reply,
    late_reply,
    post_summary_form,
    summary_posted,
    summary_preview,
    summary_table,
    team_summary,
)
from storage.sqlite_faults import known_fault
from tests.messages.cards import (
    PERCENT,
    Typed,
    ana,
    beta_launch,
    carol,
    e_sign,
    login,
    login_line,
    never_checked_in,
    ref,
    resets,
    said,
    sso,
    wins,
)
from tests.messages.cards import check_in as check_in_line


@dataclass(frozen=True, slots=True)
class Sample:
    """One state of one template; `build` puts every typed text through the function that it is given."""

    template: str
    state: str
    build: Callable[[Typed], Message | View]

    def __str__(self) -> str:
        return f"{self.template}--{self.state}"


SAMPLES: list[Sample] = []


def sample(template: str, state: str) -> Callable[[Callable[[Typed], Message | View]], None]:
    def keep(build: Callable[[Typed], Message | View]) -> None:
        SAMPLES.append(Sample(template, state, build))

    return keep


@sample("messages/update_saved", "moved")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, "4.2"), before=Decimal("5.5"), note=typed("SSO live for Sales and Support"))


@sample("messages/update_saved", "unchanged-second-time")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, unchanged_times=2), before=Decimal("5.5"), note="")


@sample("messages/update_saved", "first-number")
def _(typed: Typed) -> Message:
    return update_saved(card=resets(typed, next_number_on=date(2026, 12, 1)), before=None, note=typed("Read today"))


@sample("messages/update_saved", "worse-than-the-start")
def _(typed: Typed) -> Message:
    return update_saved(card=wins(typed, "9.4"), before=Decimal("10.1"), note="")


@sample("messages/initiative_saved", "blocked")
def _(typed: Typed) -> Message:
    card = sso(typed, status=said(Health.BLOCKED), blocked_by=typed("Legal"), note=typed("Contract is with them"))
    return initiative_saved(card=card)


@sample("messages/update_refused", "two-readings")
def _(typed: Typed) -> Message:
    error = AmbiguousNumber(typed("1.234"), ("1234", "1.2340"))
    instead = ("/okr update KR12 1234", "/okr update KR12 1.2340")
    buttons = tuple((words, f"update KR12 {words}") for words in error.readings)
    refused = replace(refusal_of(error, instead), readings=buttons)
    return update_refused(typed=typed("/okr update KR12 1.234"), refusal=refused)


@sample("messages/update_refused", "not-allowed")
def _(typed: Typed) -> Message:
    error = NotAllowed("update", "KR12", ("U0ANA0001", "U0CAROL01"))
    return update_refused(typed="", refusal=refusal_of(error))


@sample("messages/unknown_command", "something-near")
def _(typed: Typed) -> Message:
    return unknown_command(typed=typed("updaet KR12 45"), nearest=typed("update KR12 45"))


@sample("messages/unknown_command", "nothing-near")
def _(typed: Typed) -> Message:
    return unknown_command(typed=typed("make me a sandwich"), nearest="")


@sample("messages/help_on_all", "all")
def _(_typed: Typed) -> Message:
    return help_on_all()


@sample("messages/help_on", "update")
def _(_typed: Typed) -> Message:
    return help_on(topic=BY_KEY["update"])


@sample("messages/help_about", "pace")
def _(typed: Typed) -> Message:
    return help_about(concept=CONCEPTS[0])


@sample("messages/no_topic", "unknown")
def _(typed: Typed) -> Message:
    return no_topic(word=typed("xyz"), concepts=CONCEPTS)


@sample("messages/help_on", "history")
def _(_typed: Typed) -> Message:
    return help_on(topic=BY_KEY["history"])


@sample("messages/welcome", "may-set-up")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ana"), offers_set_up=True, is_live=False, owns_something=False)


@sample("messages/welcome", "member")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ben"), offers_set_up=False, is_live=False, owns_something=False)


@sample("messages/welcome", "owner-in-a-live-workspace")
def _(typed: Typed) -> Message:
    return welcome(name=typed("Ben"), offers_set_up=False, is_live=True, owns_something=True)


@sample("messages/mine", "three-updates")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(resets(typed), sso(typed), wins(typed)),
        key_results=(beta_launch(typed),),
        initiatives=(),
        asks=(e_sign(typed),),
        next_due_on=date(2026, 11, 30),
    )


@sample("messages/mine", "away")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ben"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(resets(typed),),
        initiatives=(),
        asks=(),
        next_due_on=date(2026, 11, 23),
        away_until=date(2026, 12, 4),
    )


@sample("messages/mine", "nothing-due")
def _(typed: Typed) -> Message:
    silent = ShownStatus(ShownKind.NO_NEWS, Status.ON_TRACK, date(2026, 11, 9))
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(resets(typed, status=silent), never_checked_in(typed)),
        initiatives=(sso(typed),),
        asks=(),
        next_due_on=date(2026, 11, 30),
    )


@sample("messages/mine", "owns-nothing")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Dan"),
        cycle_name=typed("Q4 2026"),
        owed=(),
        key_results=(),
        initiatives=(),
        asks=(),
        next_due_on=None,
    )


@sample("messages/mine", "more-than-fits")
def _(typed: Typed) -> Message:
    return mine(
        name=typed("Ana"),
        cycle_name=typed("Q4 2026"),
        owed=(resets(typed),) * 8,
        key_results=(wins(typed),) * 8,
        initiatives=(sso(typed, owner=carol(typed)),) * 8,
        asks=(e_sign(typed),) * 8,
        next_due_on=None,
    )


MONDAY = date(2026, 11, 23)


def asked(
    typed: Typed,
    *rows: KeyResultCard | InitiativeCard,
    answered: frozenset[Reference] = frozenset(),
    not_asked: tuple[KeyResultCard, ...] = (),
    away_until: date | None = None,
    is_snoozed: bool = False,
) -> Message:
    return prompt(
        me=ana(typed),
        rows=rows,
        answered=answered,
        not_asked=not_asked,
        away_until=away_until,
        due_on=MONDAY,
        is_snoozed=is_snoozed,
    )


@sample("messages/prompt", "monday")
def _(typed: Typed) -> Message:
    churn = replace(resets(typed), ref=ref("KR14"), title=typed("Churn"), next_number_on=date(2026, 12, 1))
    rows = (resets(typed, unchanged_times=2), sso(typed), wins(typed))
    return asked(typed, *rows, not_asked=(churn,))


@sample("messages/prompt", "one-answered-and-one-for-somebody-away")
def _(typed: Typed) -> Message:
    rows = (resets(typed), wins(typed, owner=carol(typed)))
    return asked(typed, *rows, answered=frozenset({ref("KR12")}))


@sample("messages/prompt", "all-done")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), answered=frozenset({ref("KR12")}))


@sample("messages/prompt", "gone-away-since")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), away_until=date(2026, 12, 4))


@sample("messages/prompt", "put-off-until-now")
def _(typed: Typed) -> Message:
    return asked(typed, resets(typed), is_snoozed=True)


@sample("messages/snoozed", "until-tomorrow")
def _(typed: Typed) -> Message:
    return snoozed(on=date(2026, 11, 24), at=time(9))


@sample("messages/prompt", "preview")
def _(typed: Typed) -> Message:
    return prompt(
        me=ana(typed),
        rows=(resets(typed),),
        answered=frozenset(),
        not_asked=(),
        away_until=None,
        due_on=MONDAY,
        preview_on=date(2026, 11, 23),
    )


@sample("messages/prompt", "preview-of-nothing")
def _(typed: Typed) -> Message:
    return prompt(
        me=ana(typed),
        rows=(),
        answered=frozenset(),
        not_asked=(),
        away_until=None,
        due_on=MONDAY,
        preview_on=date(2026, 11, 23),
    )


@sample("messages/nudge", "two-open")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(resets(typed), sso(typed)), due_on=date(2026, 11, 23), is_on_time=True)


@sample("messages/nudge", "one-open-after-the-day")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(resets(typed),), due_on=date(2026, 11, 20), is_on_time=False)


@sample("messages/nudge", "all-done")
def _(typed: Typed) -> Message:
    return nudge(me=ana(typed), rows=(), due_on=date(2026, 11, 23), is_on_time=True)


ALL_OFFERS = frozenset({Verb.CHECK_IN, Verb.EDIT, Verb.CREATE, Verb.CLOSE})


def a_history(typed: Typed, weeks: int) -> tuple[CheckInLine, ...]:
    first = date(2026, 9, 7)
    return tuple(
        replace(
            check_in_line(typed, week, first + timedelta(weeks=week), str(Decimal(10) - week), f"Week {week}"),
            pace=Decimal(5 * week),
            is_late=week == 2,
            is_corrected=week == 3,
        )
        for week in range(weeks)
    )


@sample("messages/show_key_result", "with-a-history")
def _(typed: Typed) -> Message:
    card = resets(typed, check_ins=a_history(typed, 8), team_name=typed("Growth"), is_private=True)
    return show_key_result(card=card, initiatives=(sso(typed),), offers=ALL_OFFERS)


@sample("messages/show_key_result", "long")
def _(typed: Typed) -> Message:
    return show_key_result(card=resets(typed, check_ins=a_history(typed, 60)), initiatives=(sso(typed),) * 12)


@sample("messages/show_key_result", "closed")
def _(typed: Typed) -> Message:
    ending = Ending(ClosingOutcome.FINISHED, Decimal("0.9"), typed("We cut a corner"))
    card = resets(typed, is_closed=True, ending=ending)
    return show_key_result(card=card, initiatives=(), offers=frozenset({Verb.CLOSE}))


@sample("messages/show_objective", "dropped")
def _(typed: Typed) -> Message:
    dropped = Ending(ClosingOutcome.DROPPED, reason=typed("Nobody asked for it"))
    below = (resets(typed, is_closed=True, ending=dropped),)
    card = login(typed, is_closed=True, ending=dropped, key_results=below, initiatives=())
    return show_objective(card=card, offers=frozenset({Verb.CLOSE}))


@sample("messages/show_initiative", "dropped")
def _(typed: Typed) -> Message:
    ending = Ending(ClosingOutcome.DROPPED, reason=typed("The vendor left"))
    return show_initiative(card=sso(typed, stage=Stage.DROPPED, ending=ending), offers=frozenset({Verb.CLOSE}))


@sample("messages/show_key_result", "new")
def _(typed: Typed) -> Message:
    return show_key_result(card=never_checked_in(typed), initiatives=())


@sample("messages/show_key_result", "with-its-discussion")
def _(typed: Typed) -> Message:
    link = "https://acme.slack.com/archives/C1/p1795000000000100"
    return show_key_result(card=resets(typed, permalink=link), initiatives=())


@sample("messages/show_initiative", "active")
def _(typed: Typed) -> Message:
    card = sso(typed, scope=typed("In: Sales and Support. Out: partners."), prediction=typed("KR12 from 5.5% to 3%"))
    return show_initiative(card=card, offers=ALL_OFFERS)


@sample("messages/show_initiative", "idea")
def _(typed: Typed) -> Message:
    card = sso(typed, stage=Stage.IDEA, key_result=None, owner=None, due_on=None, check_ins=())
    return show_initiative(card=card)


@sample("messages/show_objective", "live")
def _(typed: Typed) -> Message:
    return show_objective(card=login(typed, key_results=(resets(typed), wins(typed)) * 8), offers=ALL_OFFERS)


@sample("messages/show_objective", "without-key-results")
def _(typed: Typed) -> Message:
    return show_objective(card=login(typed, key_results=(), initiatives=(), progress=None))


@sample("messages/objective_list", "two")
def _(typed: Typed) -> Message:
    empty = login(typed, ref=ref("O4"), key_results=(), progress=None, is_private=True)
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=(login(typed), empty), total=2, more=None)


@sample("messages/objective_list", "more-than-fits")
def _(typed: Typed) -> Message:
    many = (login(typed, key_results=(wins(typed),) * 12), *(login(typed),) * 21)
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=many, total=28, more=ListPage("list Growth", 20))


@sample("messages/objective_list", "no-active-initiative")
def _(typed: Typed) -> Message:
    heading, lacks = heading_of(FilterBy.NO_INITIATIVE, "", "Q4 2026"), lack_of(FilterBy.NO_INITIATIVE)
    return objective_list(heading=heading, objectives=(login(typed),), total=1, more=None, lacks=lacks)


@sample("messages/objective_list", "closed")
def _(typed: Typed) -> Message:
    finished = resets(typed, is_closed=True, ending=Ending(ClosingOutcome.FINISHED, Decimal("0.7")))
    dropped = Ending(ClosingOutcome.DROPPED, reason=typed("Nobody asked for it"))
    both = (login(typed, key_results=(finished,)), login(typed, key_results=(), is_closed=True, ending=dropped))
    return objective_list(heading=heading_of(FilterBy.CLOSED, "", "Q4 2026"), objectives=both, total=2, more=None)


@sample("messages/objective_list", "none")
def _(typed: Typed) -> Message:
    return objective_list(heading=typed("Growth, Q4 2026"), objectives=(), total=0, more=None)


@sample("messages/initiative_list", "two")
def _(typed: Typed) -> Message:
    late = sso(typed, is_overdue=True, output=typed("2 of 5 teams"))
    return initiative_list(heading=typed("Growth"), initiatives=(sso(typed), late), total=2, more=None)


@sample("messages/initiative_list", "none")
def _(typed: Typed) -> Message:
    return initiative_list(heading=typed("Growth"), initiatives=(), total=0, more=None)


COUNTS = StatusCounts(on_track=13, at_risk=5, off_track=1, no_news=2)


@sample("messages/overview", "two-teams")
def _(typed: Typed) -> Message:
    growth = TeamLine(typed("Growth"), 3, Decimal("54.20"), Decimal(58), StatusCounts(on_track=3, no_news=1))
    product = TeamLine(typed("Product"), 1, None, None, StatusCounts(not_started=2))
    return overview(
        cycle_name=typed("Q4 2026"),
        week=WeekOf(8, 13),
        counts=COUNTS,
        progress=Decimal(50),
        pace=Decimal(58),
        teams=(growth, product),
    )


@sample("messages/overview", "empty")
def _(typed: Typed) -> Message:
    name = typed("Q4 2026")
    return overview(cycle_name=name, week=None, counts=StatusCounts(), progress=None, pace=None, teams=())


def a_summary(typed: Typed) -> TeamSummary:
    users = Unit(UnitKind.WORD, typed("beta users"))
    reached = NumberMeasure(Decimal(0), Decimal(10), users)
    ben, dev = PersonLine("U0BEN0001", typed("Ben")), PersonLine("U0DEV0001", typed("Dev"))
    win = resets(
        typed,
        "10",
        ref=ref("KR16"),
        title=typed("Get beta users"),
        measure=reached,
        progress=progress_of(reached, Decimal(10)),
        owner=ben,
    )
    leads = resets(
        typed,
        ref=ref("KR13"),
        title=typed("Visitor to lead"),
        status=ShownStatus(ShownKind.NO_NEWS, Status.ON_TRACK, date(2026, 11, 9)),
    )
    churn = NumberMeasure(Decimal(10), Decimal(2), PERCENT)
    eased = NumberMeasure(Decimal(10), Decimal(4), PERCENT)
    now = Decimal("9.1")
    return TeamSummary(
        team_id=3,
        team_name=typed("Growth"),
        week=WeekOf(8, 13),
        attendance=Attendance(answered=7, asked=9, away=1, missing=1),
        since=date(2026, 11, 18),
        wins=(Win(win, (dev,)),),
        ups=(
            Move(
                resets(typed, "4.2", pace=Decimal(60), status=said(Status.OFF_TRACK)),
                Decimal("5.5"),
                ItemLine(ref("I4"), typed("SSO pilot")),
            ),
        ),
        downs=(Move(wins(typed, "9.4"), Decimal("10.1")),),
        firsts=(resets(typed, "92", ref=ref("KR22"), title=typed("Uptime"), status=said(Status.AT_RISK)),),
        silent=(leads,),
        troubles=(
            resets(typed, ref=ref("KR4"), title=typed("Backlog"), status=said(Status.OFF_TRACK)),
            wins(typed, ref=ref("KR10"), title=typed("Proposals sent"), is_behind=True),
        ),
        unchanged=4,
        questions=(Question(QuestionKind.DONE_BUT_FLAT, leads, (ItemLine(ref("I9"), typed("Launch new website")),)),),
        asks=(e_sign(typed),),
        target_changes=(
            TargetChange(
                ItemLine(ref("KR14"), typed("Churn")),
                churn,
                eased,
                typed("annual contracts"),
                progress_of(churn, now),
                progress_of(eased, now),
            ),
        ),
        finished=(sso(typed, stage=Stage.DONE),),
        blocked=(sso(typed, status=said(Health.BLOCKED), blocked_by=typed("Legal")),),
    )


@sample("messages/team_summary", "week-8")
def _(typed: Typed) -> Message:
    return team_summary(summary=a_summary(typed))


@sample("messages/team_summary", "corrected-after-a-pause")
def _(typed: Typed) -> Message:
    plain = a_summary(typed)
    attendance = Attendance(answered=4, asked=9, partly=1)
    skipped = (date(2026, 11, 9), date(2026, 11, 16))
    return team_summary(summary=replace(plain, attendance=attendance, skipped=skipped, is_corrected=True))


@sample("messages/team_summary", "more-than-fits")
def _(typed: Typed) -> Message:
    week = a_summary(typed)
    lists = (
        "wins",
        "ups",
        "downs",
        "firsts",
        "silent",
        "troubles",
        "questions",
        "asks",
        "target_changes",
        "finished",
        "blocked",
    )
    return team_summary(summary=replace(week, **{name: getattr(week, name) * 7 for name in lists}))


@sample("messages/team_summary", "every-question")
def _(typed: Typed) -> Message:
    sso_line, website = ItemLine(ref("I4"), typed("Implement SSO")), ItemLine(ref("I9"), typed("New website"))
    off_track, at_risk = said(Status.OFF_TRACK), said(Status.AT_RISK)
    questions = (
        Question(QuestionKind.OFF_TRACK_DESPITE, resets(typed, status=off_track), (sso_line,)),
        Question(QuestionKind.OFF_TRACK_DESPITE, resets(typed, status=off_track), (sso_line, website)),
        Question(
            QuestionKind.IMPROVED_WHILE_WORSE,
            resets(typed, "6.1", status=at_risk),
            before=Decimal("5.5"),
            said_before=Status.OFF_TRACK,
        ),
        Question(QuestionKind.GREEN_BUT_BEHIND, wins(typed)),
        Question(QuestionKind.GREEN_BUT_BEHIND, wins(typed, "9.4")),
    )
    return team_summary(summary=replace(a_summary(typed), questions=questions))


@sample("messages/team_summary", "with-a-note")
def _(typed: Typed) -> Message:
    plain = a_summary(typed)
    asks = (replace(e_sign(typed), is_answered=True),)
    attendance = Attendance(answered=3, asked=9, partly=1, away=1, has_time=4)
    note = PersonalNote(carol(typed), typed("Great week. See you on Friday"))
    return team_summary(summary=replace(plain, attendance=attendance, asks=asks, note=note))


@sample("messages/team_summary", "right-to-left")
def _(typed: Typed) -> Message:
    plain = a_summary(typed)
    resets_in_hebrew = resets(
        typed, "4.2", title=typed("\u05d0\u05d9\u05e4\u05d5\u05e1 \u05e1\u05d9\u05e1\u05de\u05d0\u05d5\u05ea")
    )
    summary = TeamSummary(
        plain.team_id,
        typed("\u0627\u0644\u0646\u0645\u0648"),
        plain.week,
        plain.attendance,
        plain.since,
        ups=(Move(resets_in_hebrew, Decimal("5.5")),),
    )
    return team_summary(summary=summary)


def nothing(typed: Typed, lack: Lack) -> TeamSummary:
    attendance = Attendance(answered=0, asked=2, missing=2) if lack is Lack.NOTHING_NEW else None
    return TeamSummary(3, typed("Growth"), WeekOf(8, 13), attendance, since=date(2026, 11, 18), lack=lack)


@sample("messages/team_summary", "nobody")
def _(typed: Typed) -> Message:
    return team_summary(summary=nothing(typed, Lack.NOBODY))


@sample("messages/team_summary", "no-key-results")
def _(typed: Typed) -> Message:
    return team_summary(summary=nothing(typed, Lack.NO_KEY_RESULTS))


@sample("messages/team_summary", "nothing-new")
def _(typed: Typed) -> Message:
    return team_summary(summary=nothing(typed, Lack.NOTHING_NEW))


@sample("messages/summary_preview", "of-a-lead")
def _(typed: Typed) -> Message:
    offer = SummaryOffer(a_summary(typed), "C0GROWTH1", may_post=True, comes_on=date(2026, 11, 25))
    return summary_preview(offer=offer, was_refused=False)


@sample("messages/summary_preview", "of-a-member-who-would-post")
def _(typed: Typed) -> Message:
    offer = SummaryOffer(nothing(typed, Lack.NOTHING_MOVED), "", may_post=False)
    return summary_preview(offer=offer, was_refused=True)


@sample("messages/summary_posted", "midweek")
def _(typed: Typed) -> Message:
    return summary_posted(team_name=typed("Growth"), channel_id="C0GROWTH1", comes_on=date(2026, 11, 25))


@sample("modals/post_summary", "of-a-lead")
def _(typed: Typed) -> View:
    return post_summary_form(offer=SummaryOffer(a_summary(typed), "C0GROWTH1", may_post=True))


@sample("messages/summary_table", "three")
def _(typed: Typed) -> Message:
    cards = (resets(typed), wins(typed, owner=None, pace=None), never_checked_in(typed))
    points = tuple(
        ProgressPoint(date(2026, month, on), Decimal(progress), Decimal(pace))
        for month, on, progress, pace in ((10, 1, "0", "0"), (11, 18, "31.5", "52.75"), (11, 25, "44", "60.44"))
    )
    return summary_table(team_name=typed("Growth"), cards=cards, points=points)


@sample("messages/summary_table", "sixty")
def _(typed: Typed) -> Message:
    return summary_table(team_name=typed("Growth"), cards=(resets(typed),) * 60, points=())


@sample("messages/summary_table", "more-than-fits")
def _(typed: Typed) -> Message:
    return summary_table(team_name=typed("Growth"), cards=(resets(typed),) * 75, points=())


@sample("messages/item_reply", "with-an-initiative")
def _(typed: Typed) -> Message:
    return item_reply(card=resets(typed), initiatives=(sso(typed),))


@sample("messages/late_reply", "moved")
def _(typed: Typed) -> Message:
    card = resets(typed, "4.2")
    return late_reply(late=LateAnswer(ana(typed), card, Move(card, Decimal("5.5"))))


@sample("messages/late_reply", "no-change")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), resets(typed), is_unchanged=True))


@sample("messages/late_reply", "initiative")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), sso(typed)))


@sample("messages/late_reply", "initiative-unchanged")
def _(typed: Typed) -> Message:
    return late_reply(late=LateAnswer(ana(typed), sso(typed), is_unchanged=True))


@sample("messages/executive_brief", "two-weeks")
def _(typed: Typed) -> Message:
    week = a_summary(typed)
    learning = sso(typed, ref=ref("I8"), title=typed("Customer learning program"), prediction=typed("churn 9.1% -> 4%"))
    hired = sso(typed, ref=ref("I2"), title=typed("Development lead hired"), note=typed("10 beta users, 8 expected"))
    return executive_brief(
        brief=ExecutiveBrief(
            since=date(2026, 11, 16),
            counts=COUNTS,
            moved=week.ups,
            started=(learning,),
            paid_off=(hired,),
            decisions=week.asks,
            untouched=week.silent,
        )
    )


@sample("messages/executive_brief", "more-than-fits")
def _(typed: Typed) -> Message:
    week = a_summary(typed)
    return executive_brief(
        brief=ExecutiveBrief(
            since=date(2026, 11, 16),
            counts=COUNTS,
            moved=week.ups * 9,
            started=(sso(typed),) * 9,
            paid_off=(sso(typed),) * 9,
            decisions=week.asks * 9,
            untouched=week.silent * 9,
        )
    )


MONDAYS = HomeSettings(0, time(9), Every.WEEK, "Europe/Madrid")


@sample("home/home", "three-updates")
def _(typed: Typed) -> View:
    return home(
        page=HomePage(
            me=ana(typed),
            cycle_name=typed("Q4 2026"),
            settings=MONDAYS,
            owed=(resets(typed), sso(typed), wins(typed)),
            key_results=(beta_launch(typed),),
            initiatives=(sso(typed, ref=ref("I5")),),
            asks=(e_sign(typed),),
            objectives=(login_line(typed),),
            record=Record(on_time=6, late=1, away=1),
            team_records=(TeamRecord(typed("Growth"), Record(30, 4, 2, 1)),),
        )
    )


@sample("home/home", "first-visit")
def _(typed: Typed) -> View:
    page = HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False, may_set_up=True)
    return home(page=page)


@sample("home/home", "not-set-up-by-others")
def _(typed: Typed) -> View:
    page = HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False, admins=(carol(typed),))
    return home(page=page)


@sample("home/home", "nobody-is-admin")
def _(typed: Typed) -> View:
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, is_live=False))


@sample("home/home", "away")
def _(typed: Typed) -> View:
    away = replace(MONDAYS, away_until=date(2026, 12, 4))
    page = HomePage(ana(typed), typed("Q4 2026"), away, initiatives=(sso(typed),), next_due_on=date(2026, 12, 7))
    return home(page=page)


def monday_at_nine() -> datetime:
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@sample("home/home", "of-an-admin-while-nothing-can-be-sent")
def _(typed: Typed) -> View:
    report = DeliveryReport(
        monday_at_nine(),
        is_stalled=True,
        waiting=31,
        unsure=1,
        given_up=7,
        undelivered=(
            Undelivered(4, "summary", typed("Growth"), "not_in_channel"),
            Undelivered(3, "prompt", typed("Ben"), "perhaps sent; Slack does not let me look: missing_scope"),
            Undelivered(2, "nudge", typed("Ben"), "channel_not_found"),
            Undelivered(1, "home", typed("Ben"), "HTTP 500"),
        ),
        paused_because="token_revoked",
        paused_until=monday_at_nine(),
        database_fault=known_fault((3, 40, 1)),
    )
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, delivery=report))


@sample("home/home", "of-an-admin-before-the-first-beat")
def _(typed: Typed) -> View:
    return home(page=HomePage(ana(typed), typed("Q4 2026"), MONDAYS, delivery=DeliveryReport(None, waiting=1)))


@sample("home/home", "more-than-fits")
def _(typed: Typed) -> View:
    return home(
        page=HomePage(
            me=ana(typed),
            cycle_name=typed("Q4 2026"),
            settings=MONDAYS,
            owed=(resets(typed),) * 12,
            key_results=(wins(typed),) * 12,
            initiatives=(sso(typed),) * 12,
            asks=(e_sign(typed),) * 12,
            objectives=(login_line(typed),) * 8,
            has_more_objectives=True,
            is_live=False,
            may_set_up=True,
            page=1,
            has_more=True,
        )
    )
