"""A team with an idea: Ana had it, Ben is her team-mate, Carol leads Growth, Dan is in no team, Gus is a guest."""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.cards import InitiativeCard
from bot.domain.entered import NOTHING, Choice
from bot.domain.ideas import IdeaBoard, IdeaCard, IdeaEntered, PlanEntered, Score
from bot.domain.people import Actor
from bot.domain.references import Reference
from bot.domain.vocabulary import ItemKind
from bot.usecases.bets.deciding import decline_idea, look_at_planning, plan_idea
from bot.usecases.bets.idea_board import look_at_ideas
from bot.usecases.bets.ideas import SavedIdea, create_idea, score_idea
from storage.database import Database
from storage.models import KeyResult, Objective, Team
from tests.usecases.looking import NOW, Cast, a_company

I1, KR1 = Reference(ItemKind.INITIATIVE, 1), Reference(ItemKind.KEY_RESULT, 1)


@dataclass
class Brainstorm:
    """The use cases of ideas, by people's names."""

    db: Database
    people: dict[str, Actor] = field(default_factory=dict)
    teams: dict[str, int] = field(default_factory=dict)

    def begins(self, **of_growth: Any) -> "Brainstorm":
        """The company, with KR1 Password resets (10% to 1%) of Ana's."""

        def stage(cast: Cast) -> None:
            for name, value in of_growth.items():
                setattr(cast.growth, name, value)
            cast.goal("Password resets")
            company = cast.company
            guest = company.person("Gus", "UG", is_guest=True, guest_channels=["C1"])
            admin = company.person("Olga", "UO", is_okr_admin=True)
            sales = company.team("Sales", None, channel_id="C2")
            company.session.flush()
            everybody = (cast.ana, cast.ben, cast.carol, cast.dan, guest, admin)
            self.people = {each.name.split()[0]: company.actor(each) for each in everybody}
            self.teams = {team.name: team.key for team in (cast.growth, sales, company.company_team())}

        a_company(self.db, stage)
        return self

    def has(self, title: str = "Offer annual contracts", by: str = "Ana", **entered: Any) -> SavedIdea:
        """Somebody has an idea for Growth."""
        team = Choice(str(self.teams[entered.pop("team", "Growth")]), "a team")
        idea = IdeaEntered(title, entered.pop("scope", ""), team, entered.pop("key_result", NOTHING))
        return create_idea(self.db, self.people[by], idea, entered.pop("token", f"form:{title}:{by}"), NOW)

    def scores(self, by: str, value: int, effort: int, ref: Reference = I1) -> IdeaCard:
        return score_idea(self.db, self.people[by], ref, Score(value, effort), NOW)

    def plans(self, by: str = "Ana", reason: str = "Two customers asked", **changed: Any) -> InitiativeCard:
        """With KR1, unless said otherwise."""
        opened = look_at_planning(self.db, self.people[by], I1, NOW)
        entered = replace(opened.entered, **{"key_result": Choice("KR1", "KR1"), **changed})
        return plan_idea(self.db, self.people[by], I1, opened.version, PlanEntered(entered, reason), NOW)

    def declines(self, by: str = "Ana", reason: str = "Too dear", ref: Reference = I1) -> InitiativeCard:
        return decline_idea(self.db, self.people[by], ref, reason, NOW)

    def board(self, words: str = "", by: str = "Ana", channel_id: str = "", offset: int = 0) -> IdeaBoard:
        return look_at_ideas(self.db, self.people[by], words, channel_id, NOW, offset)

    def numbers(self, words: str = "", by: str = "Ana", channel_id: str = "") -> list[int]:
        """The ideas that somebody sees, in their order."""
        return [card.ref.number for card in self.board(words, by, channel_id).ideas]

    def key_result(self, **values: Any) -> None:
        """Something happens to KR1."""

        def change(session: Any) -> None:
            for name, value in values.items():
                setattr(session.get_one(KeyResult, 1), name, value)

        self.db.write(change)

    def objective(self, **values: Any) -> None:
        """Something happens to O1."""

        def change(session: Any) -> None:
            for name, value in values.items():
                setattr(session.get_one(Objective, 1), name, value)

        self.db.write(change)

    def growth(self, **values: Any) -> None:
        """Growth is set differently."""

        def change(session: Any) -> None:
            for name, value in values.items():
                setattr(session.get_one(Team, self.teams["Growth"]), name, value)

        self.db.write(change)
