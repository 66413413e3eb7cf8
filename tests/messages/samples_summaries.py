"""Samples of a team's summary."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.capacity import Plan
from bot.domain.cards import ItemLine, PersonLine
from bot.domain.coverage import Attendance
from bot.domain.measures import NumberMeasure, Unit
from bot.domain.posts import (
    Move,
    PersonalNote,
    Question,
    SummaryOffer,
    TargetChange,
    TeamSummary,
    VerdictGiven,
    WeekOf,
    Win,
)
from bot.domain.progress import progress_of
from bot.domain.status import ShownKind, ShownStatus
from bot.domain.vocabulary import Health, Lack, QuestionKind, Stage, Status, UnitKind, Verdict
from messages.payload import Message, View
from messages.summaries import post_summary_form, summary_posted, summary_preview, team_summary
from tests.messages.cards import PERCENT, Typed, carol, e_sign, ref, resets, said, sso, wins
from tests.messages.samples import sample


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
        unstarted=(wins(typed, ref=ref("KR23"), title=typed("Onboarding finished")),),
        unchanged=4,
        questions=(Question(QuestionKind.DONE_BUT_FLAT, leads, (ItemLine(ref("I9"), typed("Launch new website")),)),),
        asks=(e_sign(typed),),
        plan=Plan(typed("Growth"), Decimal(22), Decimal(30), unknown=1),
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
        verdicts=(
            VerdictGiven(
                ref("I5"),
                typed("Hire a development lead"),
                ItemLine(ref("KR16"), typed("Get beta users")),
                Verdict.MOVED,
                typed("Start with the referrals"),
                ben,
            ),
            VerdictGiven(ref("I6"), typed("Price list"), None, Verdict.CANNOT_TELL, "", None),
        ),
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
        "verdicts",
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
