"""Venues: where an arrangement or a service could take place."""

from graph.venues.answer import VenueFit, VenuePartKind
from graph.venues.question import venues_for

__all__ = ["VenueFit", "VenuePartKind", "venues_for"]
