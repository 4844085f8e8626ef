"""The same person twice: which records could be of one person, and why."""

from graph.duplicates.answer import DuplicatePair, DuplicatePart, DuplicateReason
from graph.duplicates.question import possible_duplicates

__all__ = ["DuplicatePair", "DuplicatePart", "DuplicateReason", "possible_duplicates"]
