"""Questions about people: finding them, who stands around them, and the chains between them."""

from typing import Any

from api.context import Context
from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, TIES, first, question
from api.schema.types import Argument, Field, declare, declared, enum_name
from graph.chains import ChainOrder, Chains, ChainTarget, chains
from graph.disputes import Dispute, disputes
from graph.duplicates import DuplicatePair, possible_duplicates
from graph.model import kinds
from graph.projection import Selected
from graph.search import SearchHit, search
from graph.surroundings import Surroundings, surroundings
from graph.themes import themes


def people_questions() -> list[Question]:
    """The questions of this part."""
    return [_themes(), _search(), _surroundings(), _chains(), _possible_duplicates(), _disputes()]


def _themes() -> Question:
    async def answer(context: Context, selected: Selected) -> Any:
        ids = [each.id for each in await themes(context.asking(selected))]
        found = await context.services.reader.filled(context.viewer, "Talent", selected, ids)
        return [found[each] for each in ids if each in found]

    return Question(Field("themes", "[Talent!]!", "The top level of the tree of talents.", ()), answer)


def _search() -> Question:
    return question(
        "search",
        f"[{answer_type(SearchHit)}!]!",
        "Anything by its words: names, synonyms and summaries, tolerant of accents, infixes and small typos.",
        search,
        [
            Argument("text", "String!", "One word or more; the last may be half typed."),
            Argument("kinds", "[EntityKind!]", "Only these kinds of things."),
            Argument("area", "ID", "Only what lives, is active or lies in this area."),
            first(20, 100),
        ],
    )


def _surroundings() -> Question:
    return question(
        "surroundings",
        f"{answer_type(Surroundings)}!",
        "Who stands around somebody, step by step, and how many more there are behind each.",
        surroundings,
        [
            Argument("of", "ID!", "In the middle: a person or an organisation."),
            Argument("depth", "Int!", "How many steps, 1 to 3.", 1),
            first(100, 500),
            Argument("ties", TIES, "By which ties; KNOWS, AFFILIATED_WITH and COOPERATES_WITH when left out."),
            AS_OF,
        ],
    )


def _chains() -> Question:
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
            Field("arrangement", "ID", "Whoever takes part in this arrangement."),
        ],
        form="one_of",
    )
    return question(
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
            Argument("ties", TIES, "By which ties; KNOWS, AFFILIATED_WITH and COOPERATES_WITH when left out."),
            Argument("throughHubs", "Boolean!", "Also by way of organisations with very many people.", False),
            AS_OF,
        ],
        inputs={"toAny": ChainTarget},
        is_slow=True,
    )


def _possible_duplicates() -> Question:
    return question(
        "possibleDuplicates",
        f"[{answer_type(DuplicatePair)}!]!",
        "Who may be in here twice: pairs of records that may be of one person, the most likely first.",
        possible_duplicates,
        [
            Argument("area", "ID", "Only pairs of which one lives or is active here."),
            first(20, 100),
        ],
        is_slow=True,
    )


def _disputes() -> Question:
    return question(
        "disputes",
        f"[{answer_type(Dispute)}!]!",
        "What is said to be wrong, the latest first; of one entity or tie, or of all that you may see.",
        disputes,
        [
            Argument("of", "ID", "Only about this entity or, with `type`, this tie."),
            Argument("type", "TieType", "Only about ties of this type."),
            Argument("settled", "Boolean!", "Also those that were settled.", False),
            first(50, 200),
        ],
    )
