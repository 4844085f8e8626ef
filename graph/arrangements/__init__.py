"""What several people and organisations could do together, so that everybody gives or gets."""

from graph.arrangements.answer import ArrangementProposal
from graph.arrangements.question import proposed_arrangements

__all__ = ["ArrangementProposal", "proposed_arrangements"]
