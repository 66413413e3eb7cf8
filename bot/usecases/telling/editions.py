"""One summary of a team: of which round and which period it speaks, and what is known of these. A shared step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import Timing, timing
from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.coverage import Answering, Attendance, attendance_of
from bot.domain.cycles import week_of
from bot.domain.errors import NotFound
from bot.domain.posts import WeekOf
from bot.domain.vocabulary import ItemKind
from bot.domain.zones import first_known
from bot.usecases.rhythm.asked_for import existed_before, has_number
from bot.usecases.rhythm.owing import is_answered
from bot.usecases.rhythm.scheduling import is_away, rhythm_of_team
from bot.usecases.telling.items_then import InitiativeThen, KeyResultThen
from bot.usecases.telling.periods import Period
from bot.usecases.telling.standings import Standings, standings_of
from storage.models import Ask, Cycle, Person, Round, Team, Workspace
from storage.repositories.people import People, Workspaces
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Cycles, Teams

_A_WEEK = timedelta(days=7)  # what the first summary looks back on


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Which summary is meant: the scheduled one of a round, or one that somebody asked for, of a team at an instant."""

    round_id: int | None = None
    team_id: int | None = None
    as_of: datetime | None = None

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "EditionKey":
        """From the facts of an outbox row or post."""
        if "as_of" in facts:
            return cls(None, int(facts["team_id"]), datetime.fromisoformat(facts["as_of"]))
        return cls(int(facts["round_id"]))

    def facts(self) -> dict[str, Any]:
        """As JSON values, which `read` takes."""
        if self.as_of is None:
            return {"round_id": self.round_id}
        return {"team_id": self.team_id, "as_of": self.as_of.isoformat()}

    def __str__(self) -> str:
        """What tells it from others in the keys of the outbox."""
        return str(self.round_id) if self.as_of is None else f"{self.team_id}@{self.as_of.isoformat()}"


class Edition:
    """One summary. Raises NotFound where its round, or its team, is gone."""

    def __init__(self, session: Session, workspace_id: int, key: EditionKey) -> None:
        self._session = session
        self._rounds = Rounds(session, workspace_id)
        self._workspace: Workspace = Workspaces(session).get(workspace_id)
        if key.as_of is not None:
            self.team: Team = self._found(key.team_id)
            self.round: Round | None = self._rounds.open_at(self.team.key, key.as_of)
        else:
            self.round = self._rounds.get(key.round_id or 0)
            self.team = self._found(self.round.team_id if self.round else None)
        self.period = self._period(key.as_of)

    @property
    def on(self) -> date:
        """The due date that it speaks of; its own day where there was no round yet."""
        return self.round.due_on if self.round else self.period.today

    def standings(self) -> Standings:
        """Where everything stood then."""
        return standings_of(self._session, self.team, self.period)

    def standings_at(self, as_of: datetime) -> Standings:
        """Where everything stood at another instant, beside the beginning of the period."""
        period = Period(self.period.since, as_of, self.period.zone)
        return standings_of(self._session, self.team, period)

    def is_corrected(self, post_id: int | None) -> bool:
        """Whether a message that stands in Slack showed something that was corrected since."""
        return post_id is not None and self._rounds.shows_withdrawn(post_id)

    def earlier(self) -> list[datetime]:
        """When the summaries before this one were posted within its cycle, oldest first."""
        cycle = self.cycle()
        return sorted(
            each.summarised_at
            for each in self._rounds.of_team(self.team.key)
            if each.summarised_at
            and each.summarised_at < self.period.as_of
            and cycle
            and each.due_on >= cycle.starts_on
        )

    def skipped(self) -> tuple[date, ...]:
        """The due dates since the last summary that ended without one: rounds, or dates on which none was opened."""
        if self.round is None or self.round.summarised_at != self.period.as_of:
            return ()
        rhythm = rhythm_of_team(self.team, self._workspace)
        earlier = [each for each in self._rounds.of_team(self.team.key) if each.due_on < self.round.due_on]
        posted = next((each.due_on for each in earlier if each.summarised_at is not None), None)
        if posted is None:
            return tuple(sorted(each.due_on for each in earlier))
        skipped, due_on = [], rhythm.after(posted)
        while due_on < self.round.due_on:
            skipped.append(due_on)
            due_on = rhythm.after(due_on)
        return tuple(skipped)

    def cycle(self) -> Cycle | None:
        """The cycle that it lies in, as it was: one that was closed since was open."""
        return Cycles(self._session, self._workspace.key).covering(self.on, self.period.as_of)

    def week(self) -> WeekOf | None:
        """Which week of its cycle it is on the day of the post, or of whoever looks at it before."""
        cycle = self.cycle()
        return WeekOf(*week_of(cycle.starts_on, cycle.ends_on, self.period.today)) if cycle else None

    def has_people(self) -> bool:
        """Whether anybody is in the team."""
        return bool(Teams(self._session, self._workspace.key).people_of(self.team.key))

    def attendance(self, standings: Standings) -> Attendance | None:
        """Who answered by then; None before the first round. Only this round's roster counts, and of what they own only
        what belongs to this team and its channel may read."""
        if self.round is None:
            return None
        roster = [(entry, person) for entry, person in self._rounds.roster(self.round.key) if entry.is_counted]
        dues = {person.key: entry.due_on or self.round.due_on for entry, person in roster}
        rows, is_over = self._rows(dues, standings), self.round.summarised_at is not None
        return attendance_of(
            Answering(
                rows=tuple(rows.get(person.key, ())),
                is_away=entry.is_away or (not is_over and is_away(person, self.period.today)),
                has_time=self._has_time(person, dues[person.key]),
            )
            for entry, person in roster
        )

    def asks(self, standings: Standings) -> tuple[AskLine, ...]:
        """Asks about what the post may name that were open then, oldest first; also those answered since."""
        items: dict[tuple[ItemKind, int], KeyResultThen | InitiativeThen] = {}
        items.update({(ItemKind.KEY_RESULT, then.id): then for then in standings.key_results})
        items.update({(ItemKind.INITIATIVE, then.id): then for then in standings.initiatives})
        asks = self._rounds.asks_open_at(
            self.period.as_of, [then.id for then in standings.key_results], [then.id for then in standings.initiatives]
        )
        people = People(self._session, self._workspace.key).of_ids(
            {who for ask in asks for who in (ask.from_id, ask.to_id)}
        )
        names = {key: PersonLine(person.slack_user_id, person.name) for key, person in people.items()}
        return tuple(self._ask_line(ask, items[ask.item_kind, ask.item_id].card, names) for ask in asks)

    def person_line(self, person_id: int) -> PersonLine:
        """Somebody as posts name them."""
        person = People(self._session, self._workspace.key).get(person_id)
        return PersonLine(person.slack_user_id, person.name) if person else PersonLine("", "somebody")

    def _found(self, team_id: int | None) -> Team:
        team = Teams(self._session, self._workspace.key).get(team_id or 0)
        if team is None:
            raise NotFound("round")
        return team

    def _period(self, asked_at: datetime | None) -> Period:
        """From the summary of an earlier round, or for a week, up to its own instant."""
        at = self.round.summarised_at or self.round.opened_at if self.round else None
        as_of = asked_at or at
        if as_of is None:
            raise NotFound("round")
        earlier = self._rounds.of_team(self.team.key)
        posted = [
            each.summarised_at
            for each in earlier
            if self.round and each.due_on < self.round.due_on and each.summarised_at and each.summarised_at < as_of
        ]
        zone = first_known(self.team.zone, self._workspace.zone)
        return Period(posted[0] if posted else as_of - _A_WEEK, as_of, zone)

    def _rows(self, dues: Mapping[int, date], standings: Standings) -> dict[int, list[bool]]:
        """For each of these people, by their due dates, which of the rows that they were asked about were answered."""
        rows: dict[int, list[bool]] = {}
        for then in standings.running:
            item, due_on = then.row, dues.get(then.row.owner_id or 0)
            if due_on is not None and existed_before(item, due_on) and has_number(item, due_on):
                line = then.card.last_check_in
                is_in = is_answered(line.on if line else None, due_on, self._workspace.quiet_days)
                rows.setdefault(item.owner_id or 0, []).append(is_in)
        return rows

    def _has_time(self, person: Person, due_on: date) -> bool:
        there = self.period.as_of.astimezone(
            ZoneInfo(first_known(person.zone, self.team.zone, self._workspace.zone))
        ).date()
        next_due_on = rhythm_of_team(self.team, self._workspace).after(due_on)
        return timing(there, due_on, next_due_on) is Timing.ON_TIME

    def _ask_line(self, ask: Ask, about: Any, names: Mapping[int, PersonLine]) -> AskLine:
        return AskLine(
            id=ask.key,
            about=ItemLine(about.ref, about.title),
            words=ask.text,
            by=names[ask.from_id],
            to=names[ask.to_id],
            asked_on=ask.created_at.astimezone(ZoneInfo(self.period.zone)).date(),
            is_answered=ask.answered_at is not None,
        )
