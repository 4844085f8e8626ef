"""Fragility: what breaks in the network of an area when somebody leaves, and which new tie would mend it."""

from graph.fragility.answer import BridgeTie, CutPoint, Fragility, SuggestedTie
from graph.fragility.question import fragility

__all__ = ["BridgeTie", "CutPoint", "Fragility", "SuggestedTie", "fragility"]
