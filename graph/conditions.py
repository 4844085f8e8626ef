"""The words that stand in statements for what many of them test or give, and the Cypher each stands for.

`seen(name, CLASS)` and `seenParty(name, CLASS)` are the rule of sight (`graph.access`): for a Person, and for a node
that may be something else, which is public. The others are here.
"""

import re

from graph.access import Sight
from graph.errors import StatementError
from graph.model import DataClass

# A word may stand in another. The same rule of days as in `graph.dates`. CASE keeps a rule in one piece, which the
# planner would otherwise multiply out, and in a walk, which tests many ties, it reads nothing that is no longer needed.
CONDITIONS = {
    # Whether a tie had begun by that day and not ended; of unknown beginning counts as begun.
    "holds": "(({0}.since IS NULL OR {0}.since <= {1}) AND lasts({0}, {1}))",
    # Whether it had not ended by that day, also where it has yet to begin.
    "lasts": "({0}.until IS NULL OR {0}.until > {1} OR ({1} STARTS WITH {0}.until AND {0}.until <> {1}))",
    # The opposite of `holds`, for walks.
    "outside": "CASE WHEN {0}.since > {1} THEN true WHEN {0}.until IS NULL THEN false"
    " ELSE {0}.until <= {1} AND NOT ({1} STARTS WITH {0}.until AND {0}.until <> {1}) END",
    # Whether a tie of these kinds leads from one to the other that day. Membership of a care or faith organisation
    # without a task there tells something about the member.
    "leads": "CASE WHEN NOT type({0}) IN {1} OR outside({0}, {2}) THEN false"
    " WHEN type({0}) <> 'AFFILIATED_WITH' OR {0}.level IS NOT NULL THEN true"
    " WHEN endNode({0}).kind IN ['CARE', 'FAITH'] THEN all(member IN [startNode({0})] WHERE seen(member, D2))"
    " ELSE true END",
    # Whether a membership may be told: of an organisation of a private kind only with a task there, since it tells
    # something about the member.
    "belongsOpenly": "({0}.level IS NOT NULL OR NOT {1}.kind IN {2})",
    # Whether a party may be asked that day, or proposed, or be a stepping stone; an organisation always may. The same
    # rule as in `graph.dates`.
    "mayBeAsked": "CASE WHEN {0}.mayBeAsked = false OR {0}.pausedUntil > {1} OR {0}.inactiveSince <= {1} THEN false"
    " ELSE true END",
    # Whether a party may be proposed with an offer that day; those of organisations where they may be seen.
    "mayOffer": "(holds({1}, {3}) AND CASE WHEN {0}:Organisation THEN {2}"
    " ELSE seen({0}, B) AND mayBeAsked({0}, date({3})) END)",
    # Whether a party lives or works in one of these places that day, as far as that may be seen.
    "isActiveIn": "CASE WHEN seenParty({0}, A1) AND {0}.homeArea IN {1} THEN true ELSE EXISTS {{"
    " MATCH ({0})-[in:ACTIVE_IN|BASED_AT|RUNS]->(place:Location) WHERE place.id IN {1} AND lasts(in, {2}) }} END",
    # The same of what a party offers, which may be somewhere else; everywhere where no places are given.
    "isOfferedIn": "CASE WHEN {2} IS NULL OR {1}.at IN {2} THEN true ELSE isActiveIn({0}, {2}, {3}) END",
    # Whether a walk between these two ends may come by a party, its days left aside: by all but those in the list, and
    # by large organisations where that is said. In the order that needs the fewest tests: most are people.
    "mayMeet": "CASE WHEN NOT coalesce(seenParty({0}, C), false) THEN false WHEN {0} IN {3} THEN {0} = {1} OR {0} = {2}"
    " WHEN {0}:Person OR {4} OR {0} = {1} OR {0} = {2} THEN true ELSE NOT isHub({0}, {5}, {6}) END",
    # Whether a walk may come by a party, and by a tie that is not in the list: where it is thorough on its days too.
    "mayPass": "CASE WHEN NOT mayMeet({0}, {1}, {2}, {3}, {4}, {5}, {6}) THEN false"
    " WHEN NOT {7} OR {0} = {1} OR {0} = {2} THEN true ELSE mayBeAsked({0}, {8}) END",
    "mayLead": "CASE WHEN {0} IN {1} THEN false WHEN {2} THEN leads({0}, {3}, {4}) ELSE type({0}) IN {3} END",
    # Whether so many are affiliated with it that day that it introduces nobody; who once was is counted first, because
    # the database knows that number.
    "isHub": "CASE WHEN {0}:Person OR COUNT {{ ({0})<-[:AFFILIATED_WITH]-() }} <= {1} THEN false ELSE COUNT {{"
    " MATCH ({0})<-[membership:AFFILIATED_WITH]-(affiliate)"
    " WHERE holds(membership, {2}) RETURN DISTINCT affiliate LIMIT {1} + 1 }} > {1} END",
    # Whether a lasting tie to a need or an introduction is something still asked of that party, and may be seen.
    "isLoad": "CASE type({0}) WHEN 'ANSWERS' THEN {0}.status IN ['ASKED', 'AGREED']"
    " AND {1}.status IN ['OPEN', 'MATCHED'] AND seenParty({2}, D1)"
    " ELSE {1}.status = 'PROPOSED' AND seenParty({2}, C) END",
}

# What is given of chains, of a party and a tie in the order of `graph/chains/ties.py`, and of evenings.
FIELDS = {
    # How many of those who came to each of these evenings were not named; null where nobody counted who came.
    "notNamed": "[evening IN {0} | evening.visitors - COUNT {{"
    " MATCH (evening)<-[visit:ATTENDS]-(visitor) WHERE visit.status = 'CAME' RETURN DISTINCT visitor }}]",
    # All who stand on chains, each once.
    "partiesOn": "COLLECT {{ UNWIND {0} AS chain UNWIND chain AS n RETURN DISTINCT n }}",
    # All ties between those who follow each other on chains: also those beside the ones that were walked, of which one
    # may be cheaper.
    "tiesAlong": "COLLECT {{ UNWIND {0} AS chain UNWIND range(1, size(chain) - 1) AS step"
    " WITH DISTINCT chain[step - 1] AS one, chain[step] AS other"
    " MATCH (one)-[t:KNOWS|AFFILIATED_WITH|COOPERATES_WITH]-(other) RETURN DISTINCT t }}",
    # The same of all paths there are between two, given with their parties: no more ties than those that were walked.
    "tiesOn": "CASE WHEN size({0}) < {2} THEN COLLECT {{ UNWIND {0} AS path UNWIND relationships(path) AS t"
    " RETURN DISTINCT t }} ELSE tiesAlong({1}) END",
    # The pairs of ids among parties who are kept apart that day.
    "apartAmong": "COLLECT {{ UNWIND {0} AS one MATCH (one)-[apart:KEEP_APART]-(other)"
    " WHERE other IN {0} AND lasts(apart, {1}) RETURN [one.id, other.id] }}",
    "partyFields": "[{0}.id, {0}:Person, CASE WHEN seenParty({0}, A1) THEN {0}.name END]",
    "tieFields": "[type({0}), {0}.strength, toString({0}.lastContact), toString({0}.confirmedOn), {0}.knownBy,"
    " {0}.why, {0}.kind, {0}.role, {0}.level, {0}.summary, {0}.origin]",
}

_WORDS = CONDITIONS | FIELDS
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\(((?:[^()]|\([^()]*\))*)\)")
_SIGHT = re.compile(r"\b(seen|seenParty)\(\s*(\w+)\s*,\s*(\w+)\s*\)")


def condition(word: str, *given: str) -> str:
    """The Cypher of a word for these names; StatementError when it takes another number of them."""
    text = _WORDS[word]
    wanted = len(set(re.findall(r"\{\d\}", text)))
    if len(given) != wanted:
        raise StatementError(f"{word}({', '.join(given)}) stands in a statement; {word} takes {wanted} names.")
    return written_out(text.format(*given))


def written_out(body: str) -> str:
    """A statement in which only the words of the rule of sight are left."""
    return _WORD.sub(lambda found: condition(found[1], *(each.strip() for each in found[2].split(","))), body)


def needs_viewer(text: str) -> bool:
    """Whether the rule of sight stands in a text."""
    return _SIGHT.search(text) is not None


def as_seen(text: str, sight: Sight) -> str:
    """A text with the rule of sight for viewers of one shape."""

    def rule(found: re.Match[str]) -> str:
        data_class = DataClass(found[3])
        return (
            sight.person(found[2], data_class) if found[1] == "seen" else sight.party(found[2], data_class)
        ) or "true"

    return _SIGHT.sub(rule, text)
