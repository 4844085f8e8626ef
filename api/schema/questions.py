"""The questions about the network: each is one function of `graph`, with its arguments and its answer."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

from api.context import Context
from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.types import Argument, Field, declare, declared, enum_name
from graph.chains import ChainOrder, Chains, ChainTarget, chains
from graph.connectors import ConnectorMeasure, Connectors, connectors
from graph.groups import GroupBy
from graph.matching import Match, NeedDraft, OfferRef, matches
from graph.model import kinds
from graph.projection import Selected
from graph.search import SearchHit, search
from graph.surroundings import Surroundings, surroundings
from graph.themes import themes

Ask = Callable[..., Awaitable[Any]]

_AS_OF = Argument("asOf", "Date", "The day whose ties count; today when left out.")
_TIES = "[TieKind!]"


def network_questions() -> list[Question]:
    """Every question that is more than reading entities."""
    _declare_inputs()
    return [_themes(), _search(), _surroundings(), _chains(), _connectors(), _matches()]


def _question(
    name: str,
    gives: str,
    meaning: str,
    ask: Ask,
    arguments: list[Argument],
    *,
    inputs: Mapping[str, type] | None = None,
    is_slow: bool = False,
) -> Question:
    """A question answered by `ask`; `inputs` are the classes of the arguments that are input objects."""

    async def answer(context: Context, selected: Selected) -> Any:
        given = {_python_name(key): _value(key, value, inputs or {}) for key, value in selected.arguments.items()}
        return await context.shaped(await ask(context.asking(selected), **given), selected)

    return Question(Field(name, gives, meaning, arguments), answer, is_slow)


def _python_name(name: str) -> str:
    snake = re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", name)
    return "from_id" if snake == "from" else snake


def _value(name: str, value: Any, inputs: Mapping[str, type]) -> Any:
    if name not in inputs or value is None:
        return value
    return inputs[name](**{_python_name(key): each for key, each in cast("dict[str, Any]", value).items()})


def _declare_inputs() -> None:
    declare(
        "ChainTarget",
        "Whom a chain may lead to: exactly one of these, and the nearest that fit are found.",
        [
            Field("talent", "ID", "Whoever offers this talent or one below it."),
            Field("organisation", "ID", "Whoever belongs to this organisation."),
            Field("organisationKind", f"{enum_name(kinds.OrganisationKind)}", "Any organisation of this kind."),
            Field("area", "ID", "Whoever lives, is active or is based in this area."),
            Field("meeting", "ID", "Whoever comes to this meeting."),
            Field("need", "ID", "Whoever asks or answers this need."),
        ],
        form="one_of",
    )
    declare(
        "OfferRef",
        "An offer: who offers what.",
        [Field("party", "ID!", "Who offers it."), Field("talent", "ID!", "What is offered.")],
        form="input",
    )
    declare(
        "NeedDraft",
        "A question that has not been recorded.",
        [
            Field("summary", "String!", "The question in one line."),
            Field("kind", f"{enum_name(kinds.NeedKind)}", "What sort of question it is."),
            Field("talents", "[ID!]", "The talents that would answer it."),
            Field("party", "ID", "Who asks it."),
            Field("area", "ID", "Where help is wanted."),
        ],
        form="input",
    )


def _first(default: int, most: int) -> Argument:
    return Argument("first", "Int!", f"How many at most, 1 to {most}.", default)


def _themes() -> Question:
    async def answer(context: Context, selected: Selected) -> Any:
        ids = [each.id for each in await themes(context.asking(selected))]
        found = await context.services.reader.filled(context.viewer, "Talent", selected, ids)
        return [found[each] for each in ids if each in found]

    return Question(Field("themes", "[Talent!]!", "The top level of the tree of talents.", ()), answer)


def _search() -> Question:
    return _question(
        "search",
        f"[{answer_type(SearchHit)}!]!",
        "Anything by its words: names, synonyms and summaries, tolerant of accents, infixes and small typos.",
        search,
        [
            Argument("text", "String!", "One word or more; the last may be half typed."),
            Argument("kinds", "[EntityKind!]", "Only these kinds of things."),
            Argument("area", "ID", "Only what lives, is active or lies in this area."),
            _first(20, 100),
        ],
    )


def _surroundings() -> Question:
    return _question(
        "surroundings",
        f"{answer_type(Surroundings)}!",
        "Who stands around somebody, step by step, and how many more there are behind each.",
        surroundings,
        [
            Argument("of", "ID!", "In the middle: a person or an organisation."),
            Argument("depth", "Int!", "How many steps, 1 to 3.", 1),
            _first(100, 500),
            Argument("ties", _TIES, "By which ties; KNOWS, AFFILIATED_WITH and COOPERATES_WITH when left out."),
            _AS_OF,
        ],
    )


def _chains() -> Question:
    return _question(
        "chains",
        f"{answer_type(Chains)}!",
        "Who can introduce somebody to somebody: the chains from one party to another, as plans to act on.",
        chains,
        [
            Argument("from", "ID!", "Where the chain begins: a person or an organisation."),
            Argument("to", "ID", "Where it leads; give this or `toAny`."),
            Argument("toAny", "ChainTarget", "Whom it may lead to; give this or `to`."),
            Argument("via", "[ID!]", "Who must stand on it, in this order."),
            Argument("avoiding", "[ID!]", "Who may not stand on it."),
            Argument(
                "by",
                f"{enum_name(ChainOrder)}!",
                "What comes first: few steps or strong ties.",
                declared("ChainOrder").FEWEST_STEPS,
            ),
            Argument("count", "Int!", "How many chains at most, 1 to 10.", 3),
            Argument("maxSteps", "Int!", "How many steps at most, 1 to 8.", 6),
            Argument("ties", _TIES, "By which ties; KNOWS, AFFILIATED_WITH and COOPERATES_WITH when left out."),
            Argument("throughHubs", "Boolean!", "Also by way of organisations with very many people.", False),
            _AS_OF,
        ],
        inputs={"toAny": ChainTarget},
        is_slow=True,
    )


def _connectors() -> Question:
    measure, group = enum_name(ConnectorMeasure), enum_name(GroupBy)
    return _question(
        "connectors",
        f"{answer_type(Connectors)}!",
        "Who connects the people of an area, what hangs on them, and how complete the knowledge is.",
        connectors,
        [
            Argument("area", "ID!", "Which area."),
            Argument("by", f"{measure}!", "By what they are ranked.", ConnectorMeasure.BETWEENNESS),
            Argument("groupBy", f"{group}!", "Between which groups somebody stands.", GroupBy.ROLE),
            _first(10, 100),
            Argument("ties", _TIES, "By which ties; KNOWS when left out."),
            Argument("weighted", "Boolean!", "Whether strong ties count for more.", False),
            Argument("roles", "[PersonRole!]", "Only people with one of these roles."),
            Argument("without", "[ID!]", "As if these people had left."),
            _AS_OF,
        ],
        is_slow=True,
    )


def _matches() -> Question:
    return _question(
        "matches",
        f"[{answer_type(Match)}!]!",
        "Who could help with a question, or who asks what is offered. Give exactly one of the first five.",
        matches,
        [
            Argument("need", "ID", "A recorded question."),
            Argument("offer", "OfferRef", "What somebody offers."),
            Argument("party", "ID", "Somebody: both what they ask and what they offer."),
            Argument("draft", "NeedDraft", "A question that has not been recorded."),
            Argument("talent", "ID", "A talent: who offers it."),
            Argument("area", "ID", "Only parties that live, are based or are active here."),
            Argument("nearTo", "ID", "From whom closeness and distance are counted; else from who asks."),
            _first(20, 100),
        ],
        inputs={"offer": OfferRef, "draft": NeedDraft},
    )
