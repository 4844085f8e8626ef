"""Makes one person of two records: everything of the one goes to the other, and can be put back."""

from dataclasses import dataclass, field
from datetime import date

from graph.access import Viewer
from graph.answers import Ref
from graph.changes.conflicts import check_version
from graph.changes.entities import find_entity
from graph.changes.joining import joined_person, joined_tie
from graph.changes.journal import (
    ADD_MERGE,
    CHANGE_TELLERS,
    MOVE_TIES,
    NOTE_PERSON,
    SET_ASIDE,
    UNDIRECTED,
    Bare,
    Fate,
    all_ties,
    note,
)
from graph.changes.mutations import Request, check_expected, check_request, perform
from graph.changes.periods import first_day, holds_after, overlap
from graph.changes.permission import may_remove
from graph.changes.results import Changed, Findings
from graph.changes.rules import canonical, key_of
from graph.changes.separate import are_separate
from graph.changes.stored import Entity, lock_around
from graph.changes.values import Values
from graph.changes.writing import write_entity_change, write_tie_change
from graph.database import Database, Transaction
from graph.model import TIE
from graph.model_values import is_id
from graph.sight import refresh_bases, refresh_homes

SECONDS = 10.0


@dataclass
class Plan:
    """What becomes of each tie of who is merged away, and what changes of the ties of who is kept."""

    moved: list[Bare] = field(default_factory=list[Bare])
    joined: list[Bare] = field(default_factory=list[Bare])
    dropped: list[Bare] = field(default_factory=list[Bare])
    changed: dict[str, tuple[Bare, Values]] = field(default_factory=dict[str, tuple[Bare, Values]])


async def merge_people(
    database: Database,
    viewer: Viewer,
    *,
    keep: str,
    merged: str,
    expected_version: int,
    merged_version: int,
    mutation_id: str,
) -> Changed:
    """Gives `keep` all that is known of `merged`, whose id from then on leads to `keep`; the answer is who is kept."""
    findings = Findings(viewer.language)
    check_request(mutation_id, findings, expected_version)
    check_expected("mergedVersion", merged_version, findings)
    if keep == merged:
        findings.add("SAME_PERSON", "merged", "{id} was given twice. Give the ids of two records.", id=keep)
    findings.refuse_any()
    given = {"keep": keep, "merged": merged, "expectedVersion": expected_version, "mergedVersion": merged_version}
    request = Request(viewer, "mergePeople", mutation_id, given, Changed(Ref(keep), "Person", expected_version + 1))

    async def work(change: Transaction) -> None:
        kept, other = await _hold(change, keep, merged)
        check_version(kept.version, expected_version)
        check_version(other.version, merged_version)
        await _merge(change, kept, other)

    return await perform(database, request, work, seconds=SECONDS)


async def _hold(change: Transaction, keep: str, merged: str) -> tuple[Entity, Entity]:
    """Both people, with everybody they have a tie with held too; refused when not all of them may be seen."""
    await lock_around(change, [each for each in (keep, merged) if is_id(each)])
    kept, _, kept_classes = await find_entity(change, "Person", keep, field="keep")
    other, _, other_classes = await find_entity(change, "Person", merged, field="merged")
    findings = Findings(change.viewer.language)
    if not (may_remove(kept, kept_classes) and may_remove(other, other_classes)):
        sentence = "You do not see all that would be brought together, so you may not bring it together."
        findings.add("NOT_ALLOWED", None, sentence)
    elif await are_separate(change, kept, other):
        sentence = "It was recorded that these are two people. Whoever recorded it can take it back, if it was wrong."
        findings.add("TWO_PEOPLE", "merged", sentence)
    findings.refuse_any()
    return kept, other


async def _merge(change: Transaction, kept: Entity, other: Entity) -> None:
    await change.run(CHANGE_TELLERS, merged_id=other.id, kept_id=kept.id)
    own, theirs = await all_ties(change, kept.id), await all_ties(change, other.id)
    plan, twice = _plan(kept.id, other.id, own, theirs), _introductions(own, theirs)
    await note(change, other.id, other.id, Fate.MOVED, plan.moved)
    await note(change, other.id, other.id, Fate.JOINED, plan.joined)
    await note(change, other.id, other.id, Fate.DROPPED, plan.dropped)
    for introduction in twice:
        rest = [each for each in await all_ties(change, introduction) if other.id not in (each.start, each.end)]
        await note(change, introduction, other.id, Fate.DROPPED, rest)
    await change.run(NOTE_PERSON, id=kept.id, merged_id=other.id, fate=Fate.BEFORE.value)
    await change.run(SET_ASIDE, ids=[other.id, *twice], merged_id=other.id)
    await change.run(MOVE_TIES, merged_id=other.id, kept_id=kept.id, undirected=UNDIRECTED)
    _end_homes(plan, kept.id, own, change.viewer.day)
    await note(change, kept.id, other.id, Fate.CHANGED, [tie for tie, _ in plan.changed.values() if tie in own])
    for tie, values in plan.changed.values():
        await write_tie_change(change, tie.type, str(tie.values["id"]), values)
    touched = [*plan.moved, *(tie for tie, _ in plan.changed.values() if tie in own)]
    await note(change, kept.id, other.id, Fate.RESULT, touched)
    await write_entity_change(change, kept, joined_person(kept.node.properties, kept.values, other.values))
    await change.run(NOTE_PERSON, id=kept.id, merged_id=other.id, fate=Fate.AFTER.value)
    await change.run(ADD_MERGE, merged_id=other.id, kept_id=kept.id, by=change.viewer.id)
    await refresh_homes(change, [kept.id])
    await refresh_bases(change, [kept.id])


def _plan(kept: str, merged: str, own: list[Bare], theirs: list[Bare]) -> Plan:
    """A tie between the two goes, one that says what a kept tie says joins it, and all others move."""
    plan, twice = Plan(), _introductions(own, theirs)
    for tie in theirs:
        ends = {tie.start, tie.end}
        if ends == {kept, merged} or not ends.isdisjoint(twice):
            plan.dropped.append(tie)
            continue
        same = next((each for each in own if _says_the_same(each, tie, kept, merged)), None)
        if same is None:
            plan.moved.append(tie)
            continue
        plan.joined.append(tie)
        before = {**same.values, **plan.changed.get(same.key, (same, {}))[1]}
        values = {**plan.changed.get(same.key, (same, {}))[1], **joined_tie(TIE[tie.type], before, tie.values)}
        if values:
            plan.changed[same.key] = (same, values)
    return plan


def _says_the_same(own: Bare, tie: Bare, kept: str, merged: str) -> bool:
    start, end = (kept if each == merged else each for each in (tie.start, tie.end))
    if own.type != tie.type or (own.start, own.end) != canonical(tie.type, start, end):
        return False
    declared = TIE[tie.type]
    if any(own.values.get(name) != tie.values.get(name) for name in key_of(declared)):
        return False
    return not declared.is_dated or overlap(own.values, tie.values)


def _introductions(own: list[Bare], theirs: list[Bare]) -> list[str]:
    """Introductions in which both stand: nobody is introduced to themselves, or by themselves."""
    kinds = ("BROKERS", "INTRODUCES")
    mine = {end for each in own if each.type in kinds for end in (each.start, each.end)}
    also = {end for each in theirs if each.type in kinds for end in (each.start, each.end)}
    return sorted(mine & also)


def _end_homes(plan: Plan, kept: str, own: list[Bare], today: date) -> None:
    """Of two homes of today the one that began last stays, that of who is kept where nobody knows."""
    homes = [
        each
        for each in (*own, *plan.moved)
        if each.type == "LIVES_IN" and holds_after({**each.values, **_changed(plan, each)}, today)
    ]
    if len(homes) < 2:
        return
    present = max(homes, key=lambda each: (_begins(each), each.start == kept))
    since = present.values.get("since")
    until = _begins(present).isoformat() if since else today.isoformat()
    for home in homes:
        if home is not present:
            plan.changed[home.key] = (home, {**_changed(plan, home), "until": until})


def _changed(plan: Plan, tie: Bare) -> Values:
    return plan.changed.get(tie.key, (tie, {}))[1]


def _begins(tie: Bare) -> date:
    since = tie.values.get("since")
    return first_day(None if since is None else str(since))
