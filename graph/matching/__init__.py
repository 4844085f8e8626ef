"""Who could help with a question, and who asks what somebody offers: along the category tree first, by words last."""

from graph.matching.among import MatchAmong, matches_among
from graph.matching.answer import Match, MatchPart, MatchPartKind, NeedDraft, OfferRef
from graph.matching.answering import matches

__all__ = [
    "Match",
    "MatchAmong",
    "MatchPart",
    "MatchPartKind",
    "NeedDraft",
    "OfferRef",
    "matches",
    "matches_among",
]
