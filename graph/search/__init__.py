"""Finds anything by its name or its text, tolerant of accents, infixes and small mistakes, within what may be seen."""

from graph.search.answer import SearchHit
from graph.search.asked import name_query
from graph.search.finding import search

__all__ = ["SearchHit", "name_query", "search"]
