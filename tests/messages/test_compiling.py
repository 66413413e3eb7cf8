"""The first messages after a start, when many people ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from messages.notices import too_slow
from messages.render import compiled, environment


def test_templates_are_compiled_once_for_all_who_come_at_once() -> None:
    compiled.cache_clear()
    environment.cache_clear()

    with ThreadPoolExecutor(8) as people:
        answers = [answer.result() for answer in [people.submit(too_slow) for _ in range(8)]]

    assert environment.cache_info().misses == 1
    assert answers == [answers[0]] * 8


def test_nothing_that_templates_call_asks_to_be_passed_its_surroundings() -> None:
    """Macros are called straight away, without what Jinja2 passes to functions that ask for it."""
    made = environment()
    callables = {**made.globals, **made.filters, **made.tests}

    assert [name for name, each in callables.items() if hasattr(each, "jinja_pass_arg")] == []


def test_what_a_macro_does_not_declare_is_refused() -> None:
    for source in ("{{ divider(1) }}", '{{ user("U1", bold=true) }}', '{{ user("U1", slack_user_id="U2") }}'):
        with pytest.raises(TypeError, match="macro"):
            environment().from_string(source).render()


def test_an_attribute_is_never_an_entry_of_a_dictionary() -> None:
    with pytest.raises(AttributeError):
        environment().from_string("{{ card.title }}").render(card={"title": "Sell more"})


def test_what_is_printed_is_escaped_once_and_as_slack_wants_it() -> None:
    assert environment().from_string("{{ words }}").render(words="\"A\" & 'B' <C>") == "\"A\" &amp; 'B' &lt;C&gt;"
