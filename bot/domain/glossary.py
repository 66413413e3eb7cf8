"""The words of the method, each in a sentence or two, as `/okr help pace` explains them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """`words` are what people may type, the proper one first; `usage` can be typed after `/okr`."""

    words: tuple[str, ...]
    says: str
    usage: str


CONCEPTS = (
    Concept(
        ("pace", "behind"),
        "The pace is the share of time that has passed between a key result's start and its due date. A key result "
        "that is more than 20 points below its pace is behind, whatever is said of it.",
        "list behind",
    ),
    Concept(
        ("objective", "goal", "okr"),
        "An objective says in words what should get better, and needs no number. Its key results say how you will "
        "know.",
        "new objective",
    ),
    Concept(
        ("key result", "kr", "metric", "result"),
        "A key result is an outcome that can be measured: password resets from 10% to 1%. What you ship to get there "
        "is an initiative.",
        "new key result",
    ),
    Concept(
        ("initiative", "project"),
        "An initiative is the effort that should move exactly one key result. It has an owner, a scope and a due date, "
        "and it may turn out not to move the number.",
        "new initiative",
    ),
    Concept(
        ("status", "on track", "at risk", "off track", "no news"),
        "A status is what the owner reports: on track, at risk or off track. Not started is said before the first "
        "check-in, and no news once two due dates in a row have passed without an answer.",
        "check in",
    ),
    Concept(
        ("progress",),
        "Progress is how far the number has come from its start to its target. An objective's progress is the "
        "weighted mean of its key results.",
        "overview",
    ),
    Concept(
        ("cycle", "quarter"),
        "A cycle is the period that OKRs run in, a quarter unless you choose another. It closes 14 days after its "
        "end, so that final numbers can still come in.",
        "cycles",
    ),
    Concept(
        ("score", "scoring"),
        "A key result is scored from 0.0 to 1.0 when it is closed, as its progress suggests; another score needs a "
        "reason. 0.7 of a stretch is a success.",
        "list closed",
    ),
    Concept(
        ("capacity", "person week", "effort"),
        "The capacity of a team is how many person-weeks it has in a cycle: two people for six weeks are 12. Forms and "
        "lists of its initiatives say how much of it is planned; nobody is kept from planning more.",
        "team capacity",
    ),
    Concept(
        ("coverage", "gap"),
        "Coverage is whether each key result has an active initiative, and each initiative a key result that it can "
        "still move. What is missing is listed, and never blocks anything.",
        "list no initiative",
    ),
    Concept(
        ("starting value", "baseline"),
        "The start is the number that a key result begins with. Where it is not known yet, the first number that is "
        "reported becomes it.",
        "new key result",
    ),
)


def concept_of(typed: str) -> Concept | None:
    """The one that a word names, in whatever case and with or without an s at its end."""
    word = " ".join(typed.casefold().replace("-", " ").split())
    return next((each for each in CONCEPTS if word in each.words or word.removesuffix("s") in each.words), None)
