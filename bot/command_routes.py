"""What can be asked for with `/okr`, as a table, and what runs it: typed, or clicked on a button that stands for it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from bot.answers import Answer, Edit, Nothing, Say
from bot.commands.asks import asks
from bot.commands.away import away, back
from bot.commands.briefs import brief
from bot.commands.choosing import choose
from bot.commands.closings import close_item, drop_item, finish_item, reopen_item
from bot.commands.coach import coach
from bot.commands.corrections import correct, delete
from bot.commands.cycles import cycles, new_cycle
from bot.commands.duplicate import duplicate
from bot.commands.edit import edit
from bot.commands.examples import show_examples
from bot.commands.handover import handover
from bot.commands.help import did_you_mean, help_with
from bot.commands.ideas import decline, idea, ideas, plan, score
from bot.commands.learnings import show_learnings
from bot.commands.lists import initiatives, list_items, overview, search
from bot.commands.mine import mine
from bot.commands.move import move
from bot.commands.new import new
from bot.commands.running import block, start, unblock
from bot.commands.settings import admins, going_live, settings, setup
from bot.commands.show import history, show
from bot.commands.summaries import summary
from bot.commands.teams import new_team, team_capacity, team_settings, teams
from bot.commands.update import update
from bot.commands.verdicts import look_back
from bot.deps import Deps
from bot.domain import commands as asked
from bot.domain import company_commands as company
from bot.domain import initiative_commands as bets
from bot.domain.command_words import parse_command
from bot.modals.check_in import start_check_in
from bot.payloads import Action, Command
from bot.usecases.company.mentions import has_mentions, in_words, names_mentioned
from messages.page_values import ListPage

COMMANDS: Mapping[type, Callable[[Deps, Command, Any], Answer]] = {
    asked.Mine: mine,
    asked.Help: help_with,
    asked.Unknown: did_you_mean,
    asked.Choose: choose,
    asked.CheckIn: start_check_in,
    asked.Asks: asks,
    asked.Update: update,
    asked.Correct: correct,
    asked.DeleteCheckIn: delete,
    asked.Show: show,
    asked.History: history,
    asked.ListItems: list_items,
    asked.Initiatives: initiatives,
    asked.Overview: overview,
    asked.Summary: summary,
    asked.Search: search,
    asked.Learnings: show_learnings,
    asked.Examples: show_examples,
    asked.Coach: coach,
    asked.New: new,
    asked.Idea: idea,
    asked.Ideas: ideas,
    asked.Edit: edit,
    asked.Move: move,
    asked.Duplicate: duplicate,
    asked.Close: close_item,
    asked.Reopen: reopen_item,
    bets.Start: start,
    bets.Block: block,
    bets.Unblock: unblock,
    bets.Finish: finish_item,
    bets.Drop: drop_item,
    bets.LookBack: look_back,
    bets.Plan: plan,
    bets.Decline: decline,
    bets.ScoreIdea: score,
    asked.Away: away,
    asked.Back: back,
    asked.Handover: handover,
    company.Teams: teams,
    company.TeamSettings: team_settings,
    company.TeamCapacity: team_capacity,
    company.NewTeam: new_team,
    company.Cycles: cycles,
    company.NewCycle: new_cycle,
    company.Brief: brief,
    company.Settings: settings,
    company.Admins: admins,
    company.Setup: setup,
    company.GoLive: going_live,
}


def run(deps: Deps, command: Command) -> Answer:
    """What was typed after `/okr`, wherever it was typed."""
    parsed = parse_command(command.text)
    if has_mentions(command.text):
        names = names_mentioned(deps.db, command.actor.workspace_id, command.text)
        words: dict[str, Any] = {
            each.name: in_words(said, names)
            for each in fields(parsed)
            if isinstance(said := getattr(parsed, each.name), str) and has_mentions(said)
        }
        if isinstance(parsed, asked.ListItems | asked.Initiatives):
            words["filter"] = replace(parsed.filter, name=in_words(parsed.filter.name, names))
        parsed, command = replace(parsed, **words), replace(command, text=in_words(command.text, names))
    return COMMANDS[type(parsed)](deps, command, parsed)


def clicked(beginning: str) -> Callable[[Deps, Action], Answer]:
    """A button that stands for a command: `beginning` and the button's value are what would have been typed."""

    def run_clicked(deps: Deps, action: Action) -> Answer:
        text = f"{beginning} {action.value}".strip()
        return run(deps, Command(action.actor, text, action.channel_id, action.once, action.response_url))

    return run_clicked


def show_more(deps: Deps, action: Action) -> Answer:
    """The next page of a list, in place of the one before."""
    page = ListPage.parse(action.value)
    if page is None:
        return Nothing()
    asked_for = Command(action.actor, page.command, action.channel_id, "", action.response_url, page.offset)
    answer = run(deps, asked_for)
    return Edit(answer.message) if isinstance(answer, Say) else answer
