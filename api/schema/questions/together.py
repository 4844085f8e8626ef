"""Questions about what people and organisations could do for each other and together."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import first, question
from api.schema.types import Argument, Field, declare, enum_name
from graph.arrangements import ArrangementProposal, proposed_arrangements
from graph.exchanges import ExchangePlan, exchanges
from graph.matching import Match, NeedDraft, OfferRef, matches
from graph.model import kinds


def together_questions() -> list[Question]:
    """The questions of this part."""
    return [_matches(), _exchanges(), _proposed_arrangements()]


def _matches() -> Question:
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
    return question(
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
            first(20, 100),
        ],
        inputs={"offer": OfferRef, "draft": NeedDraft},
    )


def _exchanges() -> Question:
    return question(
        "exchanges",
        f"{answer_type(ExchangePlan)}!",
        "Circles in which everybody gives something to the next: as many people and organisations as can take part.",
        exchanges,
        [
            Argument("area", "ID!", "Whose questions and offers are brought together."),
            Argument("maxParties", "Int!", "How many may be in one circle, 2 to 4.", 3),
        ],
        is_slow=True,
    )


def _proposed_arrangements() -> Question:
    return question(
        "proposedArrangements",
        f"[{answer_type(ArrangementProposal)}!]!",
        "What several people and organisations could do together, so that the most questions are answered.",
        proposed_arrangements,
        [
            Argument("area", "ID!", "Whose questions and offers are brought together."),
            Argument("around", "[ID!]", "Who must take part in every proposal, wherever they are."),
            Argument("maxParties", "Int!", "How many may take part, 2 to 8.", 8),
            first(5, 10),
        ],
        is_slow=True,
    )
