"""Who stands around somebody: the neighbours up to three steps away, and the ties among them."""

from graph.surroundings.answer import Surroundings, SurroundingsNode, SurroundingsTie
from graph.surroundings.question import surroundings

__all__ = ["Surroundings", "SurroundingsNode", "SurroundingsTie", "surroundings"]
