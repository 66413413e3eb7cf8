"""Everything that is wrong with a form, said at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.domain.errors import AmbiguousNumber, Invalid, InvalidForm


class Problems:
    """Collects problems by field while a form is read; `refuse` raises them together."""

    def __init__(self) -> None:
        self._found: list[Invalid] = []

    def add(self, field: str, problem: str) -> None:
        """Note one; `problem` is a sentence that says what to enter instead."""
        self._found.append(Invalid(field, problem))

    @contextmanager
    def beside(self, field: str) -> Iterator[None]:
        """Whatever is invalid in here is shown beside `field`."""
        try:
            yield
        except Invalid as error:
            self.add(field, error.problem)
        except AmbiguousNumber as error:
            self.add(field, error.as_invalid(field).problem)

    @contextmanager
    def beside_own(self) -> Iterator[None]:
        """Whatever is invalid in here is shown beside the field that it names itself."""
        try:
            yield
        except Invalid as error:
            self.add(error.field, error.problem)

    def refuse(self) -> None:
        """Raise InvalidForm if anything was found."""
        if self._found:
            raise InvalidForm(tuple(self._found))
