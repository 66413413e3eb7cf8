"""A round whose time has come: who answered, what was asked, and what its posts may say. A shared step."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.domain.cadence import Timing, timing
from bot.domain.cards import AskLine, ItemLine, PersonLine
from bot.domain.errors import NotFound
from bot.domain.posts import Attendance, WeekOf
from bot.domain.vocabulary import ItemKind
from bot.usecases.owing import existed_before, has_number, is_answered
from bot.usecases.scheduling import rhythm_of_team
from bot.usecases.standings import Standings, period_of, standings_of, zone_of
from storage.models import Ask, CheckIn, KeyResult, Person, Round, Team, Workspace
from storage.repositories.people import People, Workspaces
from storage.repositories.rounds import Rounds
from storage.repositories.teams import Cycles, Teams


class EndedRound:
    """One round at the instant of its summary. Raises NotFound where it, or its team, is gone."""

    def __init__(self, session: Session, workspace_id: int, round_id: int) -> None:
        self._session = session
        self._rounds = Rounds(session, workspace_id)
        self._workspace: Workspace = Workspaces(session).get(workspace_id)
        found = self._rounds.get(round_id)
        team = Teams(session, workspace_id).get(found.team_id) if found else None
        if found is None or team is None:
            raise NotFound("round")
        self.round: Round = found
        self.team: Team = team
        self._since, self._as_of = period_of(session, team, found)

    def standings(self) -> Standings:
        """Where everything stood then."""
        return self.standings_at(self._as_of)

    def standings_at(self, as_of: datetime) -> Standings:
        """Where everything stood at another instant, beside the beginning of the round's period."""
        return standings_of(self._session, self.team, zone_of(self.team, self._workspace), self._since, as_of)

    def is_corrected(self, post_id: int | None) -> bool:
        """Whether a message that stands in Slack showed something that was corrected since."""
        return post_id is not None and self._rounds.shows_withdrawn(post_id)

    def skipped(self) -> tuple[date, ...]:
        """The due dates since the last summary that ended without one: rounds, or dates on which none was opened."""
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

    def week(self) -> WeekOf | None:
        """Which week of its cycle the due date lies in."""
        cycle = Cycles(self._session, self._workspace.key).covering(self.round.due_on)
        if cycle is None:
            return None
        weeks = max(((cycle.ends_on - cycle.starts_on).days + 1) // 7, 1)  # the few days behind the last belong to it
        return WeekOf(min((self.round.due_on - cycle.starts_on).days // 7 + 1, weeks), weeks)

    def attendance(self) -> Attendance:
        """Who answered by then. Whoever still has time is not missing."""
        roster = self._rounds.roster(self.round.key)
        present = {person.key: person for entry, person in roster if not entry.is_away}
        answers = self._answers(present)
        answered = [each for each in present if all(answers[each])]
        partly = [each for each in present if any(answers[each]) and not all(answers[each])]
        silent = [person for each, person in present.items() if answers[each] and not any(answers[each])]
        return Attendance(
            answered=len(answered),
            asked=len(roster),
            partly=len(partly),
            away=len(roster) - len(present),
            missing=sum(not self._has_time(person) for person in silent),
        )

    def asks(self, standings: Standings) -> tuple[AskLine, ...]:
        """Open asks about what the post may name, oldest first."""
        items = {(ItemKind.KEY_RESULT, then.id): then.card for then in standings.key_results} | {
            (ItemKind.INITIATIVE, each): card for each, card in standings.initiatives.items()
        }
        asks = self._rounds.open_asks([then.id for then in standings.key_results], standings.initiatives.keys())
        about = {each: ItemLine(card.ref, card.title) for each, card in items.items()}
        return tuple(self._ask_line(ask, about[ask.item_kind, ask.item_id]) for ask in asks)

    def person_line(self, person_id: int) -> PersonLine:
        """Somebody as posts name them."""
        person = People(self._session, self._workspace.key).get(person_id)
        return PersonLine(person.slack_user_id, person.name) if person else PersonLine("", "somebody")

    def _answers(self, present: Mapping[int, Person]) -> dict[int, list[bool]]:
        """For each of these people, which of the rows that they were asked about were answered by then."""
        items = self._rounds.items_of(present, self.round.due_on)
        key_results = [item.key for item in items if isinstance(item, KeyResult)]
        initiatives = [item.key for item in items if not isinstance(item, KeyResult)]
        said = {_item(each): each.on for each in self._rounds.check_ins_as_of(key_results, initiatives, self._as_of)}
        answers: dict[int, list[bool]] = {person_id: [] for person_id in present}
        for item in items:
            if item.owner_id is not None and existed_before(item, self.round.due_on):
                on = said.get((isinstance(item, KeyResult), item.key))
                if has_number(item, self.round.due_on):
                    is_in = is_answered(on, self.round.due_on, self._workspace.quiet_days)
                    answers[item.owner_id].append(is_in)
        return answers

    def _has_time(self, person: Person) -> bool:
        there = self._as_of.astimezone(ZoneInfo(person.zone or self._workspace.zone)).date()
        next_due_on = rhythm_of_team(self.team, self._workspace).after(self.round.due_on)
        return timing(there, self.round.due_on, next_due_on) is Timing.ON_TIME

    def _ask_line(self, ask: Ask, about: ItemLine) -> AskLine:
        return AskLine(
            id=ask.key,
            about=about,
            words=ask.text,
            by=self.person_line(ask.from_id),
            to=self.person_line(ask.to_id),
            asked_on=ask.created_at.astimezone(ZoneInfo(zone_of(self.team, self._workspace))).date(),
        )


def _item(check_in: CheckIn) -> tuple[bool, int]:
    """Whether it is a key result, and its row id."""
    is_key_result = check_in.key_result_id is not None
    return is_key_result, check_in.key_result_id or check_in.initiative_id or 0
