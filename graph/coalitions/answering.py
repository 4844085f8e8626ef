"""Puts the answer of `coalitions` together from what was read. Runs in a worker thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.answers import Ref
from graph.coalitions import joining, means, telling, together
from graph.coalitions.answer import AkinGoal, CoalitionMember, CoalitionProposal, GoalWords, SharedGoal
from graph.coalitions.facts import Pursuit
from graph.coalitions.grouping import Group
from graph.coalitions.known import Known
from graph.model.kinds import ParticipationRole
from graph.snapshot import Stop

MOST_AKIN = 10


def answer(
    known: Known, chosen: Sequence[Group], everything: Sequence[Group], day: date, stop: Stop
) -> list[CoalitionProposal]:
    """The coalitions that were chosen; `everything` are those too that they may be connected with."""
    names = [telling.name_of(known, each) for each in everything]
    found: list[CoalitionProposal] = []
    for group in chosen:
        stop.check()
        others = [place for place, each in enumerate(everything) if not _is_nested(group, each)]
        found.append(
            _proposal(known, group, [everything[each] for each in others], [names[each] for each in others], day)
        )
    return found


def _is_nested(one: Group, other: Group) -> bool:
    """Whether all members of one belong to the other: then they are no two coalitions to be connected."""
    ours, theirs = set(one.members), set(other.members)
    return ours <= theirs or theirs <= ours


def _proposal(
    known: Known, group: Group, others: Sequence[Group], names: Sequence[str], day: date
) -> CoalitionProposal:
    pairs = together.pairs_of(group)
    cooperation = together.cooperation(known, pairs)
    ties = [tie for pair in pairs for tie in known.ties.get(pair, [])]
    found = CoalitionProposal(
        name=telling.name_of(known, group),
        arrangement=Ref(group.stored.id) if group.stored else None,
        members=_members(group),
        shared_goals=[_shared(known, group, goal) for goal in group.goals],
        akin_goals=_akin(known, group),
        cooperation=cooperation,
        weak_sides=together.weak_sides(known, pairs),
        hand_overs=together.hand_overs(known, group),
        competing_needs=means.competing_needs(known, group),
        service_moves=means.service_moves(known, group),
        left_to_residents=means.left_to_residents(known, group),
        connectors=joining.connectors(known, group),
        links=joining.links(known, group, others, names),
        pairs=len(pairs),
        pairs_at_work=sum(each.at_work for each in cooperation),
        pairs_at_strategic=sum(each.at_strategic for each in cooperation),
        pairs_only_on_the_street=sum(each.only_on_the_street for each in cooperation),
        pairs_without_known_tie=sum(each not in known.ties for each in pairs),
        reporters=len({tie.reported_by for tie in ties if tie.reported_by}),
        ties_of_unknown_beginning=sum(tie.has_no_beginning for tie in ties),
        organisations_without_known_goal=len(known.area_organisations - {each.organisation for each in known.pursuits}),
        as_of=day,
        explanation="",
    )
    return replace(found, explanation=telling.of_coalition(known, group, found))


def _members(group: Group) -> list[CoalitionMember]:
    if group.stored is None:
        return [CoalitionMember(Ref(each), None, None) for each in group.members]
    return [
        CoalitionMember(Ref(each), ParticipationRole(role) if role else None, Ref(person) if person else None)
        for each, role, person in group.stored.members
    ]


def _shared(known: Known, group: Group, goal: str) -> SharedGoal:
    members = set(group.members)
    parties = [each for each in known.pursuers[goal] if each.organisation in members]
    return SharedGoal(Ref(goal), len(parties) == len(members), [_words(each) for each in parties])


def _akin(known: Known, group: Group) -> list[AkinGoal]:
    """Goals that nobody in the group pursues and that seem to speak of a theme of theirs."""
    members = set(group.members)
    ours = {theme for goal in group.goals for theme in known.themes[goal]}
    found: list[AkinGoal] = []
    for goal in sorted(known.pursuers):
        parties = [each for each in known.pursuers[goal] if each.organisation in known.area_organisations]
        is_own = any(each.organisation in members for each in known.pursuers[goal])
        themes = sorted(known.themes[goal] & ours)
        if parties and themes and not is_own:
            found.append(AkinGoal(Ref(goal), Ref(themes[0]), [_words(each) for each in parties]))
    return found[:MOST_AKIN]


def _words(pursuit: Pursuit) -> GoalWords:
    return GoalWords(Ref(pursuit.organisation), pursuit.words, pursuit.interest, pursuit.brings)
