"""Who may do what: one table, and whatever is not in it is refused."""

from enum import StrEnum

from bot.domain.people import Actor, Stake


class Verb(StrEnum):
    """What people do to an item, a team or the workspace; the values are how a refusal says it."""

    SEE = "see"
    CHECK_IN = "check in"  # on what is one's own, or as a delegate; also to correct it
    CHECK_IN_FOR = "check in for somebody"  # marked "by ... for ..."
    CREATE = "create"
    EDIT = "edit"
    START = "start"  # an initiative; whoever may edit it may
    CLOSE = "close"  # and reopen, carry over, drop
    JUDGE = "look back at"  # to say whether an initiative moved its number
    SCORE_IDEA = "score"
    SETTLE_IDEA = "plan or decline"
    DECIDE_IDEA = "decide on"  # the same where a team wants a lead to agree
    ANSWER_ASK = "answer"  # the stake's owner is the person who was asked
    MANAGE_TEAM = "manage the team of"
    MANAGE_WORKSPACE = "manage the workspace of"
    APPOINT_ADMINS = "appoint OKR admins of"


class Relation(StrEnum):
    """What somebody is to a stake; one may be several things."""

    OWNER = "owner"
    CO_OWNER = "co_owner"
    DELEGATE = "delegate"
    READER = "reader"
    LEAD = "lead"  # of the team that it belongs to; of the root team, for what belongs to the company
    MEMBER = "member"  # of that team; nobody is one of the company's, which only its leads create for
    CHANNEL_GUEST = "channel_guest"  # a guest in that team's channel
    COLLEAGUE = "colleague"  # anybody of this workspace who is no guest
    ADMIN = "admin"
    SLACK_OWNER = "slack_owner"


_R = Relation
_INNER_CIRCLE = frozenset({_R.OWNER, _R.CO_OWNER, _R.DELEGATE, _R.READER, _R.LEAD})  # these see what is private
_TABLE: dict[Verb, frozenset[Relation]] = {
    Verb.SEE: _INNER_CIRCLE | {_R.COLLEAGUE, _R.CHANNEL_GUEST},
    Verb.CHECK_IN: frozenset({_R.OWNER, _R.CO_OWNER, _R.DELEGATE}),
    Verb.CHECK_IN_FOR: frozenset({_R.LEAD, _R.ADMIN}),
    Verb.CREATE: frozenset({_R.OWNER, _R.MEMBER, _R.LEAD, _R.ADMIN}),
    Verb.EDIT: frozenset({_R.OWNER, _R.LEAD, _R.ADMIN}),
    Verb.START: frozenset({_R.OWNER, _R.LEAD, _R.ADMIN}),
    Verb.CLOSE: frozenset({_R.OWNER, _R.LEAD, _R.ADMIN}),
    Verb.JUDGE: frozenset({_R.OWNER, _R.DELEGATE, _R.LEAD, _R.ADMIN}),
    Verb.SCORE_IDEA: _INNER_CIRCLE | {_R.MEMBER, _R.ADMIN},
    Verb.SETTLE_IDEA: frozenset({_R.OWNER, _R.MEMBER, _R.LEAD, _R.ADMIN}),
    Verb.DECIDE_IDEA: frozenset({_R.LEAD, _R.ADMIN}),
    Verb.ANSWER_ASK: frozenset({_R.OWNER, _R.DELEGATE}),
    Verb.MANAGE_TEAM: frozenset({_R.LEAD, _R.ADMIN}),
    Verb.MANAGE_WORKSPACE: frozenset({_R.ADMIN}),
    Verb.APPOINT_ADMINS: frozenset({_R.SLACK_OWNER, _R.ADMIN}),
}
# Guests change nothing but what they own, and are nobody's lead or admin.
_FOR_GUESTS = frozenset({Verb.SEE, Verb.CHECK_IN, Verb.EDIT, Verb.START, Verb.CLOSE, Verb.JUDGE, Verb.ANSWER_ASK})
# The owner and the leads of a key result also decide over the initiatives that serve it.
_ALSO_FROM_ABOVE = frozenset(
    {Verb.CHECK_IN_FOR, Verb.EDIT, Verb.START, Verb.CLOSE, Verb.SCORE_IDEA, Verb.SETTLE_IDEA, Verb.DECIDE_IDEA}
)
# Of what belongs to the company, or to no team, every colleague is a team-mate here.
_BY_THE_TEAM = frozenset({Verb.SCORE_IDEA, Verb.SETTLE_IDEA})
_WITHOUT_STAKE = frozenset({Verb.MANAGE_WORKSPACE, Verb.APPOINT_ADMINS})
_NOTHING = Stake(owner_id=None, team_id=None)


def may(actor: Actor, verb: Verb, stake: Stake | None = None, above: Stake | None = None) -> bool:
    """Whether somebody may do it.

    `stake` is the item's own, for CREATE that of the item to be made; None for the workspace itself. `above` is the key
    result's, for an initiative. What somebody may not see, they may not touch either, admins included.
    """
    if actor.is_guest and verb not in _FOR_GUESTS:
        return False
    if stake is None:
        return verb in _WITHOUT_STAKE and bool(relations(actor, _NOTHING) & _TABLE[verb])
    if verb is Verb.CREATE:
        return _may_create(actor, stake, above)
    if not _may_see(actor, stake, above):
        return False
    held = relations(actor, stake)
    if above is not None and verb in _ALSO_FROM_ABOVE:
        held |= relations(actor, above)
    if verb in _BY_THE_TEAM and (stake.is_company or stake.team_id is None):
        return bool(held & (_TABLE[verb] | {Relation.COLLEAGUE}))
    return bool(held & _TABLE[verb])


def relations(actor: Actor, stake: Stake) -> frozenset[Relation]:
    """Everything that somebody is to a stake."""
    me = actor.person_id
    is_member = stake.team_id in actor.member_of
    leads_it = me in stake.lead_ids or stake.team_id in actor.leads or (stake.is_company and actor.leads_company)
    holds = {
        _R.OWNER: me == stake.owner_id,
        _R.CO_OWNER: me in stake.co_owner_ids,
        _R.DELEGATE: me in stake.delegate_ids,
        _R.READER: me in stake.reader_ids,
        _R.LEAD: leads_it and not actor.is_guest,
        _R.MEMBER: is_member and not stake.is_company and not actor.is_guest,
        _R.CHANNEL_GUEST: is_member and actor.is_guest,
        _R.COLLEAGUE: not actor.is_guest,
        _R.ADMIN: actor.is_admin and not actor.is_guest,
        _R.SLACK_OWNER: actor.is_slack_owner and not actor.is_guest,
    }
    return frozenset(relation for relation, held in holds.items() if held)


def who_could(verb: Verb, stake: Stake, above: Stake | None = None) -> frozenset[int]:
    """The person ids that a refusal may name; OKR admins, where they could, are the caller's to add."""
    stakes = (stake, above) if above is not None and verb in _ALSO_FROM_ABOVE else (stake,)
    named: set[int] = set()
    for one in stakes:
        holders: dict[Relation, frozenset[int]] = {
            _R.OWNER: frozenset() if one.owner_id is None else frozenset({one.owner_id}),
            _R.CO_OWNER: one.co_owner_ids,
            _R.DELEGATE: one.delegate_ids,
            _R.LEAD: one.lead_ids,
        }
        named.update(*(people for relation, people in holders.items() if relation in _TABLE[verb]))
    return frozenset(named)


def _may_create(actor: Actor, stake: Stake, above: Stake | None) -> bool:
    """What is still to be made hides nothing, but what it serves may. What belongs to no team is the creator's own."""
    if above is not None and not _may_see(actor, above, None):
        return False
    if above is None and not _may_see(actor, stake, None):
        return False
    is_for_oneself = stake.team_id is None and stake.owner_id is None and not stake.is_company
    return is_for_oneself or bool(relations(actor, stake) & _TABLE[Verb.CREATE])


def _may_see(actor: Actor, stake: Stake, above: Stake | None) -> bool:
    is_private = stake.is_private or (above is not None and above.is_private)
    if not is_private:
        return bool(relations(actor, stake) & _TABLE[Verb.SEE])
    if relations(actor, stake) & _INNER_CIRCLE:
        return True
    return above is not None and above.is_private and bool(relations(actor, above) & _INNER_CIRCLE)
