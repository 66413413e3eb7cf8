"""The environment becomes one value, or a list of everything that is wrong with it."""

import pytest

from bot.settings import Settings, SettingsError, read_settings

SOCKET = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
HTTP = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "secret"}


def problems(environment: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        read_settings(environment)
    return refused.value.problems


def test_two_tokens_are_enough() -> None:
    settings = read_settings(SOCKET)

    assert settings.is_socket_mode
    assert settings.database_url == "sqlite:///okr.sqlite3"
    assert settings.api_url == "https://slack.com/api/"


def test_http_listens_on_3000_unless_told_otherwise() -> None:
    assert not read_settings(HTTP).is_socket_mode
    assert read_settings(HTTP).port == 3000
    assert read_settings({**HTTP, "PORT": "8080"}).port == 8080


def test_an_app_token_means_socket_mode_even_beside_a_signing_secret() -> None:
    assert read_settings({**HTTP, **SOCKET}).is_socket_mode


def test_spaces_around_a_pasted_value_do_not_matter() -> None:
    assert read_settings({**SOCKET, "SLACK_BOT_TOKEN": " xoxb-1\n"}).bot_token == "xoxb-1"


def test_another_server_that_speaks_slacks_api() -> None:
    assert (
        read_settings({**SOCKET, "SLACK_API_URL": "http://localhost:8765/api"}).api_url == "http://localhost:8765/api/"
    )


def test_the_address_that_hosts_hand_out_is_understood() -> None:
    settings = read_settings({**SOCKET, "DATABASE_URL": "postgres://u:p@host/okr"})

    assert settings.database_url == "postgresql://u:p@host/okr"


def test_nothing_set_names_everything_needed() -> None:
    told = problems({})

    assert len(told) == 2
    assert "SLACK_BOT_TOKEN" in told[0]
    assert "SLACK_APP_TOKEN" in told[1]
    assert "SLACK_SIGNING_SECRET" in told[1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1"),
        ("SLACK_BOT_TOKEN", "xoxp-1"),
        ("SLACK_APP_TOKEN", "xoxb-1"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "eighty"),
        ("PORT", "-1"),
        ("PORT", "٣٠٠٠"),
        ("DATABASE_URL", "mysql://host/okr"),
        ("DATABASE_URL", "okr.sqlite3"),
        ("DATABASE_URL", "postgresql://host:port/okr"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", "ftp://slack.com"),
        ("SLACK_API_URL", "http://[slack"),
        ("SLACK_API_URL", "http://host:99999/"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_do(name: str, value: str) -> None:
    told = problems({**SOCKET, name: value})

    assert len(told) == 1
    assert name in told[0]


def test_everything_wrong_is_named_at_once() -> None:
    wrong = {
        "SLACK_BOT_TOKEN": "1",
        "SLACK_APP_TOKEN": "2",
        "PORT": "x",
        "DATABASE_URL": "y",
        "SLACK_API_URL": "z",
        "LOG_LEVEL": "w",
    }

    assert [problem.split()[0] for problem in problems(wrong)] == list(wrong)


def test_a_file_is_refused_where_files_vanish() -> None:
    assert "PostgreSQL" in problems({**SOCKET, "DYNO": "web.1"})[0]


def test_a_wrong_token_is_not_repeated() -> None:
    assert "secret-thing" not in "".join(problems({**SOCKET, "SLACK_BOT_TOKEN": "secret-thing"}))


def test_a_settings_value_shows_no_secret() -> None:
    settings = Settings("xoxb-canary", "xapp-canary", "signing-canary", database_url="postgresql://u:pw-canary@h/d")

    assert "canary" not in repr(settings)
