"""Questions about what people and organisations could do for each other and together."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import first, question
from api.schema.types import Argument, Field, declare, enum_name
from graph.matching import Match, NeedDraft, OfferRef, matches
from graph.model import kinds


def together_questions() -> list[Question]:
    """The questions of this part."""
    return [_matches()]


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
