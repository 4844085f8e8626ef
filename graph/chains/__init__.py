"""Who can introduce whom: chains of ties from one party to another, told as plans for an introduction."""

from graph.chains.answer import Chain, Chains, ChainStep
from graph.chains.asked import ChainOrder, ChainTarget
from graph.chains.question import chains

__all__ = ["Chain", "ChainOrder", "ChainStep", "ChainTarget", "Chains", "chains"]
