"""Every macro spells what Slack takes, and leaves out what was not given."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError

from messages.checking import check_message, check_view
from messages.payload import Message, View
from messages.render import TEMPLATES, environment, parse

SOURCE = Path(__file__).read_text(encoding="utf-8")
HOSTILE = '"}, {"type": "divider"}, <!channel> \\'


def blocks(source: str, **facts: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = parse(f"[{environment().from_string(source).render(facts)}]")
    return made


def as_message(source: str, **facts: Any) -> dict[str, Any]:
    [block] = made = blocks(source, **facts)
    check_message(Message("Words", made))
    return block


def as_view(source: str, **facts: Any) -> dict[str, Any]:
    body: dict[str, Any] = parse(environment().from_string(source).render(facts))
    check_view(View(body))
    return body


def element(source: str, **facts: Any) -> dict[str, Any]:
    found: dict[str, Any] = as_message("{% call actions() %}{{ entry(" + source + ") }}{% endcall %}", **facts)[
        "elements"
    ][0]
    return found


def entered(source: str, **facts: Any) -> dict[str, Any]:
    around = (
        '{% call modal("Words", "words", submit="Save") %}{{ input("Label", ' + source + ', "block") }}{% endcall %}'
    )
    found: dict[str, Any] = as_view(around, **facts)["blocks"][0]["element"]
    return found


ONE_OPTION = '{% set each %}{{ choice(words, "a") }}{% endset %}'


def test_a_section_holds_words_of_any_origin() -> None:
    block = as_message("{% call section() %}{{ words }}{% endcall %}", words=HOSTILE)
    assert block == {"type": "section", "text": {"type": "plain_text", "text": HOSTILE, "emoji": True}}


def test_what_was_not_given_is_left_out() -> None:
    assert element('button("Press", "press")') == {
        "type": "button",
        "text": {"type": "plain_text", "text": "Press", "emoji": True},
        "action_id": "press",
    }


def test_a_button_can_ask_first() -> None:
    asks = 'confirm("Drop it?", words, "Drop")'
    source = f'button("Drop", "drop", 7, style="danger", confirm={asks}, accessibility_label=words)'
    button = element(source, words=HOSTILE)
    assert button["value"] == "7"
    assert button["confirm"]["text"]["text"] == HOSTILE
    assert button["confirm"]["deny"]["text"] == "Cancel"


def test_a_link_button_has_its_address() -> None:
    assert element('button("Open", "open", url=url)', url="https://example.com")["url"] == "https://example.com"


def test_our_own_words_may_be_marked_up() -> None:
    block = as_message("{% call formatted() %}*Bold* {{ mention(who) }} &amp; more{% endcall %}", who="U0ANA0001")
    assert block["text"] == {"type": "mrkdwn", "text": "*Bold* <@U0ANA0001> &amp; more", "verbatim": True}


def test_a_remark_is_marked_up_and_small() -> None:
    block = as_message("{% call remark() %}*Bold*{% endcall %}")
    assert block["elements"][0]["type"] == "mrkdwn"


def test_fields_stand_side_by_side() -> None:
    block = as_message(
        "{% call fields() %}{% call field() %}{{ words }}{% endcall %}{% call field() %}b{% endcall %}{% endcall %}",
        words=HOSTILE,
    )
    assert [field["text"] for field in block["fields"]] == [HOSTILE, "b"]


def test_a_picture_has_words_for_those_who_cannot_see_it() -> None:
    block = as_message("{{ image(url, words, title=words) }}", url="https://example.com/a.png", words=HOSTILE)
    assert block["alt_text"] == HOSTILE


def test_rich_text_sets_words_side_by_side() -> None:
    source = (
        "{% call rich_text() %}{% call rich_section() %}{% call span(bold=true) %}Win: {% endcall %}"
        "{% call span(italic=true, code=true) %}{{ words }}{% endcall %}{{ user(who) }}{{ link(url, words) }}"
        "{% endcall %}{% call rich_quote() %}{% call span() %}said{% endcall %}{% endcall %}{% endcall %}"
    )
    block = as_message(source, words=HOSTILE, who="U0ANA0001", url="https://example.com")
    [first, second, mention, link] = block["elements"][0]["elements"]
    assert first == {"type": "text", "text": "Win: ", "style": {"bold": True}}
    assert second["text"] == HOSTILE
    assert mention == {"type": "user", "user_id": "U0ANA0001"}
    assert link["text"] == HOSTILE
    assert block["elements"][1]["type"] == "rich_text_quote"


def test_a_list_has_its_style() -> None:
    source = (
        '{% call rich_text() %}{% call rich_list(style="ordered") %}{% call rich_section() %}'
        "{% call span() %}one{% endcall %}{% endcall %}{% endcall %}{% endcall %}"
    )
    assert as_message(source)["elements"][0]["style"] == "ordered"


@pytest.mark.parametrize(
    "source",
    [
        'users_select("pick", initial="U0ANA0001", placeholder=words)',
        'multi_users_select("pick", initial=["U0ANA0001"], most=3)',
        'conversations_select("pick", initial="C0GEN0001")',
        'multi_conversations_select("pick", initial=["C0GEN0001"], most=2)',
        'external_select("pick", initial=option(words, "a"))',
        'multi_external_select("pick", initial=choice(words, "a"), most=2)',
        'datepicker("pick", initial=on, placeholder=words)',
        'timepicker("pick", initial="09:30", zone="Europe/Madrid")',
        'plain_text_input("pick", initial=words, placeholder=words, multiline=true, max_length=100, focus=true)',
        'number_input("pick", initial="1.5", lowest="0", highest="10")',
    ],
)
def test_what_can_be_entered_is_what_slack_takes(source: str) -> None:
    assert entered(source, words=HOSTILE, on=date(2026, 11, 16))["action_id"] == "pick"


@pytest.mark.parametrize(
    ("source", "initial"),
    [
        (
            'static_select("pick", each, initial=option(words, "a"), confirm=confirm("Sure?", words, "Yes"))',
            "initial_option",
        ),
        ('multi_static_select("pick", each, initial=each, most=1)', "initial_options"),
        ('checkboxes("pick", each, initial=each)', "initial_options"),
        ('radio_buttons("pick", each, initial=option(words, "a"))', "initial_option"),
    ],
)
def test_what_can_be_chosen_begins_with_what_was_chosen(source: str, initial: str) -> None:
    around = ONE_OPTION + "{% call actions() %}{{ entry(" + source + ") }}{% endcall %}"
    found = as_message(around, words=HOSTILE)["elements"][0]
    chosen = found[initial]
    assert (chosen[0] if isinstance(chosen, list) else chosen)["text"]["text"] == HOSTILE


def test_a_menu_offers_its_options() -> None:
    around = ONE_OPTION + '{% call actions() %}{{ entry(overflow("menu", each)) }}{% endcall %}'
    assert as_message(around, words=HOSTILE)["elements"][0]["options"][0]["text"]["text"] == HOSTILE


def test_options_can_be_grouped() -> None:
    around = (
        '{% set groups %}{% call option_group(words) %}{{ choice("One", "a", words) }}{% endcall %}{% endset %}'
        '{% call actions() %}{{ entry(static_select("pick", groups, grouped=true)) }}'
        '{{ entry(multi_static_select("more", groups, grouped=true)) }}{% endcall %}'
    )
    element = as_message(around, words=HOSTILE)["elements"][0]
    assert element["option_groups"][0]["label"]["text"] == HOSTILE
    assert element["option_groups"][0]["options"][0]["description"]["text"] == HOSTILE


def test_a_modal_keeps_what_it_is_given() -> None:
    body = as_view(
        '{% call modal("Words", "words", private_metadata=words, external_id="one", notify_on_close=true,'
        " clear_on_close=true) %}"
        "{{ divider() }}{% endcall %}",
        words=HOSTILE,
    )
    assert body["private_metadata"] == HOSTILE
    assert (body["notify_on_close"], body["clear_on_close"], body["external_id"]) == (True, True, "one")
    assert "submit" not in body


def test_home_takes_blocks() -> None:
    assert as_view('{% call home_tab("home", private_metadata="x") %}{{ divider() }}{% endcall %}')["type"] == "home"


def test_a_number_in_a_table_is_sorted_as_one() -> None:
    source = (
        "{% call data_table(words) %}{% call table_row() %}{{ cell(words) }}{% endcall %}"
        "{% call table_row() %}{{ number_cell(value, words) }}{% endcall %}{% endcall %}"
    )
    block = as_message(source, words=HOSTILE, value=Decimal("5.50"))
    assert block["rows"][1][0] == {"type": "raw_number", "value": 5.5, "text": HOSTILE}


def test_people_s_words_cannot_stand_where_an_element_belongs() -> None:
    with pytest.raises(TypeError, match="not made by a macro"):
        blocks("{% call section(accessory=words) %}x{% endcall %}", words=HOSTILE)


@pytest.mark.parametrize("kept_as", [None, True, 5.5])
def test_what_is_not_for_reading_is_not_printed(kept_as: object) -> None:
    with pytest.raises(TypeError, match="not for reading"):
        blocks("{% call section() %}{{ fact }}{% endcall %}", fact=kept_as)


def test_a_fact_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        blocks("{% call section() %}{{ fact }}{% endcall %}")


def test_every_macro_is_tried_here_or_shown_in_a_golden_file() -> None:
    macros = vars(environment().get_template("_blockkit.j2").module)
    sources = [*(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.j2")), SOURCE]
    called = {name for source in sources for name in re.findall(r"(?<!macro )\b(\w+)\(", source)}
    assert [name for name in macros if not name.startswith("_") and name not in called] == []
