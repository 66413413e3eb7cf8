"""People: what Slack says of them, who acts, and what permissions depend on."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SlackProfile:
    """Somebody as `users.info` describes them. `zone` is None where Slack names none or one that does not exist."""

    slack_user_id: str
    name: str
    zone: str | None = None
    locale: str = ""
    is_deactivated: bool = False
    is_bot: bool = False
    is_guest: bool = False
    is_external: bool = False
    is_slack_owner: bool = False
    is_slack_admin: bool = False
    guest_channels: tuple[str, ...] = ()  # the channels of a guest, which decide what they may see


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of this workspace at the moment of a request, resolved once, at the edge. Use cases take an Actor
    whether they read or write. Team ids are row ids of storage, not Slack's.

    `locale` is Slack's ("es-ES", "" when unknown); `zone` is an IANA name, already fallen back to the team's or the
    workspace's where Slack has none.
    """

    workspace_id: int
    person_id: int
    slack_user_id: str
    name: str
    zone: str = "UTC"
    locale: str = ""
    is_admin: bool = False  # an OKR admin: the workspace's own list
    is_slack_owner: bool = False  # may appoint OKR admins
    is_slack_admin: bool = False  # owners are; may begin the set-up where nobody is an OKR admin yet
    is_guest: bool = False  # sees what the teams of their channels own, changes nothing but what they own
    leads: frozenset[int] = field(default_factory=frozenset)
    member_of: frozenset[int] = field(default_factory=frozenset)
    stands_in_for: frozenset[int] = field(default_factory=frozenset)  # people who are away today and named them
    leads_company: bool = False  # a lead of the root team


@dataclass(frozen=True, slots=True)
class Stake:
    """What an item's permissions depend on; person ids and team ids are row ids.

    `team_id` is None for a personal objective. `is_private` holds as well when anything above the item is private.
    """

    owner_id: int | None
    team_id: int | None
    is_company: bool = False
    is_private: bool = False
    co_owner_ids: frozenset[int] = field(default_factory=frozenset)
    delegate_ids: frozenset[int] = field(default_factory=frozenset)
    reader_ids: frozenset[int] = field(default_factory=frozenset)
    lead_ids: frozenset[int] = field(default_factory=frozenset)  # leads of the team that the item belongs to
