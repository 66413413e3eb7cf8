"""People ask what they can type, and mistype it."""

from tests.scenarios.conftest import Office


def test_help_names_what_can_be_typed(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr help", channel="growth")

    ana.sees("/okr update KR12 45 at risk took the new pricing live")


def test_a_topic_is_explained_on_its_own(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr help update", channel="growth")

    ana.sees("Without a status word the last status stays.")
    ana.sees_not("/okr list at risk")


def test_the_rest_of_the_help_is_one_click_away(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr help update", channel="growth")

    ana.clicks("All commands")

    ana.sees("/okr list at risk")


def test_a_topic_can_be_chosen_from_the_list(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr help", channel="growth")

    ana.chooses("More about", "Check in")

    ana.sees("rows left as they are count as no change")


def test_a_mistyped_command_is_offered_as_it_was_meant(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr overveiw", channel="growth")
    ana.sees("Did you mean /okr overview?")

    ana.clicks("Yes, do that")

    ana.sees("No team has an objective in this cycle yet")


def test_words_that_are_no_command_are_offered_to_the_search_and_the_help_once(office: Office) -> None:
    ana = office.person("Ana Diaz")
    ana.types("/okr pricing please", channel="growth")
    ana.sees("Show all commands")
    ana.sees_not("Yes, do that")

    ana.clicks("Search for it")

    ana.sees("Nothing that you can see has pricing please")


def test_a_word_of_the_method_is_explained_in_two_sentences(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr help behind", channel="growth")

    ana.sees("more than 20 points below its pace is behind")


def test_an_unknown_topic_is_said_to_be_unknown(office: Office) -> None:
    ana = office.person("Ana Diaz")

    ana.types("/okr help xyz", channel="growth")

    ana.sees("I have no topic xyz.")
