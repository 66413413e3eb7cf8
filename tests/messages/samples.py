"""What a sample is: one template in one state, with facts for it. Golden files and the property test run over all."""

from collections.abc import Callable
from dataclasses import dataclass

from messages.payload import Message, View
from tests.messages.cards import Typed


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
