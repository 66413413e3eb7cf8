"""The first messages after a start, when many people ask at once."""

from concurrent.futures import ThreadPoolExecutor

from messages.notices import too_slow
from messages.render import environment


def test_templates_are_compiled_once_for_all_who_come_at_once() -> None:
    environment.cache_clear()

    with ThreadPoolExecutor(8) as people:
        answers = [answer.result() for answer in [people.submit(too_slow) for _ in range(8)]]

    assert environment.cache_info().misses == 1
    assert answers == [answers[0]] * 8
