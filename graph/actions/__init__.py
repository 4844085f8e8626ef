"""What is still open: introductions, answers, needs and bases that run out, and people who were missed."""

from graph.actions.answer import OpenAction, OpenActionKind
from graph.actions.question import open_actions

__all__ = ["OpenAction", "OpenActionKind", "open_actions"]
