"""Reading: a selection becomes one Cypher statement that returns one record of nested lists, and a shaping function."""

from graph.projection.reader import Reader
from graph.projection.selection import WRAPPERS, Children, Selected

__all__ = ["WRAPPERS", "Children", "Reader", "Selected"]
