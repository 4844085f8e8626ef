"""Circles in which everybody gives something to the next, and gets something from the one before."""

from graph.exchanges.answer import ExchangeCircle, ExchangePlan, Gift
from graph.exchanges.question import exchanges

__all__ = ["ExchangeCircle", "ExchangePlan", "Gift", "exchanges"]
