"""The briefing for the host of an evening: who will come, who knows whom, and whom to introduce to each other."""

from graph.briefing.answer import (
    Absentee,
    Acquaintance,
    Briefing,
    ExpectedBecause,
    Namesake,
    ProposedIntroduction,
    Visitor,
)
from graph.briefing.question import briefing

__all__ = [
    "Absentee",
    "Acquaintance",
    "Briefing",
    "ExpectedBecause",
    "Namesake",
    "ProposedIntroduction",
    "Visitor",
    "briefing",
]
