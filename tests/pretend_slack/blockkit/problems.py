"""What is wrong with blocks, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`pointer` is a JSON pointer from the payload's root, such as /blocks/0/text/text."""

    message: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


class InvalidBlocksError(Exception):
    """Slack would refuse them. `error` is the word it answers with."""

    def __init__(self, problems: list[Problem], error: str = "invalid_blocks") -> None:
        super().__init__(f"{error}: " + "; ".join(map(str, problems)))
        self.problems, self.error = problems, error
