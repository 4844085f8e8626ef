"""Disputes: anyone can say that something recorded is wrong; it is shown beside the fact and never changes it."""

from graph.disputes.answer import Dispute, DisputeOutcome
from graph.disputes.change import dispute, settle_dispute
from graph.disputes.question import disputes, find_dispute

__all__ = ["Dispute", "DisputeOutcome", "dispute", "disputes", "find_dispute", "settle_dispute"]
