"""The question itself: check what was asked, walk outwards, say what is shown."""

from collections.abc import Iterable
from datetime import date

from graph.answers import Ref
from graph.asking import Asking
from graph.chains.asked import USUAL_TIES
from graph.chains.parties import check_parties, read_parties
from graph.chains.ties import Stop
from graph.chains.told import join_names, name_of, why
from graph.checks import check_day, check_id, check_number, check_ties
from graph.model.kinds import Language, TieKind
from graph.surroundings.answer import Surroundings, SurroundingsNode, SurroundingsTie
from graph.surroundings.walk import Tied, Walk
from graph.words import say, say_many

MOST_STEPS = 3
MOST_NODES = 500


async def surroundings(
    asking: Asking,
    *,
    of: str,
    depth: int = 1,
    first: int = 100,
    ties: Iterable[TieKind | str] | None = None,
    as_of: date | None = None,
) -> Surroundings:
    """Who stands around a party, up to `depth` steps away, and how they are tied to each other.

    NotFound for an id behind which this viewer may see nothing, InvalidInput for anything that cannot be asked.
    """
    start_id = check_id("of", of)
    depth = check_number("depth", depth, MOST_STEPS)
    first = check_number("first", first, MOST_NODES)
    kinds = check_ties(ties, USUAL_TIES)
    day = check_day(as_of or asking.viewer.day)
    found = await read_parties(asking, [start_id], kinds, day)
    check_parties("of", [start_id], found)
    walk = Walk(asking, kinds, day, first, {start_id: 0})
    await walk.go(depth)
    tied = await walk.tied() if asking.wants("ties") or asking.wants("explanation") else []
    others = dict.fromkeys(walk.steps, 0)
    if walk.is_full or asking.wants("nodes.hiddenNeighbours"):
        others = await walk.others()
        walk.is_cut = walk.is_cut or (walk.is_full and walk.has_more(depth, others))
    language = asking.viewer.language
    nodes = [SurroundingsNode(Ref(each), steps, others[each]) for each, steps in walk.steps.items()]
    words = _explanation(walk, found[start_id].stop, depth, len(tied), language)
    return Surroundings(nodes, [_tie(each, language) for each in tied], walk.is_cut, words)


def _tie(tied: Tied, language: Language) -> SurroundingsTie:
    link = tied.link
    return SurroundingsTie(
        Ref(tied.one.id),
        Ref(tied.other.id),
        link.kind,
        why(tied.one, tied.other, link, language),
        link.last_contact,
        link.strength,
        round(link.freshness, 3),
        link.known_by,
    )


def _explanation(walk: Walk, start: Stop, depth: int, ties: int, language: Language) -> str:
    name = name_of(start, language)
    count = len(walk.steps) - 1
    if count == 0 and not walk.is_cut:
        return say(
            language, "Of {name} no tie is recorded that can be used; ask whom {name} knows and record it.", name=name
        )
    parts = [
        _around(name, count, depth, language),
        say_many(language, "{count} tie among them is shown.", "{count} ties among them are shown.", ties),
    ]
    hubs = [hub for each, hub in walk.hubs.items() if walk.steps[each] < depth]
    if hubs:
        sentence = "Too large to look beyond: {names}."
        parts.append(say(language, sentence, names=join_names(sorted(hubs), language)))
    if walk.is_cut:
        parts.append(say(language, "There is more than is shown; the best tied come first."))
    return " ".join(parts)


def _around(name: str, count: int, depth: int, language: Language) -> str:
    if depth == 1:
        return say_many(
            language, "{count} other is tied to {name}.", "{count} others are tied to {name}.", count, name=name
        )
    return say_many(
        language,
        "{count} other stands within {depth} steps of {name}.",
        "{count} others stand within {depth} steps of {name}.",
        count,
        depth=depth,
        name=name,
    )
