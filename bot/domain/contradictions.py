"""Where a report and the facts beside it disagree: what is asked after saving, and in a team's post."""

from collections.abc import Iterable, Sequence

from bot.domain.vocabulary import Health, QuestionKind, Status

ASKED_EVERY = 3  # summaries; in between nobody is asked again about a contradicted report

GRAVEST_FIRST = (
    QuestionKind.OFF_TRACK_DESPITE,
    QuestionKind.DONE_BUT_FLAT,
    QuestionKind.IMPROVED_WHILE_WORSE,
    QuestionKind.GREEN_BUT_BEHIND,
)
_FROM_WORST = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)


def is_improved_while_worse(before: Status | None, now: Status | None, direction: int) -> bool:
    """Whether a status got better while its number got worse; `direction` is -1 for worse."""
    if before is None or now is None or direction >= 0:
        return False
    return _FROM_WORST.index(now) > _FROM_WORST.index(before)


def is_off_track_despite(status: Status | None, efforts: Sequence[Health | None]) -> bool:
    """Whether a key result is off track while every initiative for it is on track; without any there is no question."""
    return status is Status.OFF_TRACK and bool(efforts) and all(each is Health.ON_TRACK for each in efforts)


def is_no_better(direction: int, *, is_news: bool, is_silent: bool) -> bool:
    """Whether a number stays where it was or got worse. Where none was told since, nobody can tell: it may only be
    late. One of which nobody has told anything for long is taken as it stands. `direction` is 1 for better."""
    return direction <= 0 if is_news else is_silent


def asked_first(found: Iterable[QuestionKind]) -> QuestionKind | None:
    """The one question that a saving may ask, whatever it left to ask about."""
    return min(found, key=GRAVEST_FIRST.index, default=None)


def is_asked_again(reported: Sequence[bool]) -> bool:
    """Whether to ask about a contradicted report now. `reported` says of each summary, this one last, whether there was
    such a report: the first is asked about at once, and then at most every third summary asks."""
    asked_at = -ASKED_EVERY
    for at, is_reported in enumerate(reported):
        if is_reported and at - asked_at >= ASKED_EVERY:
            asked_at = at
    return bool(reported) and asked_at == len(reported) - 1
