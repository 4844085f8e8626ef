"""Snapshots of the network of an area, kept in memory for questions about the whole of it."""

from graph.snapshot.arrays import KINDS, KNOWN_BY, ROLES, UNKNOWN, Snapshot, Ties
from graph.snapshot.keeping import Snapshots
from graph.snapshot.work import Stop

__all__ = ["KINDS", "KNOWN_BY", "ROLES", "UNKNOWN", "Snapshot", "Snapshots", "Stop", "Ties"]
