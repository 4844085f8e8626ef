"""Circles: how a group of people who support each other is doing, for its coach."""

from graph.circles.answer import CircleBackground, CircleCheck, CircleCompanion, CircleLoss, CircleParticipant
from graph.circles.question import circle_check

__all__ = [
    "CircleBackground",
    "CircleCheck",
    "CircleCompanion",
    "CircleLoss",
    "CircleParticipant",
    "circle_check",
]
