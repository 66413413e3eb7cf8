"""Five problems of People, one of them private."""

from tests.truth.plan import Plan
from tests.truth.script import Asks, Ends, instant

EXEC = "Xenia"  # gets the brief as a message as well


def people(plan: Plan) -> None:
    """Five."""
    add = plan.script.add
    hires = plan.goal("Offers accepted", "50", "80")
    plan.lives(hires, sure=(9, 10, 11))
    work = plan.work("Pay bands", hires, healths={9: "blocked"}, silent=(10, 11))
    plan.plants("blocked", work, 11, "blocked, and not a word since for two due dates")

    mood = plan.goal("Mood of the teams", "6", "8")
    plan.lives(mood, shares={5: 0.4, 6: 0.4, 7: 0.4})
    work = plan.work("Quiet mornings", mood, weeks=range(1, 7))
    plan.work("Fewer meetings", mood)
    add(Ends(instant(6, 3, 15), item=work))
    plan.plants("done but flat", work, 7, "done after the summary, and the next number is the same")

    training = plan.goal("Days of training", "1", "5")
    plan.lives(training)
    work = plan.work("Book a course by yourself", training)
    add(Asks(instant(7, 1, 10), item=work, by=training.owner, to="Zoe", words="Free a budget for courses"))
    plan.plants("ask unanswered", work, 8, "asked in week 7 about an initiative, and no answer")

    culture = plan.objective("A place that people recommend", begins=instant(1, 1, 9))
    plan.plants("no key result", culture, 3, "two weeks old, and nothing says how anybody would know")

    reorganise = plan.objective("Prepare the new structure", is_private=True, readers=(EXEC,))
    talks = plan.goal("Talks that were held", "10", "40", aim=reorganise)
    plan.lives(talks, shares={9: 0.5, 10: -0.2}, statuses={10: "at_risk"})
    plan.work("Talk to everybody", talks)
    plan.script.hidden += [reorganise, talks]
    plan.plants("worse", talks, 10, "private: for the one who may read it, and for no channel", reader=EXEC)
