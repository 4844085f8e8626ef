"""Which groups were apart on the earlier day and are joined on the later, and by which meetings."""

from collections import defaultdict
from collections.abc import Iterable

from graph.answers import Ref
from graph.area_report.answer import GroupsBridged
from graph.area_report.figures import Memberships
from graph.area_report.population import Population
from graph.area_report.records import DatedTie, Records
from graph.area_report.telling import Telling
from graph.groups import GroupBy

Pair = tuple[str, str]


def groups_bridged(
    before: Population, after: Population, records: Records, memberships: Memberships, telling: Telling
) -> list[GroupsBridged]:
    """The pairs of groups that are newly joined; groups are as on the later day, so that moving house joins nobody."""
    held_on = {each[0]: each[1] for each in records.meetings}
    found: list[GroupsBridged] = []
    for group_by in GroupBy:
        earlier = _between(before.ties, memberships, group_by)
        for (first, second), ties in sorted(_between(after.ties, memberships, group_by).items()):
            if (first, second) in earlier:
                continue
            origins = {each.origin for each in ties if each.origin in records.meeting_origins and each.origin}
            meetings = sorted(origins, key=lambda each: (held_on.get(each, ""), each))
            found.append(
                GroupsBridged(
                    group_by=group_by,
                    first=first,
                    second=second,
                    ties=len(ties),
                    meetings=[Ref(each) for each in meetings],
                    explanation=telling.change.bridged(first, second, len(ties), len(meetings)),
                )
            )
    return sorted(found, key=lambda each: (not each.meetings, list(GroupBy).index(each.group_by), each.first))


def _between(ties: Iterable[DatedTie], memberships: Memberships, group_by: GroupBy) -> dict[Pair, list[DatedTie]]:
    """The ties between each pair of groups."""
    members = memberships[group_by]
    found: defaultdict[Pair, list[DatedTie]] = defaultdict(list)
    for tie in ties:
        one, other = members.get(tie.first), members.get(tie.second)
        if one is not None and other is not None and one != other:
            found[min(one, other), max(one, other)].append(tie)
    return found
