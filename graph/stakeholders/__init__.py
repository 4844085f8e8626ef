"""Stakeholders: who has an interest in an arrangement or goal, and what each brings already."""

from graph.stakeholders.answer import Stakeholders
from graph.stakeholders.question import stakeholders

__all__ = ["Stakeholders", "stakeholders"]
