"""Coalitions: which organisations pursue the same goals, how they work together, and who connects them."""

from graph.coalitions.answer import CoalitionProposal
from graph.coalitions.question import coalitions

__all__ = ["CoalitionProposal", "coalitions"]
